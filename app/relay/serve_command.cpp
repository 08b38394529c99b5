// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/serve_command.h"

#include <QLoggingCategory>

#include "app/common/command_line.h"
#include "app/common/termination.h"
#include "app/relay/access_options.h"
#include "app/relay/listen_address.h"
#include "app/relay/service_options.h"
#include "app/relay/texts.h"
#include "models/catalog/catalog.h"
#include "models/relay/feed_server.h"
#include "models/relay/load_source.h"
#include "models/relay/replay_source.h"
#include "models/relay/scenario_source.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(log, "yagura.relay", QtInfoMsg)

CommandLine serveLine()
{
    CommandLine line(u"yagura-relay serve"_s,
        Relay::tr(
            "Serves the feeds of a store over WebSocket until it is stopped with SIGINT or SIGTERM. Prints one line "
            "\"listening on URL\" on standard output as soon as clients may connect."));
    line.addValue(u"listen"_s, u"ADDRESS:PORT"_s,
        Relay::tr("Where to listen. Port 0 takes a free one. Default: 127.0.0.1:7411."), u"127.0.0.1:7411"_s);
    line.addValue(u"store"_s, u"DIR"_s, Relay::tr("Folder of the store; made when it is missing. Required."));
    line.addValue(u"scenario"_s, u"NAME|FILE"_s,
        Relay::tr("Play a scenario: \"demo\", or an NDJSON file. It goes on where it is after a restart."));
    line.addValue(u"replay"_s, u"FILE"_s, Relay::tr("Play a recording made by the command record."));
    line.addValue(u"speed"_s, u"N"_s, Relay::tr("How many times faster to play the recording. Default: 1."), u"1"_s);
    line.addValue(u"rate"_s, u"N"_s, Relay::tr("Make up N incidents a second, for measuring."));
    line.addValue(u"seed"_s, u"N"_s, Relay::tr("Which incidents are made up. Default: 1."), u"1"_s);
    line.addValue(u"heartbeat-ms"_s, u"N"_s, Relay::tr("Milliseconds between heartbeats, 100 to 60000. Default: 5000."),
        u"5000"_s);
    line.addFlag(u"allow-plain"_s, Relay::tr("Allow unencrypted connections from other machines."));
    addAccessOptions(line);
    addServiceOptions(line);
    line.addExample(u"yagura-relay serve --store ~/yagura-demo --scenario demo"_s,
        Relay::tr("The demo, on the default port of this machine."));
    line.addExample(u"yagura-relay serve --listen 127.0.0.1:0 --store /tmp/replay --replay night.ndjson --speed 60"_s,
        Relay::tr("A recorded hour in a minute, on a free port."));
    line.addExample(
        u"yagura-relay serve --store /tmp/bench --rate 5000"_s, Relay::tr("Five thousand made-up incidents a second."));
    line.addExample(u"yagura-relay serve --store /srv/yagura --listen 192.0.2.7:7411 --certificate relay.pem "
                    "--key relay.key --tokens tokens.json"_s,
        Relay::tr("For other machines: encrypted, and only for those who have a token."));
    return line;
}

struct Settings
{
    FeedServer::Options server;
    double speed = 1;
    double rate = 0;
    std::uint64_t seed = 1;
};

Outcome<Settings> settingsOf(const CommandLine &line)
{
    if (const auto missing = line.require(u"store"_s))
        return *missing;
    if (const auto conflict = line.exclusive({u"scenario"_s, u"replay"_s, u"rate"_s}))
        return *conflict;
    const auto address = listenAddress(line.value(u"listen"_s));
    if (!address)
        return address.error();
    const auto heartbeat = line.number(u"heartbeat-ms"_s, 100, 60'000);
    if (!heartbeat)
        return heartbeat.error();
    const auto speed = line.number(u"speed"_s, 0.001, 1'000'000);
    if (!speed)
        return speed.error();
    const auto seed = line.number(u"seed"_s, 0, 1e15);
    if (!seed)
        return seed.error();
    const auto rate = line.isSet(u"rate"_s) ? line.number(u"rate"_s, 0.001, 1'000'000) : Outcome<double>(0.0);
    if (!rate)
        return rate.error();

    Settings settings{{}, *speed, *rate, static_cast<std::uint64_t>(*seed)};
    settings.server.address = address->host;
    settings.server.port = address->port;
    settings.server.allowPlain = line.isSet(u"allow-plain"_s);
    settings.server.timing.heartbeat = std::chrono::milliseconds{std::llround(*heartbeat)};
    if (const Success taken = takeAccessOptions(line, settings.server); !taken)
        return taken.error();
    return settings;
}

Outcome<LoadSource::Profile> loadProfile(const Settings &settings)
{
    const auto catalog = Catalog::load();
    if (!catalog)
        return catalog.error();
    LoadSource::Profile profile{settings.rate, settings.seed, {}, {}};
    for (const Sector &sector : catalog->sectors()) {
        if (sector.designated())
            profile.sectors.push_back(sector.code);
    }
    for (const Region &region : catalog->regions()) {
        if (region.real())
            profile.regions.push_back(region.code);
    }
    return profile;
}

// nullptr: the store is served as it is.
Outcome<std::unique_ptr<EventSource>> sourceFor(const CommandLine &line, const Settings &settings, RelayStore &store)
{
    std::unique_ptr<EventSource> source;
    if (line.isSet(u"scenario"_s)) {
        source = std::make_unique<ScenarioSource>(store, line.value(u"scenario"_s), Clock::system());
    } else if (line.isSet(u"replay"_s)) {
        source = std::make_unique<ReplaySource>(store, line.value(u"replay"_s), settings.speed, Clock::system());
    } else if (settings.rate > 0) {
        auto profile = loadProfile(settings);
        if (!profile)
            return profile.error();
        source = std::make_unique<LoadSource>(store, *std::move(profile), Clock::system());
    }
    return source;
}

Success start(EventSource &source, FeedServer &server)
{
    QObject::connect(&source, &EventSource::silenceChanged, &server, &FeedServer::setMuted);
    QObject::connect(&source, &EventSource::failed, &server,
        [](const Problem &problem) { qCWarning(log).noquote() << sentence(problem); });
    QObject::connect(&source, &EventSource::exhausted, &server,
        [] { qCInfo(log) << "the source has played to its end; the store is served on"; });
    return source.start();
}

RelayMetrics metricsOf(const FeedServer &server, RelayStore &store)
{
    RelayMetrics metrics;
    metrics.version = YAGURA_VERSION;
    metrics.connections = server.connections();
    metrics.counters = server.counters();
    for (const std::string &name : store.feedNames()) {
        const FeedStore *feed = store.feed(name);
        const auto kept = store.journal().feed(name);
        RelayMetrics::Feed line{name, number(feed->head()), kept ? kept->quarantined : 0, server.clientsOf(name), -1};
        if (feed->lastSequenced() != UtcTime{})
            line.secondsSinceEvent
                = std::chrono::duration<double>(Clock::system().now() - feed->lastSequenced()).count();
        metrics.feeds.push_back(std::move(line));
    }
    if (const Success written = store.probe(); !written)
        metrics.trouble = sentence(written.error());
    return metrics;
}

} // namespace

int runServe(const QStringList &arguments)
{
    CommandLine line = serveLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    auto settings = settingsOf(line);
    if (!settings)
        return report(settings.error());

    Termination termination; // before anything is written, so that an early signal ends in order, too
    const auto store = RelayStore::open(line.value(u"store"_s));
    if (!store)
        return report(store.error());
    AccessFile tokens(line.value(u"tokens"_s));
    const auto access = openAccess(line, tokens);
    if (!access)
        return report(access.error());
    settings->server.access = *access;
    FeedServer server(**store, settings->server, Clock::system());
    QObject::connect(&tokens, &AccessFile::changed, &server, &FeedServer::setAccess);
    // Everybody is told; whoever does not take it in is not waited for.
    QObject::connect(&server, &FeedServer::closed, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&termination, &Termination::requested, &server, [&server] {
        QTimer::singleShot(std::chrono::seconds(1), qApp, &QCoreApplication::quit);
        server.close();
    });
    const auto service = Service::start(line, [&] { return metricsOf(server, **store); });
    if (!service)
        return report(service.error());
    if (const Success listening = server.listen(); !listening)
        return report(listening.error());
    const auto source = sourceFor(line, *settings, **store);
    if (!source)
        return report(source.error());
    if (*source) {
        if (const Success started = start(**source, server); !started)
            return report(started.error());
    }
    qCInfo(log).noquote() << "listening on" << server.url().toString();
    print(u"listening on %1\n"_s.arg(server.url().toString()) + (*service)->where());
    const int code = QCoreApplication::exec();
    qCInfo(log) << "ended";
    return code;
}

} // namespace yagura
