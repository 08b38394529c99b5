// SPDX-License-Identifier: GPL-3.0-or-later
#include <qt6keychain/keychain.h>

#include <QPointer>

#include "models/feed/secret_vault.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

// Jobs delete themselves when they have finished, which may be after this object.
class SystemKeyring final : public SecretVault
{
public:
    void read(const QString &name, Found answer) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(name);
        QObject::connect(job, &QKeychain::Job::finished, &m_asker, [job, answer = std::move(answer)] {
            if (job->error() == QKeychain::NoError)
                answer(std::optional(job->binaryData()));
            else if (job->error() == QKeychain::EntryNotFound)
                answer(std::optional<QByteArray>());
            else
                answer(Problem{Problem::Kind::FileUnreadable, u"keyring"_s, job->errorString()});
        });
        job->start();
    }
    void write(const QString &name, const QByteArray &secret, Written answer) override
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(name);
        job->setBinaryData(secret);
        finish(job, std::move(answer));
    }
    void remove(const QString &name, Written answer) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(name);
        finish(job, std::move(answer));
    }

private:
    static QString service() { return u"yagura"_s; }

    void finish(QKeychain::Job *job, Written answer)
    {
        QObject::connect(job, &QKeychain::Job::finished, &m_asker, [job, answer = std::move(answer)] {
            if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound)
                answer(Done{});
            else
                answer(Problem{Problem::Kind::NotWritable, u"keyring"_s, job->errorString()});
        });
        job->start();
    }

    QObject m_asker; // gone = no more answers
};

} // namespace

std::unique_ptr<SecretVault> systemKeyring()
{
    return std::make_unique<SystemKeyring>();
}

} // namespace yagura
