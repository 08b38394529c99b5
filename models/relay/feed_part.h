// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "models/relay/feed_store.h"
#include "models/relay/sequence_set.h"
#include "models/relay/share.h"

namespace yagura {

// What one kind of subscriber is given of a feed, numbered 1, 2, 3 … by itself. The whole feed is a part, too, with the
// numbers of the store. Everybody here counts in numbers of the part; only this class knows those of the store.
//
// Shared by all sessions with an equal share, so it also holds what they can share: the frames with the newest events,
// encoded once. New events are published at most every `publishEvery`, so that a thousand events a second are fifty
// frames for each subscriber, and the same ones. Lives on the thread of the store, which outlives it.
class FeedPart : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds publishEvery{20};
    static constexpr qsizetype largestFrameBudget = 4 * 1024 * 1024;

    struct Frame
    {
        QByteArray bytes; // a ServerFrame with a Batch
        std::uint64_t events = 0;
    };

    FeedPart(FeedStore &feed, Share share);

    [[nodiscard]] const std::string &name() const { return m_feed.name(); }
    [[nodiscard]] const Share &share() const { return m_share; }
    [[nodiscard]] const Epoch &epoch() const { return m_epoch; }
    [[nodiscard]] Sequence oldest() const { return m_head == Sequence::None ? m_head : Sequence{1}; }
    [[nodiscard]] Sequence head() const { return m_head; } // of what is published

    // Events from `from` (1 … head()) on: one at least, `most` at most (> 0).
    [[nodiscard]] Outcome<Frame> frame(Sequence from, std::uint64_t most);

    // How many bytes of frames it may keep for others of its kind, and does.
    void setFrameBudget(qsizetype bytes);
    [[nodiscard]] qsizetype keptFrameBytes() const { return m_frameBytes; }

    // As FeedStore::submit; an incident that is not in this part is not known.
    [[nodiscard]] Outcome<wire::Receipt> submit(const wire::Submit &submit, bool allowed, UtcTime now);

Q_SIGNALS:
    void published(); // head() moved

private:
    void grow();
    void publish();
    [[nodiscard]] bool has(std::uint32_t mark);
    [[nodiscard]] Sequence stored(Sequence here) const;
    [[nodiscard]] std::uint64_t count() const;
    [[nodiscard]] std::uint64_t upToNextFrame(Sequence from) const;
    [[nodiscard]] Outcome<wire::Batch> read(Sequence from, std::uint64_t most) const;
    void keep(Sequence from, const Frame &frame);
    void dropOldFrames();
    [[nodiscard]] std::optional<wire::Receipt> objection(const wire::Submit &submit, bool allowed) const;

    FeedStore &m_feed;
    Share m_share;
    bool m_whole;
    Epoch m_epoch;
    SequenceSet m_set;         // unless it is the whole feed
    std::vector<char> m_marks; // by mark: 'y', 'n', 0 = not decided yet
    Sequence m_head = Sequence::None;
    QTimer m_pause;
    std::map<Sequence, Frame> m_frames;
    std::deque<Sequence> m_frameOrder;
    qsizetype m_frameBytes = 0;
    qsizetype m_frameBudget = largestFrameBudget;
};

// The parts of all feeds that somebody listens to. A part goes with its last session. All of them together keep frames
// of `frameBytes` at most, however many there are: who asks for what nobody else asks for fills no memory with it.
class FeedParts
{
public:
    static constexpr qsizetype frameBytes = 32 * 1024 * 1024;

    [[nodiscard]] std::shared_ptr<FeedPart> part(FeedStore &feed, const Share &share);

private:
    void shareBudget();

    std::map<std::string, std::weak_ptr<FeedPart>> m_parts; // by name and epoch
};

} // namespace yagura
