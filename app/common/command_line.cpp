// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/command_line.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Problem badOption(const QString &name, const QString &detail)
{
    return {Problem::Kind::BadOption, u"--"_s + name, detail};
}

// Columns on a terminal: a Japanese character takes two.
qsizetype columns(const QString &s)
{
    qsizetype n = 0;
    for (const QChar c : s)
        n += c.unicode() >= 0x1100 ? 2 : 1;
    return n;
}

template <typename Rows> QString table(const QString &heading, const Rows &rows)
{
    if (rows.isEmpty())
        return {};
    qsizetype widest = 0;
    for (const auto &row : rows)
        widest = std::max(widest, columns(row.left));
    QString out = u'\n' + heading + u'\n';
    for (const auto &row : rows)
        out += u"  "_s + row.left + QString(widest - columns(row.left) + 2, u' ') + row.right + u'\n';
    return out;
}

bool isUsage(Problem::Kind kind)
{
    using Kind = Problem::Kind;
    return kind == Kind::BadOption || kind == Kind::UnknownOption || kind == Kind::UnknownCommand
        || kind == Kind::MissingArgument || kind == Kind::BadUrl || kind == Kind::PlainNotAllowed;
}

} // namespace

CommandLine::CommandLine(const QString &invocation, const QString &summary)
    : m_parser(std::make_unique<QCommandLineParser>())
    , m_invocation(invocation)
    , m_summary(summary)
{
    m_parser->addOption({{u"h"_s, u"help"_s}, QString()});
    m_options.append({u"help"_s, {}});
    m_optionRows.append({u"-h, --help"_s, tr("Show this help.")});
    addValue(u"language"_s, u"ja|en"_s, tr("Language of the messages. Default: that of the system."));
}

void CommandLine::addFlag(const QString &name, const QString &description)
{
    m_parser->addOption(QCommandLineOption(name));
    m_options.append({name, {}});
    m_optionRows.append({u"--"_s + name, description});
}

void CommandLine::addVersion()
{
    m_parser->addOption({{u"v"_s, u"version"_s}, QString()});
    m_options.append({u"version"_s, {}});
    m_optionRows.append({u"-v, --version"_s, tr("Show the version.")});
}

void CommandLine::addValue(
    const QString &name, const QString &placeholder, const QString &description, const QString &fallback)
{
    m_parser->addOption({name, QString(), placeholder, fallback});
    m_options.append({name, placeholder});
    m_optionRows.append({u"--"_s + name + u' ' + placeholder, description});
}

void CommandLine::addArgument(const QString &placeholder, const QString &description, bool required)
{
    m_arguments.append({placeholder, required});
    m_argumentRows.append({placeholder, description});
}

void CommandLine::addArguments(const QString &placeholder, const QString &description)
{
    m_arguments.append({placeholder, true, true});
    m_argumentRows.append({placeholder + u'…', description});
}

void CommandLine::addExample(const QString &command, const QString &whatItDoes)
{
    m_examples.append({command, whatItDoes});
}

void CommandLine::addCommand(const QString &name, const QString &description)
{
    m_commandRows.append({name, description});
}

const CommandLine::Option *CommandLine::find(const QString &name) const
{
    for (const Option &option : m_options) {
        if (option.name == name)
            return &option;
    }
    return nullptr;
}

// QCommandLineParser gives its mistakes as English prose and takes "--store --scenario" for a folder of that name, so
// the words are looked through here first.
std::optional<Problem> CommandLine::check(const QStringList &arguments, Mode mode, qsizetype *end) const
{
    for (*end = 0; *end < arguments.size(); ++*end) {
        const QString &word = arguments.at(*end);
        if (word == u"--"_s && mode == Mode::Whole)
            break;
        if (!word.startsWith(u'-') || word == u"-"_s) {
            if (mode == Mode::Leading)
                return std::nullopt;
            continue;
        }
        if (word == u"-h"_s || (word == u"-v"_s && find(u"version"_s)))
            continue;
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.startsWith(u"--"_s) ? word.mid(2, equals < 0 ? -1 : equals - 2) : QString();
        const Option *option = name.isEmpty() ? nullptr : find(name);
        if (!option)
            return Problem{Problem::Kind::UnknownOption, equals < 0 ? word : word.left(equals), {}};
        if (option->placeholder.isEmpty()) {
            if (equals >= 0)
                return badOption(name, tr("it takes no value"));
            continue;
        }
        if (equals >= 0)
            continue;
        if (*end + 1 == arguments.size() || arguments.at(*end + 1).startsWith(u"--"_s))
            return badOption(name, tr("its value is missing: %1").arg(option->placeholder));
        ++*end;
    }
    return std::nullopt;
}

std::optional<Problem> CommandLine::parse(const QStringList &arguments, Mode mode)
{
    qsizetype end = 0;
    if (auto problem = check(arguments, mode, &end))
        return problem;
    m_rest = mode == Mode::Leading ? arguments.mid(end) : QStringList();
    const QStringList own = mode == Mode::Leading ? arguments.first(end) : arguments;
    if (!m_parser->parse(QStringList(m_invocation) + own))
        return Problem{Problem::Kind::BadOption, own.join(u' '), m_parser->errorText()};
    if (helpRequested() || mode == Mode::Leading)
        return std::nullopt;
    return checkArguments();
}

std::optional<Problem> CommandLine::checkArguments() const
{
    const QStringList given = m_parser->positionalArguments();
    const bool openEnded = !m_arguments.isEmpty() && m_arguments.last().repeated;
    if (given.size() > m_arguments.size() && !openEnded)
        return Problem{Problem::Kind::BadOption, given.at(m_arguments.size()), tr("one word too many")};
    for (qsizetype i = 0; i < m_arguments.size(); ++i) {
        if (m_arguments.at(i).required && (i >= given.size() || given.at(i).isEmpty()))
            return Problem{Problem::Kind::MissingArgument, m_arguments.at(i).placeholder, {}};
    }
    return std::nullopt;
}

Outcome<double> CommandLine::number(const QString &name, double least, double most) const
{
    bool ok = false;
    const double number = value(name).toDouble(&ok);
    if (ok && number >= least && number <= most)
        return number;
    return badOption(name,
        tr("a number from %1 to %2 is expected, not %3")
            .arg(QString::number(least, 'g', 12), QString::number(most, 'g', 12), value(name)));
}

std::optional<Problem> CommandLine::require(const QString &name) const
{
    if (!value(name).isEmpty())
        return std::nullopt;
    const Option *option = find(name);
    return Problem{
        Problem::Kind::MissingArgument, u"--"_s + name + u' ' + (option ? option->placeholder : QString()), {}};
}

std::optional<Problem> CommandLine::exclusive(const QStringList &names) const
{
    QString first;
    for (const QString &name : names) {
        if (!isSet(name))
            continue;
        if (!first.isEmpty())
            return badOption(name, tr("it excludes %1").arg(u"--"_s + first));
        first = name;
    }
    return std::nullopt;
}

QString CommandLine::usage() const
{
    QString usage = m_invocation;
    if (!m_optionRows.isEmpty())
        usage += u' ' + tr("[options]");
    if (!m_commandRows.isEmpty())
        usage += u' ' + tr("COMMAND …");
    for (const Argument &argument : m_arguments) {
        usage += argument.required ? u' ' + argument.placeholder : u" ["_s + argument.placeholder + u']';
        usage += argument.repeated ? u"…"_s : QString();
    }
    return usage;
}

QString CommandLine::helpText() const
{
    QString out = tr("Usage: %1").arg(usage()) + u"\n\n"_s + m_summary + u'\n';
    out += table(tr("Commands:"), m_commandRows);
    out += table(tr("Arguments:"), m_argumentRows);
    out += table(tr("Options:"), m_optionRows);
    if (!m_examples.isEmpty())
        out += u'\n' + tr("Examples:") + u'\n';
    for (const Row &example : m_examples)
        out += u"  "_s + example.left + u"\n      "_s + example.right + u'\n';
    return out;
}

int report(const Problem &problem)
{
    const QString program = QFileInfo(QCoreApplication::applicationFilePath()).fileName();
    std::fputs(qPrintable(program + u": "_s + sentence(problem) + u'\n'), stderr);
    return isUsage(problem.kind) ? exitUsage : exitFailure;
}

void print(const QString &line)
{
    std::fputs(line.toUtf8().constData(), stdout);
    std::fflush(stdout);
}

} // namespace yagura
