// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alert_empty.h"

#include <QCoreApplication>

#include "widgets/common/time_text.h"

namespace yagura {

namespace {
struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(AlertEmpty)
};

QString nothingIn(AlertQueueModel::Section section)
{
    switch (section) {
    case AlertQueueModel::Section::Unacknowledged:
        return Tr::tr("No unacknowledged alerts in this scope.");
    case AlertQueueModel::Section::Open:
        return Tr::tr("No open alerts in this scope.");
    case AlertQueueModel::Section::All:
        break;
    }
    return Tr::tr("No alerts in this scope.");
}

AlertEmpty unknownSince(UtcTime since)
{
    if (since == UtcTime{})
        return {Tr::tr("No feed is connected: what is open is unknown."),
            Tr::tr("Connect one in the Feed menu, or look at the demo."), true};
    return {Tr::tr("No feed is heard: what is open is unknown since %1.").arg(clockText(since, Zone::Jst)),
        Tr::tr("The line of feeds at the bottom says what is the matter with each of them."), true};
}

int lostFeeds(const FeedBoard &feeds)
{
    return static_cast<int>(
        std::ranges::count_if(feeds.feeds(), [](const FeedHealth &f) { return !isHeard(f.state); }));
}
} // namespace

AlertEmpty emptyWords(const ViewContext &context, AlertQueueModel::Section section)
{
    if (context.watch.busy())
        return {Tr::tr("Still reading back what is on disk."), Tr::tr("Alerts appear as they are read."), true};
    if (const auto pinned = context.cursor.pinned())
        return {Tr::tr("At %1 no alert of this kind was known in this scope.").arg(dateTimeText(*pinned, Zone::Jst)),
            Tr::tr("Return to live (Home) to see what is open now."), false};
    if (const auto silent = context.feeds.silentSince())
        return unknownSince(*silent);
    if (const int lost = lostFeeds(context.feeds))
        return {nothingIn(section), Tr::tr("%n feed(s) are not heard: what they would report is unknown.", "", lost),
            false};
    if (!context.scope.filter().everything())
        return {nothingIn(section), Tr::tr("The scope leaves things out. Ctrl+0 shows everything."), false};
    return {nothingIn(section), Tr::tr("New alerts appear here by themselves."), false};
}

} // namespace yagura
