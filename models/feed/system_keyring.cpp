// SPDX-License-Identifier: GPL-3.0-or-later
#include <qt6keychain/keychain.h>

#include <QFileInfo>

#include "models/feed/secret_vault.h"

namespace yagura {

namespace {

using namespace Qt::StringLiterals;

// Its libsecret says "something else" of a system without a session bus, and of one on which no such service can be
// started; then the bus's own words are all there is (dbus-daemon's and dbus-broker's, which are never translated).
// What is not recognised is taken for a keyring that does not answer.
bool isAbsent(const QKeychain::Job &job)
{
    const bool bus = !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
        || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/bus"_s);
    switch (job.error()) {
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return true;
    case QKeychain::OtherError:
        return !bus || job.errorString().contains(u"was not provided by any .service files"_s)
            || job.errorString().contains(u"The name is not activatable"_s);
    default:
        return false;
    }
}

Problem problemOf(const QKeychain::Job &job, Problem::Kind kind)
{
    return {isAbsent(job) ? Problem::Kind::FileMissing : kind, u"keyring"_s, job.errorString()};
}

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
                answer(problemOf(*job, Problem::Kind::FileUnreadable));
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
                answer(problemOf(*job, Problem::Kind::NotWritable));
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
