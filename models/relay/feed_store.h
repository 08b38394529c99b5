// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <deque>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/event/codec.h"
#include "models/event/wire.h"
#include "models/journal/journal.h"
#include "models/relay/alert_ledger.h"
#include "models/relay/label_book.h"

namespace yagura {

// One feed of a relay: gives events their sequence and their sequenced time, keeps them in the journal, reads them back
// for serving, and answers desk actions. Owned by its RelayStore, whose journal outlives it; lives on the thread of the
// journal.
class FeedStore : public QObject
{
    Q_OBJECT
public:
    // An event on its way in. `sequenced` may be moved forward, so that the third clock never runs backwards.
    struct Draft
    {
        UtcTime sequenced{};
        std::string event; // encoded
    };
    struct Intake
    {
        std::vector<Sequence> sequences; // of each draft; None = refused (and quarantined)
        std::uint64_t added = 0;         // without repeats and refusals
        std::uint64_t refused = 0;
    };
    using Visitor = std::function<bool(Sequence, wire::Entry &&)>; // false = stop

    FeedStore(Journal &journal, std::string name, Epoch epoch, QObject *parent = nullptr);

    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] const Epoch &epoch() const { return m_epoch; }
    [[nodiscard]] Sequence oldest() const { return number(m_head) == 0 ? Sequence::None : Sequence{1}; }
    [[nodiscard]] Sequence head() const { return m_head; }
    [[nodiscard]] UtcTime lastSequenced() const { return m_lastSequenced; } // {} = nothing yet

    // Durable when it returns. A draft whose event id is there already is a repeat: it gets the old sequence. A draft
    // that breaks a limit or names another feed is quarantined under `origin`. On a Problem some leading drafts may
    // have become durable; offering all of them again is right.
    [[nodiscard]] Outcome<Intake> append(std::span<const Draft> drafts, std::string_view origin = {});

    // A desk action, sequenced unless the ledger objects. The same action id gets the same receipt.
    [[nodiscard]] Outcome<wire::Receipt> submit(const wire::Submit &submit, UtcTime now);
    // What speaks against it, leaving aside whether its id is taken.
    [[nodiscard]] std::optional<wire::Receipt> objection(const wire::Submit &submit) const;

    // From `from` to the head, in order.
    [[nodiscard]] Success read(Sequence from, const Visitor &visit) const;
    [[nodiscard]] bool contains(const std::string &eventId) const { return m_ids.contains(eventId); }
    [[nodiscard]] std::optional<Sequence> sequenceOf(const std::string &eventId) const;
    [[nodiscard]] const LabelBook &labels() const { return m_labels; } // of 1 … head()

    // Start only: folds what the journal holds already.
    void replay(Sequence sequence, UtcTime sequenced, std::string_view bytes);

Q_SIGNALS:
    void appended(); // the head moved (no argument: Qt cannot stream a 64-bit enum)

private:
    struct Chunk;

    void take(const Draft &draft, std::string_view origin, Chunk &chunk, Intake &intake);
    [[nodiscard]] Success flush(Chunk &chunk);
    void remember(Sequence sequence, wire::Entry entry);
    [[nodiscard]] std::optional<wire::Receipt> answeredBefore(const wire::Submit &submit, const Event &event) const;
    void keepAnswer(const wire::Receipt &receipt);

    Journal &m_journal;
    std::string m_name;
    Epoch m_epoch;
    Sequence m_head = Sequence::None;
    UtcTime m_lastSequenced{};
    EventCodec m_codec;
    AlertLedger m_ledger;
    LabelBook m_labels;
    std::unordered_map<std::string, Sequence> m_ids; // every event id of the feed
    // The newest entries, so that clients who keep up cost no reading from disk.
    std::deque<wire::Entry> m_tail;
    std::size_t m_tailBytes = 0;
    // Refused actions: an accepted one is found by its id in the feed itself.
    std::unordered_map<std::string, wire::Receipt> m_refused;
    std::deque<std::string> m_refusedOrder;
};

// Letters, digits, '-', '_' and '.', up to 64 of them, the first a letter or a digit: safe in a URL's path.
[[nodiscard]] bool isFeedName(std::string_view name);

} // namespace yagura
