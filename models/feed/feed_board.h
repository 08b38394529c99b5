// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>

#include <optional>

#include "models/feed/feed_health.h"
#include "models/feed/feed_meters.h"

namespace yagura {

// How all feeds of this desk stand, for the views. Fed from the feed thread by queued signals. UI thread.
class FeedBoard : public QObject
{
    Q_OBJECT
public:
    explicit FeedBoard(QObject *parent = nullptr);

    [[nodiscard]] const QList<FeedHealth> &feeds() const { return m_feeds; } // in order of first mention
    [[nodiscard]] const FeedHealth *find(const QByteArray &feed) const;
    // True while no feed is heard at all (none configured, or all lost): then the whole picture is unknown.
    [[nodiscard]] bool silent() const;
    // The moment at which the last feed fell silent; nothing while one is heard, {} when none ever was.
    [[nodiscard]] std::optional<UtcTime> silentSince() const;

public Q_SLOTS:
    void update(const yagura::FeedHealth &health); // keyed by URL
    void remove(const QUrl &url);                  // a directory that has answered
    // How many of a feed's events lie in quarantine: the journal knows, the feed does not.
    void setQuarantined(const QByteArray &feed, quint64 total);
    void addQuarantined(const QByteArray &feed, quint64 more);
    // The picture shows an event since `now` that the server sequenced then. Said with the next update().
    void noteShown(const QByteArray &feed, yagura::UtcTime sequenced, yagura::UtcTime now);

Q_SIGNALS:
    void changed();

private:
    QList<FeedHealth> m_feeds;
    QHash<QByteArray, quint64> m_quarantined;
    struct Lag
    {
        std::chrono::milliseconds last{-1};
        RecentMedian usual{64};
    };
    QHash<QByteArray, Lag> m_lags;
};

} // namespace yagura
