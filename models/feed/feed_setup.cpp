// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/feed_setup.h"

#include <algorithm>

namespace yagura {

namespace {

// Kept, but not to be had when it was asked for, or not yet.
bool isUnread(const FeedEntry &entry)
{
    return entry.secret && secretOf(entry.feed.access).isEmpty();
}

} // namespace

QByteArray secretOf(const FeedAccess &access)
{
    return access.user.isEmpty() ? access.token : access.password;
}

void setSecret(FeedAccess &access, const QByteArray &secret)
{
    access.token = access.user.isEmpty() ? secret : QByteArray();
    access.password = access.user.isEmpty() ? QByteArray() : secret;
}

FeedSetup::FeedSetup(const QString &file, QList<FeedSettings> forThisRun, std::unique_ptr<SecretStore> secrets,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_file(file)
    , m_forThisRun(std::move(forThisRun))
    , m_secrets(std::move(secrets))
    , m_clock(clock)
{
    for (FeedSettings &feed : m_forThisRun)
        feed.url = canonicalUrl(feed.url);
}

FeedSetup::~FeedSetup() = default;

void FeedSetup::load()
{
    if (!m_file.path().isEmpty()) {
        auto feeds = m_file.read();
        if (feeds)
            m_kept = *feeds;
        else
            m_problem = feeds.error();
    }
    QStringList names;
    for (const FeedEntry &entry : std::as_const(m_kept)) {
        if (entry.secret)
            names << secretName(entry.feed.url);
    }
    m_missing = names.size();
    for (const QString &name : std::as_const(names))
        m_secrets->read(name, [this, name](const Outcome<std::optional<QByteArray>> &found) { fill(name, found); });
    if (names.isEmpty())
        finishLoading();
    if (m_problem)
        Q_EMIT failed(*m_problem);
}

void FeedSetup::fill(const QString &name, const Outcome<std::optional<QByteArray>> &secret)
{
    for (FeedEntry &entry : m_kept) {
        // Another may have been entered in the meantime.
        if (secret && *secret && isUnread(entry) && secretName(entry.feed.url) == name)
            setSecret(entry.feed.access, **secret);
    }
    if (!secret)
        Q_EMIT failed(secret.error());
    if (--m_missing == 0)
        finishLoading();
}

void FeedSetup::finishLoading()
{
    m_loaded = true;
    Q_EMIT loaded();
}

QList<FeedSettings> FeedSetup::wanted() const
{
    QList<FeedSettings> all = m_forThisRun;
    for (const FeedEntry &entry : m_kept) {
        const bool there
            = std::ranges::any_of(m_forThisRun, [&](const FeedSettings &feed) { return feed.url == entry.feed.url; });
        if (entry.enabled && !there)
            all << entry.feed;
    }
    return all;
}

Success FeedSetup::save(const QList<FeedEntry> &feeds)
{
    if (!m_file.path().isEmpty()) {
        if (const Success written = m_file.write(feeds, m_clock.now()); !written)
            return written;
    }
    const QList<FeedEntry> before = std::exchange(m_kept, feeds);
    m_problem.reset();
    keepSecrets(before);
    Q_EMIT changed();
    return Done{};
}

void FeedSetup::keepSecrets(const QList<FeedEntry> &before)
{
    if (m_file.path().isEmpty())
        return;
    const auto told = [this](const Success &done) {
        if (!done)
            Q_EMIT failed(done.error());
    };
    const auto in = [](const QList<FeedEntry> &list, const QUrl &url) {
        const auto it = std::ranges::find(list, url, [](const FeedEntry &entry) { return entry.feed.url; });
        return it == list.end() ? FeedEntry() : *it;
    };
    for (const FeedEntry &entry : std::as_const(m_kept)) {
        const QByteArray secret = secretOf(entry.feed.access);
        if (entry.secret && !isUnread(entry) && secretOf(in(before, entry.feed.url).feed.access) != secret)
            m_secrets->write(secretName(entry.feed.url), secret, told);
    }
    // Under its new address a feed has nothing to write, so what is kept under the old one is all there is of it.
    const bool moved = std::ranges::any_of(
        m_kept, [&](const FeedEntry &entry) { return isUnread(entry) && !in(before, entry.feed.url).secret; });
    for (const FeedEntry &entry : before) {
        if (entry.secret && !in(m_kept, entry.feed.url).secret && !(moved && isUnread(entry)))
            m_secrets->remove(secretName(entry.feed.url), told);
    }
}

} // namespace yagura
