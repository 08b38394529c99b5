// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>
#include <optional>

#include "models/event/clock.h"
#include "models/feed/feed_list.h"
#include "models/feed/secret_store.h"

namespace yagura {

// The feeds of this desk as a person has set them up: those of the file, with their secrets, and those named on the
// command line for this run only, which are never written. Lives on the UI thread.
class FeedSetup : public QObject
{
    Q_OBJECT
public:
    // `file` empty: there is none, and nothing is kept (tests).
    FeedSetup(const QString &file, QList<FeedSettings> forThisRun, std::unique_ptr<SecretStore> secrets,
        const Clock &clock, QObject *parent = nullptr);
    ~FeedSetup() override;

    void load(); // the file at once, the secrets as they come; then loaded(), also when there is nothing to load

    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const QList<FeedEntry> &kept() const { return m_kept; } // with their secrets
    [[nodiscard]] const QList<FeedSettings> &forThisRun() const { return m_forThisRun; }
    [[nodiscard]] QList<FeedSettings> wanted() const; // what is to be subscribed to; each URL once
    // Why the list of the file could not be read; what is saved then is kept beside it.
    [[nodiscard]] const std::optional<Problem> &problem() const { return m_problem; }
    [[nodiscard]] QString file() const { return m_file.path(); }
    [[nodiscard]] SecretStore &secrets() const { return *m_secrets; }

    // Takes effect at once: changed(). A secret that cannot be kept is said by failed() and used in this run all the
    // same. One that could not be read stays kept where it is, also when its feed comes back under another address.
    // Problem: the file cannot be written; then nothing has changed.
    [[nodiscard]] Success save(const QList<FeedEntry> &feeds);

Q_SIGNALS:
    void loaded();
    void changed();
    void failed(const yagura::Problem &problem);

private:
    void fill(const QString &name, const Outcome<std::optional<QByteArray>> &secret);
    void finishLoading();
    void keepSecrets(const QList<FeedEntry> &before);

    FeedListFile m_file;
    QList<FeedSettings> m_forThisRun;
    std::unique_ptr<SecretStore> m_secrets;
    const Clock &m_clock;
    QList<FeedEntry> m_kept;
    std::optional<Problem> m_problem;
    qsizetype m_missing = 0; // secrets that are asked for
    bool m_loaded = false;
};

// The secret of a feed is its password where a user is named, else its token.
[[nodiscard]] QByteArray secretOf(const FeedAccess &access);
void setSecret(FeedAccess &access, const QByteArray &secret);

} // namespace yagura
