// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/feed/secret_store.h"

#include <QCoreApplication>

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

Problem silence()
{
    return {Problem::Kind::FileUnreadable, u"keyring"_s, {}};
}

struct SecretWords
{
    Q_DECLARE_TR_FUNCTIONS(SecretWords)
};

Problem notRemoved()
{
    return {Problem::Kind::NotWritable, SecretWords::tr("The keyring of this system"),
        SecretWords::tr("it may still hold the token that was to be removed")};
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
    using Secret = Outcome<std::optional<QByteArray>>;
    m_file.read(name, [this, name, answer](const Secret &filed) {
        if (filed && *filed)
            return answer(filed);
        m_keyring->read(name, once([this, answer, filed](const Secret &kept) {
            learn(kept.ok());
            answer(kept && *kept ? kept : filed);
        }));
    });
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
        const bool gone = done || done.error().kind == Problem::Kind::FileMissing; // where there is no keyring
        m_file.remove(
            name, [gone, answer](const Success &filed) { answer(gone || !filed ? filed : Success(notRemoved())); });
    }));
}

void SecretStore::learn(bool keyring)
{
    const Where now = keyring ? Where::Keyring : Where::File;
    if (std::exchange(m_where, now) != now)
        Q_EMIT whereChanged();
}

} // namespace yagura
