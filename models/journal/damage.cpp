// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/journal/damage.h"

namespace yagura {

SequencedEvent gapOf(const DamagedRun &run)
{
    FeedNotice gap;
    gap.kind = FeedNotice::Kind::Gap;
    gap.feed = run.feed;
    gap.from = run.after;
    gap.to = run.until;
    gap.firstMissing = run.first;
    gap.lastMissing = run.last;
    gap.note = {{"この装置の記録が破損しています。", TextOrigin::Original},
        {"The journal of this desk is damaged there.", TextOrigin::Original}};
    Event event;
    event.id = "damaged-" + std::to_string(run.run) + '-' + std::to_string(number(run.first));
    event.feed = run.feed;
    event.reported = run.until;
    event.body = std::move(gap);
    return {Sequence::None, run.until, std::move(event)};
}

std::string endKey(std::int64_t run)
{
    return "damage/end/" + std::to_string(run);
}

} // namespace yagura
