// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "models/relay/relay_store.h"
#include "tests/support/builders.h"

namespace yagura::test {

// A store in a folder that goes with it. reopen() is the restart.
class StoreFixture
{
public:
    // In memory where the system offers it: what survives a power cut is the journal's own affair, and its tests'.
    StoreFixture()
        : m_folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + QStringLiteral("/yagura-XXXXXX"))
    {
        reopen();
    }

    void reopen()
    {
        m_store.reset(); // first: the folder is locked
        auto store = RelayStore::open(m_folder.path());
        if (!store)
            qFatal("no store: %s", qPrintable(sentence(store.error())));
        m_store = std::move(store).value();
    }

    RelayStore &operator*() { return *m_store; }
    RelayStore *operator->() { return m_store.get(); }
    FeedStore &feed(const std::string &name = "test") { return **m_store->ensureFeed(name); }
    [[nodiscard]] QString path(const QString &file) const { return m_folder.filePath(file); }

private:
    inline static const QString memory = QStringLiteral("/dev/shm");
    QTemporaryDir m_folder;
    std::unique_ptr<RelayStore> m_store;
};

inline FeedStore::Intake append(FeedStore &feed, const std::vector<Event> &events, UtcTime at = FakeClock::morning)
{
    std::vector<FeedStore::Draft> drafts;
    for (const Event &event : events)
        drafts.push_back({at, encoded(event)});
    const auto intake = feed.append(drafts, "test");
    if (!intake)
        qFatal("not taken: %s", qPrintable(sentence(intake.error())));
    if (intake->refused > 0)
        qFatal("%llu of the test's own events are not valid", static_cast<unsigned long long>(intake->refused));
    return *intake;
}

// Incidents first … last, ids "<n>.1". `padding` makes them large.
inline std::vector<Event> incidents(int first, int last, std::size_t padding = 0)
{
    std::vector<Event> events;
    for (int n = first; n <= last; ++n)
        events.push_back(incident(std::to_string(n)).summary(std::string(padding, 'x'), "").event());
    return events;
}

struct Stored
{
    Sequence sequence;
    UtcTime sequenced;
    Event event;
};

inline std::vector<Stored> readAll(const FeedStore &feed, std::uint64_t from = 1)
{
    std::vector<Stored> all;
    EventCodec codec;
    const Success done = feed.read(Sequence{from}, [&](Sequence sequence, wire::Entry &&entry) {
        const auto event = codec.decode(entry.event);
        all.push_back({sequence, entry.sequenced, event ? *event : Event{}});
        return true;
    });
    if (!done)
        qFatal("not read: %s", qPrintable(sentence(done.error())));
    return all;
}

} // namespace yagura::test
