// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/bridge_settings.h"

#include <QFile>
#include <QFileInfo>

#include "app/relay/texts.h"
#include "models/feed/feed_url.h"
#include "models/relay/feed_store.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 longestSecret = 4096; // bytes

bool isUrl(const QString &place)
{
    return place.contains(u"://"_s);
}

bool isNats(const QUrl &url)
{
    return url.scheme().startsWith(u"nats+"_s);
}

// The first line of a file: a secret on the command line could be read by everybody on the machine.
Outcome<QByteArray> secretIn(const QString &path)
{
    if (!QFileInfo::exists(path))
        return Problem{Problem::Kind::FileMissing, path, {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::FileUnreadable, path, file.errorString()};
    const QByteArray line = file.readLine(longestSecret + 1).trimmed();
    if (line.isEmpty() || line.size() > longestSecret)
        return Problem{Problem::Kind::WrongFormat, path, Relay::tr("one line with the secret is expected")};
    return line;
}

Success readAccess(const CommandLine &line, FeedAccess &access)
{
    if (const auto conflict = line.exclusive({u"token-file"_s, u"user"_s}))
        return *conflict;
    if (line.isSet(u"user"_s) != line.isSet(u"password-file"_s))
        return Problem{
            Problem::Kind::MissingArgument, line.isSet(u"user"_s) ? u"--password-file FILE"_s : u"--user NAME"_s, {}};
    for (const auto &[option, secret] :
        {std::pair{u"token-file"_s, &access.token}, std::pair{u"password-file"_s, &access.password}}) {
        if (!line.isSet(option))
            continue;
        auto read = secretIn(line.value(option));
        if (!read)
            return read.error();
        *secret = *std::move(read);
    }
    access.user = line.value(u"user"_s);
    access.caFile = line.value(u"ca"_s);
    access.certificateFile = line.value(u"certificate"_s);
    access.keyFile = line.value(u"key"_s);
    access.allowPlain = line.isSet(u"allow-plain"_s);
    return Done{};
}

Success readPlaces(const CommandLine &line, BridgeSettings &settings)
{
    const QString from = line.value(u"from"_s);
    const QString to = line.value(u"to"_s);
    if (isUrl(from) == isUrl(to))
        return Problem{Problem::Kind::BadOption, u"--to"_s,
            Relay::tr("of --from and --to, one is the folder of a store and the other the address of a server")};
    settings.toServer = isUrl(to);
    settings.folder = isUrl(to) ? from : to;
    const auto url = feedUrl(isUrl(to) ? to : from, settings.server.access.allowPlain);
    if (!url)
        return url.error();
    if (settings.toServer && !isNats(*url))
        return Problem{Problem::Kind::BadOption, u"--to"_s,
            Relay::tr("events are published into JetStream, at nats+wss://HOST:PORT or nats+ws://HOST:PORT")};
    settings.server.url = *url;
    return Done{};
}

Success readFeeds(const CommandLine &line, BridgeSettings &settings)
{
    settings.feeds = line.values(u"feed"_s);
    settings.feeds.removeDuplicates();
    const QString named = settings.server.url.path(QUrl::FullyDecoded).mid(1);
    if (!named.isEmpty() && !settings.feeds.isEmpty())
        return Problem{Problem::Kind::BadOption, u"--feed"_s, Relay::tr("the address names a feed already")};
    if (!named.isEmpty())
        settings.feeds = {named};
    for (const QString &feed : std::as_const(settings.feeds)) {
        if (!isFeedName(feed.toStdString()))
            return Problem{Problem::Kind::BadOption, u"--feed"_s,
                Relay::tr("a feed's name has letters, digits, hyphens, underscores and full stops")};
    }
    return Done{};
}

} // namespace

CommandLine bridgeLine()
{
    CommandLine line(u"yagura-relay bridge"_s,
        Relay::tr(
            "Brings the feeds of a store into NATS JetStream, or the feeds of a server into a store, in their order "
            "and each event once, also when it is interrupted and run again. The store that is published may be in "
            "use by a relay meanwhile; the one that is filled may not."));
    line.addValue(u"from"_s, u"DIR|URL"_s,
        Relay::tr("A store, or a server: nats+wss://HOST:PORT of NATS, wss://HOST:PORT of a relay. Required."));
    line.addValue(u"to"_s, u"URL|DIR"_s,
        Relay::tr("A NATS server, or a store that is made when it is missing. Other servers of the cluster are named "
                  "like nats+wss://HOST:PORT?also=HOST2:PORT2,HOST3:PORT3. Required."));
    line.addValue(u"feed"_s, u"NAME"_s, Relay::tr("Only this feed; may be given several times. Default: all of them."));
    line.addFlag(u"follow"_s, Relay::tr("Go on with what comes later, until SIGINT or SIGTERM."));
    line.addValue(u"replicas"_s, u"N"_s,
        Relay::tr("On how many servers of a cluster a stream lies that has to be made, 1 to 5. Default: 1."), u"1"_s);
    line.addFlag(u"one-by-one"_s,
        Relay::tr("Publish each event when the one before it is confirmed. Slower, but other streams can then copy a "
                  "part of the stream."));
    line.addValue(u"token-file"_s, u"FILE"_s, Relay::tr("File with the access token for the server, in one line."));
    line.addValue(u"user"_s, u"NAME"_s, Relay::tr("User of the NATS server."));
    line.addValue(u"password-file"_s, u"FILE"_s, Relay::tr("File with the password of the user, in one line."));
    line.addValue(u"ca"_s, u"FILE"_s,
        Relay::tr("Certificates of the authorities to trust, as PEM. Default: those of the system."));
    line.addValue(u"certificate"_s, u"FILE"_s, Relay::tr("Certificate to show to the server, as PEM."));
    line.addValue(u"key"_s, u"FILE"_s, Relay::tr("Private key of that certificate, as PEM."));
    line.addFlag(u"allow-plain"_s, Relay::tr("Allow an unencrypted connection to another machine."));
    line.addExample(u"yagura-relay bridge --from ~/yagura-demo --to nats+ws://127.0.0.1:8443 --follow"_s,
        Relay::tr("Everything that a relay on this machine keeps, for as long as it runs."));
    line.addExample(u"yagura-relay bridge --from ~/yagura-real --to "
                    "nats+wss://n1.example:8443?also=n2.example:8443,n3.example:8443 --replicas 3 --user relay "
                    "--password-file /etc/yagura/nats-password"_s,
        Relay::tr("An import into a cluster of three, kept on each of them."));
    line.addExample(u"yagura-relay bridge --from nats+wss://n1.example:8443/jp-gov --to ~/copy"_s,
        Relay::tr("One feed out of JetStream into a store, to be served, exported or verified."));
    return line;
}

Outcome<BridgeSettings> bridgeSettings(const CommandLine &line)
{
    for (const auto &name : {u"from"_s, u"to"_s}) {
        if (const auto missing = line.require(name))
            return *missing;
    }
    BridgeSettings settings;
    const auto replicas = line.number(u"replicas"_s, 1, 5);
    if (!replicas)
        return replicas.error();
    settings.replicas = static_cast<int>(*replicas);
    settings.follow = line.isSet(u"follow"_s);
    settings.oneByOne = line.isSet(u"one-by-one"_s);
    if (const Success read = readAccess(line, settings.server.access); !read)
        return read.error();
    if (const Success read = readPlaces(line, settings); !read)
        return read.error();
    if (const Success read = readFeeds(line, settings); !read)
        return read.error();
    return settings;
}

} // namespace yagura
