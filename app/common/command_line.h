// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStringList>

#include <memory>
#include <optional>

#include "models/problem/problem.h"

namespace yagura {

// Exit codes of both programs.
inline constexpr int exitDone = 0;
inline constexpr int exitFailure = 1; // something outside the program is not as it must be
inline constexpr int exitUsage = 2;   // the command line is not as it must be

// The command line of one command: options, arguments, help. A QCommandLineParser that neither prints nor exits, and
// says what is wrong as a Problem. Value-like, no threads.
//
//     CommandLine line(u"yagura-relay verify"_qs, tr("Checks a store."));
//     line.addValue(u"store"_qs, u"DIR"_qs, tr("Folder of the store."));
//     if (const auto problem = line.parse(arguments)) return report(*problem);
//     if (line.helpRequested()) …
//
// Every command line has --help (-h) and --language by itself.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    // `invocation`: program and command as the user types them. `summary`: one or two sentences.
    CommandLine(const QString &invocation, const QString &summary);

    void addFlag(const QString &name, const QString &description);
    void addVersion(); // --version (-v)
    // `placeholder` as in "--store DIR"; `fallback` is what value() says when the option is not given.
    void addValue(
        const QString &name, const QString &placeholder, const QString &description, const QString &fallback = {});
    // Positional, in this order. `required` ones first.
    void addArgument(const QString &placeholder, const QString &description, bool required = true);
    // The last positional, one or more of them.
    void addArguments(const QString &placeholder, const QString &description);
    void addExample(const QString &command, const QString &whatItDoes);
    // Names and one-line descriptions under a heading "Commands", for the help of a program that has commands.
    void addCommand(const QString &name, const QString &description);

    // Without the program's and the command's own name. Options may follow arguments; "--" ends them. With `leading`,
    // parsing stops at the first word that is not an option: that word and what follows are in rest().
    enum class Mode { Whole, Leading };
    [[nodiscard]] std::optional<Problem> parse(const QStringList &arguments, Mode mode = Mode::Whole);

    [[nodiscard]] bool helpRequested() const { return isSet(QStringLiteral("help")); }
    [[nodiscard]] bool isSet(const QString &name) const { return m_parser->isSet(name); }
    [[nodiscard]] QString value(const QString &name) const { return m_parser->value(name); }
    [[nodiscard]] QStringList values(const QString &name) const { return m_parser->values(name); }
    [[nodiscard]] QStringList arguments() const { return m_parser->positionalArguments(); }
    [[nodiscard]] QStringList rest() const { return m_rest; }

    // A number within a range, or the Problem that says which range.
    [[nodiscard]] Outcome<double> number(const QString &name, double least, double most) const;
    // MissingArgument when the option is not given or empty.
    [[nodiscard]] std::optional<Problem> require(const QString &name) const;
    // BadOption when more than one of them is given.
    [[nodiscard]] std::optional<Problem> exclusive(const QStringList &names) const;

    [[nodiscard]] QString helpText() const;

private:
    struct Row
    {
        QString left;
        QString right;
    };
    struct Argument
    {
        QString placeholder;
        bool required = true;
        bool repeated = false;
    };
    struct Option
    {
        QString name;
        QString placeholder; // empty: a flag
    };

    [[nodiscard]] const Option *find(const QString &name) const;
    [[nodiscard]] std::optional<Problem> check(const QStringList &arguments, Mode mode, qsizetype *end) const;
    [[nodiscard]] std::optional<Problem> checkArguments() const;
    [[nodiscard]] QString usage() const;

    std::unique_ptr<QCommandLineParser> m_parser; // by pointer, because a command line is moved about
    QString m_invocation;
    QString m_summary;
    QList<Option> m_options;
    QList<Argument> m_arguments;
    QList<Row> m_optionRows;
    QList<Row> m_argumentRows;
    QList<Row> m_commandRows;
    QList<Row> m_examples;
    QStringList m_rest;
};

// "yagura-relay: SENTENCE" on stderr. Returns exitUsage for problems of the command line, else exitFailure.
int report(const Problem &problem);
void print(const QString &text); // to stdout, at once

} // namespace yagura
