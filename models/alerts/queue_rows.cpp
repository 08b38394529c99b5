// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/queue_rows.h"

namespace yagura {

namespace {

// An unknown severity stands below medium, which calls for a person, and above what need not.
int rankOf(std::uint8_t severity)
{
    static constexpr int graverOrMedium = 3;
    if (severity == unknownSeverity)
        return graverOrMedium;
    return severity >= 3 ? limits::maxDisplayLevel - severity : limits::maxDisplayLevel - severity + 1;
}

struct Before
{
    const AlertBook &book;
    bool operator()(const QueueKey &a, const QueueKey &b) const
    {
        if (a.exercise != b.exercise)
            return b.exercise;
        if (a.acknowledged != b.acknowledged)
            return b.acknowledged;
        if (a.rank != b.rank)
            return a.rank < b.rank;
        if (a.raised != b.raised)
            return a.raised < b.raised;
        return a.alert != b.alert && idOf(a.alert) < idOf(b.alert);
    }
    [[nodiscard]] const AlertId &idOf(int alert) const { return book.alerts()[static_cast<std::size_t>(alert)].id; }
};

} // namespace

QueueKey queueKeyOf(const Alert &alert, int index)
{
    return {alert.exercise, !alert.unacknowledged(), rankOf(alert.severity), alert.raised, index};
}

std::optional<QueueKey> QueueRows::placed(int alert) const
{
    const auto at = static_cast<std::size_t>(alert);
    return at < m_placed.size() ? m_placed[at] : std::nullopt;
}

int QueueRows::rowOf(int alert, const AlertBook &book) const
{
    const std::optional<QueueKey> key = placed(alert);
    if (!key)
        return -1;
    const auto it = std::lower_bound(m_keys.begin(), m_keys.end(), *key, Before{book});
    Q_ASSERT(it != m_keys.end() && it->alert == alert);
    return static_cast<int>(it - m_keys.begin());
}

std::vector<QueueRows::Run> QueueRows::runsOf(std::span<const int> alerts, const AlertBook &book) const
{
    std::vector<int> rows;
    rows.reserve(alerts.size());
    for (const int alert : alerts)
        rows.push_back(rowOf(alert, book));
    std::ranges::sort(rows, std::greater{});
    std::vector<Run> runs;
    for (const int row : rows) {
        if (!runs.empty() && runs.back().first == row + 1)
            runs.back() = {row, runs.back().count + 1};
        else
            runs.push_back({row, 1});
    }
    return runs;
}

void QueueRows::erase(Run run)
{
    const auto first = m_keys.begin() + run.first;
    const auto last = first + run.count;
    for (auto it = first; it != last; ++it)
        m_placed[static_cast<std::size_t>(it->alert)].reset();
    m_keys.erase(first, last);
}

QueueRows::Run QueueRows::nextInsertion(std::span<const QueueKey> keys, const AlertBook &book) const
{
    const Before before{book};
    const auto at = std::lower_bound(m_keys.begin(), m_keys.end(), keys.front(), before);
    Run run{static_cast<int>(at - m_keys.begin()), 1};
    for (; static_cast<std::size_t>(run.count) < keys.size(); ++run.count) {
        if (at != m_keys.end() && before(*at, keys[static_cast<std::size_t>(run.count)]))
            break;
    }
    return run;
}

void QueueRows::insert(int row, std::span<const QueueKey> keys)
{
    for (const QueueKey &key : keys) {
        const auto at = static_cast<std::size_t>(key.alert);
        if (at >= m_placed.size())
            m_placed.resize(at + 1);
        m_placed[at] = key;
    }
    m_keys.insert(m_keys.begin() + row, keys.begin(), keys.end());
}

void QueueRows::sort(std::vector<QueueKey> &keys, const AlertBook &book)
{
    std::ranges::sort(keys, Before{book});
}

} // namespace yagura
