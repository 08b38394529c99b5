// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/fault_notes.h"

#include <algorithm>

namespace yagura {

namespace {

FeedNotice healingOf(const FeedNotice &fault, UtcTime now)
{
    FeedNotice notice = fault;
    notice.kind = FeedNotice::Kind::Healed;
    notice.to = now;
    notice.times = 0;
    return notice;
}

} // namespace

FaultNotes::Notices FaultNotes::fault(FeedNotice::Kind kind, Sequence first, Sequence last, UtcTime now)
{
    Notices out = tick(now);
    FeedNotice notice;
    notice.kind = kind;
    notice.from = now;
    notice.to = now;
    notice.firstMissing = first;
    notice.lastMissing = last;

    const bool firstOfItsKind = !m_folded.contains(kind);
    Folded &folded = m_folded[kind];
    if (firstOfItsKind || now - folded.told >= foldFor) {
        folded = {now, 0, {}, false};
        m_open = Open{notice, true};
        out.push_back(std::move(notice));
        return out;
    }
    m_open = Open{notice, false};
    if (folded.times++ > 0)
        notice.from = folded.last.from;
    folded.last = std::move(notice);
    folded.healed = false;
    return out;
}

FaultNotes::Notices FaultNotes::healed(UtcTime now)
{
    if (!m_open)
        return {};
    const Open open = *std::exchange(m_open, std::nullopt);
    if (open.told)
        return {healingOf(open.fault, now)};
    m_folded[open.fault.kind].healed = true;
    return {};
}

FaultNotes::Notices FaultNotes::tick(UtcTime now)
{
    Notices out;
    for (auto &[kind, folded] : m_folded) {
        folded.told = std::min(folded.told, now); // the clock was set back
        if (folded.times > 0 && now - folded.told >= foldFor)
            tell(folded, now, out);
    }
    return out;
}

FaultNotes::Notices FaultNotes::flush(UtcTime now)
{
    Notices out;
    for (auto &[kind, folded] : m_folded) {
        if (folded.times > 0)
            tell(folded, now, out);
    }
    return out;
}

void FaultNotes::tell(Folded &folded, UtcTime now, Notices &out)
{
    folded.last.times = folded.times;
    out.push_back(folded.last);
    if (folded.healed)
        out.push_back(healingOf(folded.last, now));
    else if (m_open && m_open->fault.kind == folded.last.kind)
        m_open = Open{folded.last, true};
    folded = {now, 0, {}, false};
}

} // namespace yagura
