// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/bridge_command.h"

#include <QLocale>

#include <climits>

#include "app/common/termination.h"
#include "app/relay/bridge_settings.h"
#include "app/relay/broadcaster.h"
#include "app/relay/collector.h"
#include "app/relay/progress_line.h"
#include "app/relay/texts.h"

namespace yagura {

namespace {

int bounded(quint64 count)
{
    return static_cast<int>(std::min<quint64>(count, INT_MAX));
}

void printLine(const QString &feed, const QString &text)
{
    print(feed + QStringLiteral(": ") + text + u'\n');
}

void printCounts(const QString &feed, const UnsentEvents::Counts &counts)
{
    printLine(feed, Relay::tr("%n event(s) published.", nullptr, bounded(counts.stored)));
    if (counts.present > 0)
        printLine(feed, Relay::tr("%n already in the stream.", nullptr, bounded(counts.present)));
    if (counts.unreadable > 0)
        printLine(feed, Relay::tr("%n that this version cannot read, left out.", nullptr, bounded(counts.unreadable)));
    if (counts.replaced > 0)
        printLine(feed,
            Relay::tr("%n left out: the stream holds something else under their message ids.", nullptr,
                bounded(counts.replaced)));
}

void printCounts(const QString &feed, const Collector::Counts &counts)
{
    printLine(feed, Relay::tr("%n event(s) taken.", nullptr, bounded(counts.taken)));
    if (counts.present > 0)
        printLine(feed, Relay::tr("%n already there.", nullptr, bounded(counts.present)));
    if (counts.refused > 0)
        printLine(feed, Relay::tr("%n quarantined.", nullptr, bounded(counts.refused)));
}

// Runs until the work is done, has failed, or a signal comes.
template <typename Worker> std::optional<Problem> runToTheEnd(Worker &worker)
{
    Termination termination;
    std::optional<Problem> failure;
    QObject::connect(&termination, &Termination::requested, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&worker, &Worker::finished, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&worker, &Worker::failed, &worker, [&failure](const Problem &problem) {
        failure = problem;
        QMetaObject::invokeMethod(qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return failure;
}

template <typename Counts> void printAll(const std::map<std::string, Counts> &counts)
{
    for (const auto &[feed, count] : counts)
        printCounts(QString::fromStdString(feed), count);
}

int publish(const BridgeSettings &settings)
{
    const auto journal = Journal::open(settings.folder, Journal::Access::ReadOnly);
    if (!journal)
        return report(journal.error());
    Broadcaster::Settings wanted{settings.server, {}, settings.replicas, settings.follow, settings.oneByOne};
    for (const QString &feed : settings.feeds)
        wanted.feeds.push_back(feed.toStdString());
    Broadcaster broadcaster(std::move(wanted), **journal, Clock::system());
    ProgressLine progress;
    QObject::connect(&broadcaster, &Broadcaster::progressed, &broadcaster, [&] {
        if (progress.due())
            progress.show(Relay::tr("%1 to publish").arg(QLocale(QLocale::English).toString(broadcaster.waiting())));
    });
    if (const Success started = broadcaster.start(); !started)
        return report(started.error());
    const auto failure = runToTheEnd(broadcaster);
    progress.clear();
    printAll(broadcaster.counts());
    return failure ? report(*failure) : exitDone;
}

QList<FeedSettings> subscriptions(const BridgeSettings &settings)
{
    if (settings.feeds.isEmpty())
        return {settings.server};
    QList<FeedSettings> feeds;
    for (const QString &name : settings.feeds) {
        feeds.append(settings.server);
        feeds.last().url.setPath(u'/' + name);
    }
    return feeds;
}

int collect(const BridgeSettings &settings)
{
    const auto store = RelayStore::open(settings.folder);
    if (!store)
        return report(store.error());
    Collector collector(**store, subscriptions(settings), !settings.follow, Clock::system());
    ProgressLine progress;
    QObject::connect(&collector, &Collector::progressed, &collector, [&] {
        if (!progress.due())
            return;
        quint64 taken = 0;
        for (const auto &[feed, counts] : collector.counts())
            taken += counts.taken;
        const QLocale english(QLocale::English);
        progress.show(Relay::tr("%1 taken, %2 a second")
                          .arg(english.toString(taken), english.toString(progress.perSecond(taken))));
    });
    collector.start();
    const auto failure = runToTheEnd(collector);
    progress.clear();
    printAll(collector.counts());
    if (collector.missing() > 0)
        print(Relay::tr("%n event(s) that the server does not have any more.", nullptr, bounded(collector.missing()))
            + u'\n');
    return failure ? report(*failure) : exitDone;
}

} // namespace

int runBridge(const QStringList &arguments)
{
    CommandLine line = bridgeLine();
    if (const auto problem = line.parse(arguments))
        return report(*problem);
    if (line.helpRequested())
        return print(line.helpText()), exitDone;
    const auto settings = bridgeSettings(line);
    if (!settings)
        return report(settings.error());
    return settings->toServer ? publish(*settings) : collect(*settings);
}

} // namespace yagura
