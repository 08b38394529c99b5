// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "models/alerts/alert_book.h"
#include "models/event/limits.h"

namespace yagura {

// What places an alert in the queue. `alert` is its index in the book, by whose identity ties are broken.
struct QueueKey
{
    bool exercise = false; // behind everything real: an inject must never stand above an alarm
    bool acknowledged = false;
    int rank = 0; // of the severity, gravest first
    UtcTime raised{};
    int alert = -1;
    bool operator==(const QueueKey &) const = default;
};
[[nodiscard]] QueueKey queueKeyOf(const Alert &alert, int index);

// The rows of the queue in order, by the keys under which they were placed: an alert that changed since keeps its row
// until it is removed and placed anew. Value type; private to models/alerts.
class QueueRows
{
public:
    [[nodiscard]] int size() const { return static_cast<int>(m_keys.size()); }
    [[nodiscard]] int alertAt(int row) const { return m_keys[static_cast<std::size_t>(row)].alert; }
    [[nodiscard]] std::optional<QueueKey> placed(int alert) const;
    [[nodiscard]] int rowOf(int alert, const AlertBook &book) const; // -1

    // Rows first … first + count - 1.
    struct Run
    {
        int first = 0;
        int count = 0;
        bool operator==(const Run &) const = default;
    };
    // Runs of the rows of these alerts (all placed), the last rows first: to be erased in this order.
    [[nodiscard]] std::vector<Run> runsOf(std::span<const int> alerts, const AlertBook &book) const;
    void erase(Run run);
    // The run that the first of these sorted keys begin when they are inserted: keys.first(run.count) go to run.first.
    [[nodiscard]] Run nextInsertion(std::span<const QueueKey> keys, const AlertBook &book) const;
    void insert(int row, std::span<const QueueKey> keys);

    static void sort(std::vector<QueueKey> &keys, const AlertBook &book);

private:
    std::vector<QueueKey> m_keys;                  // in order
    std::vector<std::optional<QueueKey>> m_placed; // by alert
};

} // namespace yagura
