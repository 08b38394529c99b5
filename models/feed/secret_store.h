// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

#include <chrono>
#include <set>

#include "models/feed/secret_vault.h"

namespace yagura {

// The tokens and passwords of this desk. They go into the system's keyring; where none answers (no session of a person,
// no D-Bus), into a file that only this user can read, and where() says so. What lies in the file was written while the
// keyring did not answer, so it is newer than what the keyring may hold under that name: it is what is read, until it
// is written again and the keyring takes it. Lives on the UI thread; never waits.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    enum class Where { NotKnownYet, Keyring, File };
    using Found = SecretVault::Found;
    using Written = SecretVault::Written;

    // A keyring that says nothing for so long (locked, nobody there to open it) counts as none.
    static constexpr std::chrono::seconds patience{30};

    SecretStore(std::unique_ptr<SecretVault> keyring, const QString &file, std::chrono::milliseconds wait = patience,
        QObject *parent = nullptr);
    ~SecretStore() override;

    void probe(); // whether there is a keyring; whereChanged() tells
    void read(const QString &name, Found answer);
    void write(const QString &name, const QByteArray &secret, Written answer);
    // Problem: it may still be in a keyring that does not answer (NotWritable), or in the file. A system without a
    // keyring holds nothing there, and that is no problem.
    void remove(const QString &name, Written answer);

    [[nodiscard]] Where where() const { return m_where; }
    [[nodiscard]] const QString &file() const { return m_file.path(); }

Q_SIGNALS:
    void whereChanged();

private:
    void learn(bool keyring);
    template <typename Answer> [[nodiscard]] auto once(Answer answer);

    std::unique_ptr<SecretVault> m_keyring;
    SecretFile m_file;
    std::chrono::milliseconds m_wait;
    Where m_where = Where::NotKnownYet;
    quint64 m_asked = 0;
    std::set<quint64> m_open; // questions without an answer
};

} // namespace yagura
