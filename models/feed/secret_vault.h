// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

#include "models/problem/problem.h"

namespace yagura {

// A place that keeps secrets by name. Answers each question once, at once or later, on the thread that asked (the UI
// thread); a vault that is gone answers nothing.
class SecretVault
{
public:
    using Found = std::function<void(const Outcome<std::optional<QByteArray>> &secret)>; // nothing = has none
    using Written = std::function<void(const Success &done)>;

    virtual ~SecretVault() = default;
    virtual void read(const QString &name, Found answer) = 0;
    virtual void write(const QString &name, const QByteArray &secret, Written answer) = 0;
    virtual void remove(const QString &name, Written answer) = 0;
};

// The system's keyring, through QtKeychain. Problem FileMissing, "keyring": this system has none, so it holds nothing
// (no session bus, no service of that kind). NotWritable or FileUnreadable, "keyring": there is one, or there may be
// one, that does not answer; what it holds is not known.
[[nodiscard]] std::unique_ptr<SecretVault> systemKeyring();

// A file of this user's own: mode 0600, in a folder of mode 0700. A file that others may read is refused (with the
// chmod that puts it right), not mended in silence: what it holds may be known already.
class SecretFile final : public SecretVault
{
public:
    explicit SecretFile(QString path);
    [[nodiscard]] static QString defaultPath();
    [[nodiscard]] const QString &path() const { return m_path; }

    void read(const QString &name, Found answer) override;
    void write(const QString &name, const QByteArray &secret, Written answer) override;
    void remove(const QString &name, Written answer) override;

private:
    using Secrets = std::map<QString, QByteArray>;
    [[nodiscard]] Outcome<Secrets> load() const;
    [[nodiscard]] Success save(const Secrets &secrets) const;
    QString m_path;
};

// The secret in a file that a person names (--token-file): its first line, without spaces around it. WrongFormat for
// none or more than 4096 characters; the rules of SecretFile for who may read it.
[[nodiscard]] Outcome<QByteArray> secretInFile(const QString &path);

} // namespace yagura
