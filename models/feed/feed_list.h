// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/event/ids.h"
#include "models/feed/feed_settings.h"
#include "models/problem/problem.h"

// The list of feeds that a person has set up, as it lies on disk: feeds.json. No secret is ever in it; whether a feed
// has one, is.
namespace yagura {

struct FeedEntry
{
    FeedSettings feed;   // its token and password are not written
    bool enabled = true; // off: kept, and not subscribed to
    bool secret = false; // SecretStore holds a token or password under secretName()
    bool operator==(const FeedEntry &) const = default;
};

// The same feed is written once: host in lower case, no empty path.
[[nodiscard]] QUrl canonicalUrl(const QUrl &url);
[[nodiscard]] QString secretName(const QUrl &url); // "yagura/wss://relay.example/jp-gov"

// Pure; reads any bytes. WrongFormat: `where` with the line for what is not JSON; the detail names the place
// ("feeds[2].url") for everything else: an unknown or missing field, a wrong type, a feed named twice, too much of
// anything.
[[nodiscard]] Outcome<QList<FeedEntry>> parseFeedList(const QByteArray &json, const QString &where);
[[nodiscard]] QByteArray formatFeedList(const QList<FeedEntry> &feeds);

// That file. Nothing in it is lost: what could not be read, or was changed by somebody else since, is kept beside it
// (feeds.json.kept-TIME) before it is written anew. Any thread, one at a time.
class FeedListFile
{
public:
    explicit FeedListFile(QString path);

    [[nodiscard]] static QString defaultPath(); // in the user's folder of settings
    [[nodiscard]] const QString &path() const { return m_path; }

    [[nodiscard]] Outcome<QList<FeedEntry>> read(); // no file: no feeds
    [[nodiscard]] Success write(const QList<FeedEntry> &feeds, UtcTime now);

private:
    [[nodiscard]] Success keepStrange(UtcTime now) const;
    QString m_path;
    std::optional<QByteArray> m_seen; // what was read or written last; nothing = no file, or not readable
};

} // namespace yagura
