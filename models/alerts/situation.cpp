// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/situation.h"

#include "models/alerts/situation_fold.h"
#include "models/event/codec.h"
#include "models/journal/admission.h"
#include "models/journal/damage.h"

namespace yagura {

void Situation::apply(const InboxBatch &batch, Changes &changes)
{
    for (const InboxBatch::Item &item : batch.items)
        apply(item.event, item.ref, batch.feed, changes);
}

void Situation::apply(const SequencedEvent &event, EventRef ref, const std::string &feed, Changes &changes)
{
    const Picture::Change change = m_picture.apply(event, ref, feed);
    if (change.added || change.revised)
        changes.rows.push_back(change.row);
    if (change.added)
        changes.added.push_back(change.row);

    const FeedNotice *notice = event.event.feedNotice();
    changes.coverage = changes.coverage || notice;
    const Alert *before = nullptr;
    if (notice)
        before = m_alerts.find(silenceAlert(notice->feed));
    else if (change.row != noRow)
        before = m_alerts.alertOf(change.row);
    const bool calledBefore = before && before->unacknowledged();
    const int touched = m_alerts.apply(event, feed, m_picture, change);
    if (touched < 0)
        return;
    changes.alerts.push_back(touched);
    const Alert &after = m_alerts.alerts()[static_cast<std::size_t>(touched)];
    if ((event.event.report() || notice) && !calledBefore && after.unacknowledged())
        changes.raised.push_back(touched);
}

Outcome<std::shared_ptr<const Situation>> foldJournalUntil(
    const QString &folder, const Catalog &catalog, std::optional<UtcTime> knownAt, const std::atomic<bool> &calledOff)
{
    const auto journal = Journal::open(folder, Journal::Access::ReadOnly);
    if (!journal)
        return journal.error();
    EventCodec codec;
    auto situation = std::make_shared<Situation>(catalog);
    Situation::Changes ignored;
    // No early stop: the feeds lie interleaved as they arrived, each with a time of its own.
    const auto visit = [&](const JournalRecord &record) {
        if (knownAt && record.sequenced > *knownAt)
            return !calledOff;
        Result<Event, Refusal> event = codec.decode(record.bytes);
        if (event && !objectionTo(*event, record.feed)) {
            situation->apply({record.sequence, record.sequenced, std::move(event).value()}, record.ref,
                std::string(record.feed), ignored);
            ignored = {};
        }
        return !calledOff;
    };
    // What is damaged is a gap here, as it is in the live picture.
    const auto damage = [&](const DamagedRun &run) {
        SequencedEvent gap = gapOf(run);
        if (!knownAt || gap.sequenced <= *knownAt)
            situation->apply(std::move(gap), {run.run, 0}, deskFeed, ignored);
        ignored = {};
        return !calledOff;
    };
    const Success read = (*journal)->read(visit, damage);
    if (!read)
        return read.error();
    return calledOff ? std::shared_ptr<const Situation>() : std::shared_ptr<const Situation>(std::move(situation));
}

Outcome<std::shared_ptr<const Situation>> foldJournal(
    const QString &folder, const Catalog &catalog, std::optional<UtcTime> knownAt)
{
    const std::atomic<bool> never = false;
    return foldJournalUntil(folder, catalog, knownAt, never);
}

} // namespace yagura
