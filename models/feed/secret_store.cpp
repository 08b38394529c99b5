// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/secret_store.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Problem silence()
{
    return {Problem::Kind::FileUnreadable, u"keyring"_s, {}};
}

} // namespace

SecretStore::SecretStore(
    std::unique_ptr<SecretVault> keyring, const QString &file, std::chrono::milliseconds wait, QObject *parent)
    : QObject(parent)
    , m_keyring(std::move(keyring))
    , m_file(file)
    , m_wait(wait)
{
}

SecretStore::~SecretStore() = default;

// The keyring's answer, or that it gave none: whichever is first, and only that.
template <typename Answer> auto SecretStore::once(Answer answer)
{
    const quint64 question = ++m_asked;
    m_open.insert(question);
    const auto first = [this, question, answer = std::move(answer)](const auto &outcome) {
        if (m_open.erase(question) > 0)
            answer(outcome);
    };
    QTimer::singleShot(m_wait, this, [first] { first(silence()); });
    return first;
}

void SecretStore::probe()
{
    read(u"yagura/"_s, [](const auto &) {});
}

void SecretStore::read(const QString &name, Found answer)
{
    m_keyring->read(name, once([this, name, answer](const Outcome<std::optional<QByteArray>> &kept) {
        learn(kept.ok());
        if (kept && *kept)
            return answer(kept);
        m_file.read(name, answer);
    }));
}

void SecretStore::write(const QString &name, const QByteArray &secret, Written answer)
{
    m_keyring->write(name, secret, once([this, name, secret, answer](const Success &done) {
        learn(done.ok());
        if (!done)
            return m_file.write(name, secret, answer);
        m_file.remove(name, answer); // not in two places
    }));
}

void SecretStore::remove(const QString &name, Written answer)
{
    m_keyring->remove(name, once([this, name, answer](const Success &done) {
        learn(done.ok());
        m_file.remove(name, answer);
    }));
}

void SecretStore::learn(bool keyring)
{
    const Where now = keyring ? Where::Keyring : Where::File;
    if (std::exchange(m_where, now) != now)
        Q_EMIT whereChanged();
}

} // namespace yagura
