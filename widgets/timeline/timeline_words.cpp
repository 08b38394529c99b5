// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline/timeline_words.h"

#include <QStringList>

#include "widgets/common/plain_text.h"
#include "widgets/common/time_text.h"
#include "widgets/common/words.h"
#include "widgets/timeline/timeline_layout.h"
#include "widgets/timeline/timeline_text.h"

namespace yagura {

namespace {
using Flag = TimelineEntry::Flag;
const QString dot = QStringLiteral(" \u00b7 ");

QString timeOf(const TimelineEntry &entry, const ReportTable &table)
{
    if (entry.has(Flag::Band)) {
        return timelineText(QT_TRANSLATE_NOOP("Timeline", "%1 to %2"))
            .arg(dateTimeText(utcFromMs(entry.start), Zone::Jst), dateTimeText(utcFromMs(entry.end), Zone::Jst));
    }
    return instantText({table.happened(entry.row), table.precision(entry.row)}, Zone::Jst);
}

QStringList remarks(const TimelineEntry &entry, const ReportTable &table)
{
    QStringList out;
    if (entry.has(Flag::Exercise))
        out += exerciseWord();
    if (entry.has(Flag::Retracted))
        out += statusWord(SourceStatus::Retracted);
    if (entry.has(Flag::Unacknowledged))
        out += timelineText(QT_TRANSLATE_NOOP("Timeline", "unacknowledged"));
    const bool late = entry.has(Flag::Late);
    if (late || entry.has(Flag::TimeUnknown)) {
        const char *text
            = late ? QT_TRANSLATE_NOOP("Timeline", "reported late, %1") : QT_TRANSLATE_NOOP("Timeline", "reported %1");
        out += timelineText(text).arg(dateTimeText(table.reported(entry.row), Zone::Jst));
    }
    return out;
}
} // namespace

QString entryLine(const TimelineEntry &entry, const ReportTable &table, Language language)
{
    const Row row = entry.row;
    QString grade = kindWord(table.kind(row));
    if (table.kind(row) == ReportKind::Incident) {
        grade = severityShort(entry.severity);
        if (table.severityMapped(row))
            grade.prepend(QChar(0x2248));
    }
    QStringList parts{grade, timeOf(entry, table), titleText(table, row, language, 80)};
    parts += remarks(entry, table);
    return parts.join(dot);
}

QString entriesTip(
    const std::vector<std::size_t> &entries, const TimelineData &data, const ReportTable &table, Language language)
{
    QStringList lines;
    for (std::size_t i = 0; i < entries.size() && i < tipLines; ++i)
        lines += entryLine(data.entries[entries[i]], table, language);
    if (entries.size() > tipLines)
        lines += timelineText(
            QT_TRANSLATE_N_NOOP("Timeline", "and %n more"), static_cast<int>(entries.size() - tipLines));
    return lines.join(QLatin1Char('\n'));
}

QString laneTip(const TimelineLane &lane, Language language)
{
    if (lane.heading())
        return timelineText(
            QT_TRANSLATE_NOOP("Timeline", "Exercise lanes stand apart. Nothing here is counted among real incidents."));
    QStringList lines{laneName(lane, language)};
    if (lane.kind == TimelineLane::Kind::Sector)
        lines.front().prepend(laneTag(lane) + QLatin1Char(' '));
    if (lane.kind == TimelineLane::Kind::Feeds)
        return lines.front() + QLatin1Char('\n')
            + timelineText(QT_TRANSLATE_N_NOOP("Timeline", "%n entry(ies) on what happened to feeds"),
                static_cast<int>(lane.total));
    const int n = static_cast<int>(lane.open);
    lines += lane.kind == TimelineLane::Kind::Notices
        ? timelineText(QT_TRANSLATE_N_NOOP("Timeline", "%n report(s) in scope"), static_cast<int>(lane.total))
        : timelineText(QT_TRANSLATE_N_NOOP("Timeline", "%n open incident(s)"), n);
    if (lane.worstOpen)
        lines += timelineText(QT_TRANSLATE_NOOP("Timeline", "Worst: %1")).arg(severityWord(*lane.worstOpen));
    if (const QString unknown = knowledgeText(lane.knowledge); !unknown.isEmpty())
        lines += unknown;
    return lines.join(QLatin1Char('\n'));
}

QString feedMarksTip(const TimelineData &data, UtcTime at, std::chrono::milliseconds around)
{
    QStringList lines;
    int more = 0;
    for (auto mark = data.feedMarks.rbegin(); mark != data.feedMarks.rend(); ++mark) {
        const UtcTime end = mark->to == UtcTime{} ? data.now : mark->to;
        if (at < mark->from - around || at > end + around)
            continue;
        if (lines.size() == static_cast<qsizetype>(tipLines)) {
            ++more;
            continue;
        }
        QStringList parts{
            plainText(mark->feed, 40), feedNoticeWord(mark->entry.notice.kind), dateTimeText(mark->from, Zone::Jst)};
        switch (mark->entry.outcome) {
        case FeedLogEntry::Came::Open:
            parts += timelineText(QT_TRANSLATE_NOOP("Timeline", "not over"));
            break;
        case FeedLogEntry::Came::Mended:
            parts += timelineText(QT_TRANSLATE_NOOP("Timeline", "over at %1"))
                         .arg(dateTimeText(mark->entry.mended, Zone::Jst));
            break;
        case FeedLogEntry::Came::ForGood:
            parts += timelineText(QT_TRANSLATE_NOOP("Timeline", "events are missing for good"));
            break;
        case FeedLogEntry::Came::None:
            break;
        }
        lines += parts.join(dot);
    }
    if (more > 0)
        lines += timelineText(QT_TRANSLATE_N_NOOP("Timeline", "and %n more"), more);
    return lines.join(QLatin1Char('\n'));
}

QString unknownTip(const TimelineLane &lane, UtcTime at, UtcTime now)
{
    for (const UnknownSpan &span : lane.unknown) {
        const bool lasts = span.to == UtcTime{};
        if (at < span.from || at >= (lasts ? now : span.to))
            continue;
        if (span.from == UtcTime{})
            return knowledgeText({Knowledge::Never, {}, {}});
        const QString from = dateTimeText(span.from, Zone::Jst);
        if (lasts)
            return timelineText(
                QT_TRANSLATE_NOOP("Timeline", "A feed is not heard since %1. What happened is not known."))
                .arg(from);
        return timelineText(QT_TRANSLATE_NOOP("Timeline", "A feed was not heard from %1 to %2."))
            .arg(from, dateTimeText(span.to, Zone::Jst));
    }
    return {};
}

} // namespace yagura
