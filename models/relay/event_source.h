// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <span>

#include "models/event/clock.h"
#include "models/relay/relay_store.h"

namespace yagura {

// Where a relay's events come from: scenario, replay, load. Appends what is due by the clock, then sleeps until the
// next is. Lives on the thread of the store, which outlives it, as the clock does.
class EventSource : public QObject
{
    Q_OBJECT
public:
    EventSource(RelayStore &store, const Clock &clock, QObject *parent = nullptr);

    // Appends what is due already and goes on by itself. Safe to repeat over the same store: nothing comes twice.
    [[nodiscard]] Success start();

public Q_SLOTS:
    void tick(); // by its timer; tests call it after turning the clock

Q_SIGNALS:
    void failed(const yagura::Problem &problem); // the store took nothing; tried again every second
    void exhausted();                            // nothing will come any more
    void silenceChanged(const QByteArray &feed, bool silent);

protected:
    struct Item
    {
        std::string feed;
        FeedStore::Draft draft;
        std::string origin; // "file.ndjson:34", for the quarantine
    };

    [[nodiscard]] virtual Success prepare() { return Done{}; }
    // Appends what is due at `now`. Returns when to be called next; nothing = exhausted.
    [[nodiscard]] virtual Outcome<std::optional<UtcTime>> advance(UtcTime now) = 0;

    [[nodiscard]] Success append(std::span<const Item> items); // neighbours of one feed in one go
    // The instant kept in the journal under that key; `first` at the first start of this store.
    [[nodiscard]] Outcome<UtcTime> anchor(const char *key, UtcTime first);

    [[nodiscard]] RelayStore &store() { return m_store; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }

private:
    void sleep(const Outcome<std::optional<UtcTime>> &next);

    RelayStore &m_store;
    const Clock &m_clock;
    QTimer m_timer;
};

} // namespace yagura
