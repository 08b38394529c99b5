// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/token_command.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLockFile>
#include <QSslCertificate>

#include <cmath>

#include "app/common/command_line.h"
#include "app/relay/texts.h"
#include "models/event/clock.h"
#include "models/relay/access_file.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

CommandLine tokenLine()
{
    CommandLine line(u"yagura-relay token"_s,
        Relay::tr("Says who may use a relay, in the file that \"serve --tokens\" goes by: adds a token and prints it, "
                  "lists what is there, or revokes a token. A relay that is running takes it up within a second."));
    line.addArgument(u"add|list|revoke"_s, Relay::tr("What to do."));
    line.addValue(u"tokens"_s, u"FILE"_s, Relay::tr("The file of tokens; add makes it when it is missing. Required."));
    line.addValue(u"name"_s, u"NAME"_s, Relay::tr("Whose token it is: letters, digits, hyphens and full stops."));
    line.addValue(
        u"tlp"_s, u"TLP"_s, Relay::tr("The highest TLP that is given: CLEAR, GREEN, AMBER, AMBER+STRICT or RED."));
    line.addValue(u"sectors"_s, u"CODES"_s,
        Relay::tr("Give only what names one of these sectors, as in jp.electricity,jp.gas. Default: all."));
    line.addValue(u"feeds"_s, u"NAMES"_s, Relay::tr("Give only these feeds. Default: all."));
    line.addValue(u"audience"_s, u"NAMES"_s,
        Relay::tr("Countries and communities that the holder belongs to, as in JP,FIRST: what is releasable to others "
                  "only is not given. * is everybody. Default: nobody in particular."));
    line.addValue(
        u"rate"_s, u"N"_s, Relay::tr("Give at most N events a second; the rest waits. Default: no limit."), u"0"_s);
    line.addFlag(u"submit"_s, Relay::tr("Take desk actions (acknowledgements and the like) from the holder."));
    line.addValue(u"days"_s, u"N"_s, Relay::tr("Days until the token expires. Default: it does not."));
    line.addValue(u"certificate"_s, u"FILE"_s,
        Relay::tr("Let in the holder of this client certificate (PEM) instead of making a token."));
    line.addExample(u"yagura-relay token add --tokens tokens.json --name desk-1 --tlp RED --audience '*' --submit"_s,
        Relay::tr("A desk of one's own, which gets everything."));
    line.addExample(u"yagura-relay token add --tokens tokens.json --name partner --tlp GREEN --audience US --days 90"_s,
        Relay::tr("A partner abroad, for ninety days."));
    line.addExample(u"yagura-relay token revoke --tokens tokens.json --name partner"_s,
        Relay::tr("The partner is cut off within a second."));
    return line;
}

Problem bad(const QString &option, const QString &detail)
{
    return {Problem::Kind::BadOption, option, detail};
}

// An option that is given and names nothing is a slip (a variable of a script that is empty), not "all".
Outcome<std::vector<std::string>> wordsOf(const CommandLine &line, const QString &option)
{
    std::vector<std::string> words;
    for (const QString &word : line.value(option).split(u',')) {
        if (const QString trimmed = word.trimmed(); !trimmed.isEmpty())
            words.push_back(trimmed.toStdString());
    }
    if (words.empty() && line.isSet(option))
        return bad(u"--"_s + option, Relay::tr("at least one name is expected"));
    return words;
}

Outcome<QByteArray> certificateHash(const QString &path)
{
    if (!QFileInfo::exists(path))
        return Problem{Problem::Kind::FileMissing, path, {}};
    const auto certificates = QSslCertificate::fromPath(path, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (certificates.isEmpty() || certificates.first().isNull())
        return Problem{Problem::Kind::WrongFormat, path, Relay::tr("a certificate in PEM form is expected")};
    return certificates.first().digest(QCryptographicHash::Sha256);
}

Outcome<AccessToken> tokenFrom(const CommandLine &line)
{
    if (const auto missing = line.require(u"tlp"_s))
        return *missing;
    const auto tlp = tlpNamed(line.value(u"tlp"_s).toUpper());
    if (!tlp)
        return bad(u"--tlp"_s,
            Relay::tr("CLEAR, GREEN, AMBER, AMBER+STRICT or RED is expected, not %1").arg(line.value(u"tlp"_s)));
    const auto rate = line.number(u"rate"_s, 0, 1'000'000);
    if (!rate)
        return rate.error();
    if (*rate != std::floor(*rate)) // 0.5 must not become 0, which is no limit
        return bad(u"--rate"_s, Relay::tr("a whole number is expected, not %1").arg(line.value(u"rate"_s)));
    const auto days = line.isSet(u"days"_s) ? line.number(u"days"_s, 1, 36'500) : Outcome<double>(0.0);
    if (!days)
        return days.error();

    const auto sectors = wordsOf(line, u"sectors"_s);
    if (!sectors)
        return sectors.error();
    const auto audience = wordsOf(line, u"audience"_s);
    if (!audience)
        return audience.error();
    const auto feeds = wordsOf(line, u"feeds"_s);
    if (!feeds)
        return feeds.error();

    AccessToken token;
    token.name = line.value(u"name"_s).toStdString();
    token.limits = {*tlp, *sectors, *audience};
    token.feeds = *feeds;
    token.rate = static_cast<std::uint32_t>(*rate);
    token.maySubmit = line.isSet(u"submit"_s);
    if (*days > 0)
        token.expires = Clock::system().now() + std::chrono::hours{24 * static_cast<int>(*days)};
    if (line.isSet(u"certificate"_s)) {
        const auto hash = certificateHash(line.value(u"certificate"_s));
        if (!hash)
            return hash.error();
        token.certificateHash = *hash;
    }
    return token;
}

Success add(const CommandLine &line, const QString &path, AccessList list)
{
    auto token = tokenFrom(line);
    if (!token)
        return token.error();
    if (std::ranges::find(list, token->name, &AccessToken::name) != list.end())
        return bad(u"--name"_s, Relay::tr("there is a token of that name already"));
    const QByteArray secret = token->certificateHash.isEmpty() ? newToken() : QByteArray();
    if (!secret.isEmpty())
        token->tokenHash = hashOf(secret);
    list.push_back(*std::move(token));
    // By its own reader, so that nothing gets into the file that would keep a relay from starting.
    if (const auto readable = parseAccess(writeAccess(list), path); !readable)
        return readable.error();
    if (const Success written = writeAccessFile(path, list); !written)
        return written;
    if (!secret.isEmpty())
        print(QString::fromLatin1(secret) + u'\n'); // the only time that it can be seen
    return Done{};
}

Success revoke(const CommandLine &line, const QString &path, AccessList list)
{
    if (std::erase_if(list, [&](const auto &token) { return token.name == line.value(u"name"_s).toStdString(); }) == 0)
        return bad(u"--name"_s, Relay::tr("there is no token of that name"));
    return writeAccessFile(path, list);
}

QString joined(const std::vector<std::string> &words)
{
    QStringList list;
    for (const std::string &word : words)
        list << QString::fromStdString(word);
    return list.isEmpty() ? u"-"_s : list.join(u',');
}

// One line each, with tabs between: for people and for cut(1).
void printList(const AccessList &list)
{
    for (const AccessToken &token : list) {
        const QString until = token.expires
            ? QDateTime::fromMSecsSinceEpoch(toMs(*token.expires), Qt::UTC).toString(Qt::ISODate)
            : u"-"_s;
        const QStringList columns{QString::fromStdString(token.name), u"TLP:"_s + nameOfTlp(token.limits.ceiling),
            u"sectors="_s + joined(token.limits.sectors), u"feeds="_s + joined(token.feeds),
            u"audience="_s + joined(token.limits.audience), u"rate="_s + QString::number(token.rate),
            token.maySubmit ? u"submit=yes"_s : u"submit=no"_s, u"expires="_s + until,
            token.tokenHash.isEmpty() ? u"by=certificate"_s : u"by=token"_s};
        print(columns.join(u'\t') + u'\n');
    }
}

Success run(const CommandLine &line)
{
    const QString what = line.arguments().value(0);
    const bool adds = what == u"add"_s;
    if (!adds && what != u"list"_s && what != u"revoke"_s)
        return Problem{Problem::Kind::UnknownCommand, what, {}};
    if (const auto missing = line.require(u"tokens"_s))
        return *missing;
    if (what != u"list"_s) {
        if (const auto missing = line.require(u"name"_s))
            return *missing;
    }
    const QString path = line.value(u"tokens"_s);
    QLockFile lock(path + u".lock"_s); // two at once would lose what one of them says
    if (what != u"list"_s && !lock.tryLock(5000))
        return Problem{Problem::Kind::NotWritable, path,
            Relay::tr("another program is changing it, or the folder cannot be written")};
    const auto list = adds && !QFileInfo::exists(path) ? Outcome<AccessList>(AccessList()) : readAccessFile(path);
    if (!list)
        return list.error();
    if (adds)
        return add(line, path, *list);
    if (what == u"revoke"_s)
        return revoke(line, path, *list);
    printList(*list);
    return Done{};
}

} // namespace

int runToken(const QStringList &arguments)
{
    CommandLine line = tokenLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    const Success done = run(line);
    return done ? exitDone : report(done.error());
}

} // namespace yagura
