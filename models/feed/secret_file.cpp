// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

#include "models/feed/secret_vault.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

struct SecretWords
{
    Q_DECLARE_TR_FUNCTIONS(SecretWords)
};

constexpr qint64 largest = 1024 * 1024;
constexpr qsizetype longestSecret = 4096;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

// Bytes of a file that nobody else can read.
Outcome<QByteArray> privateBytes(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Problem{Problem::Kind::FileMissing, path, {}};
    if (!info.isFile())
        return Problem{Problem::Kind::NotAFile, path, {}};
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
        | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if (info.permissions() & others)
        return Problem{Problem::Kind::FileUnreadable, path,
            SecretWords::tr("other people of this machine may read it; run chmod 600 on it first")};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Problem{Problem::Kind::FileUnreadable, path, file.errorString()};
    return file.read(largest + 1);
}

} // namespace

SecretFile::SecretFile(QString path)
    : m_path(std::move(path))
{
}

QString SecretFile::defaultPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u"/secrets/secrets.json"_s;
}

void SecretFile::read(const QString &name, Found answer)
{
    const auto secrets = load();
    if (!secrets)
        return answer(secrets.error());
    const auto found = secrets->find(name);
    answer(found == secrets->end() ? std::optional<QByteArray>() : std::optional(found->second));
}

void SecretFile::write(const QString &name, const QByteArray &secret, Written answer)
{
    auto secrets = load();
    if (!secrets)
        return answer(secrets.error());
    (*secrets)[name] = secret;
    answer(save(*secrets));
}

void SecretFile::remove(const QString &name, Written answer)
{
    auto secrets = load();
    if (!secrets)
        return answer(secrets.error());
    answer(secrets->erase(name) > 0 ? save(*secrets) : Success(Done{}));
}

Outcome<SecretFile::Secrets> SecretFile::load() const
{
    if (!QFileInfo::exists(m_path))
        return Secrets();
    const auto bytes = privateBytes(m_path);
    if (!bytes)
        return bytes.error();
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    const QJsonObject kept = document.object().value("secrets"_L1).toObject();
    if (bytes->size() > largest || document.object().value("version"_L1).toInt() != 1)
        return Problem{Problem::Kind::WrongFormat, m_path, SecretWords::tr("secrets that Yagura wrote are expected")};
    Secrets secrets;
    for (auto it = kept.begin(); it != kept.end(); ++it)
        secrets[it.key()] = QByteArray::fromBase64(it.value().toString().toLatin1());
    return secrets;
}

Success SecretFile::save(const Secrets &secrets) const
{
    const QString folder = QFileInfo(m_path).absolutePath();
    QDir().mkpath(QFileInfo(folder).absolutePath());
    if (!QFileInfo(folder).isDir() && !QDir().mkdir(folder, ownerOnly | QFileDevice::ExeOwner))
        return Problem{Problem::Kind::FolderMissing, folder, {}};
    QJsonObject kept;
    for (const auto &[name, secret] : secrets)
        kept.insert(name, QString::fromLatin1(secret.toBase64()));
    const QByteArray json = QJsonDocument(QJsonObject{{u"version"_s, 1}, {u"secrets"_s, kept}}).toJson();
    QSaveFile file(m_path);
    const bool done = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly)
        && file.write(json) == json.size() && file.commit();
    if (!done)
        return Problem{Problem::Kind::NotWritable, m_path, file.errorString()};
    return Done{};
}

Outcome<QByteArray> secretInFile(const QString &path)
{
    const auto bytes = privateBytes(path);
    if (!bytes)
        return bytes.error();
    const QByteArray secret = bytes->split('\n').first().trimmed();
    if (secret.isEmpty() || secret.size() > longestSecret)
        return Problem{Problem::Kind::WrongFormat, path, SecretWords::tr("one line with the token is expected")};
    return secret;
}

} // namespace yagura
