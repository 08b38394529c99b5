// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/feed/secret_store.h"
#include "tests/support/fake_vault.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
using Mood = FakeVault::Mood;
using Where = SecretStore::Where;

struct StoreFixture
{
    explicit StoreFixture(Mood mood, std::chrono::milliseconds wait = SecretStore::patience)
        : store(std::make_unique<FakeVault>(keyring), folder.filePath(u"own/secrets.json"_s), wait)
    {
        keyring.mood = mood;
    }
    void write(const QString &name, const QByteArray &secret)
    {
        store.write(name, secret, [this](const Success &done) { written = done; });
    }
    QByteArray read(const QString &name)
    {
        QByteArray result = "no answer";
        store.read(name, [&result](const Outcome<std::optional<QByteArray>> &found) {
            result = !found ? sentence(found.error()).toUtf8() : found->value_or("nothing");
        });
        return result;
    }

    QTemporaryDir folder;
    FakeVault::State keyring;
    std::optional<Success> written;
    SecretStore store;
};
} // namespace

// Where tokens are kept, and that they are found again.
class TestSecretStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsInTheKeyring()
    {
        StoreFixture f(Mood::Answers);
        QCOMPARE(f.store.where(), Where::NotKnownYet);
        f.write(u"a"_s, "token");
        QVERIFY(f.written && f.written->ok());
        QCOMPARE(f.store.where(), Where::Keyring);
        QCOMPARE(f.keyring.secrets.at(u"a"_s), QByteArray("token"));
        QVERIFY(!QFileInfo::exists(f.store.file()));
        QCOMPARE(f.read(u"a"_s), QByteArray("token"));
        QCOMPARE(f.read(u"b"_s), QByteArray("nothing"));
        f.store.remove(u"a"_s, [](const Success &) {});
        QVERIFY(f.keyring.secrets.empty());
    }

    void keepsInAFileOfItsOwnWithoutOne()
    {
        StoreFixture f(Mood::Refuses);
        QSignalSpy told(&f.store, &SecretStore::whereChanged);
        f.write(u"a"_s, "token");
        f.write(u"b"_s, QByteArray("\0\xff\n", 3));
        QVERIFY(f.written && f.written->ok());
        QCOMPARE(f.store.where(), Where::File);
        QCOMPARE(told.size(), 1);
        const auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        const auto user = QFileDevice::ReadUser | QFileDevice::WriteUser;
        QCOMPARE(QFileInfo(f.store.file()).permissions() & ~user, owner);
        const auto folder = QFileInfo(QFileInfo(f.store.file()).absolutePath()).permissions();
        QCOMPARE(folder & ~(user | QFileDevice::ExeUser), owner | QFileDevice::ExeOwner);
        QCOMPARE(f.read(u"a"_s), QByteArray("token"));
        QCOMPARE(f.read(u"b"_s), QByteArray("\0\xff\n", 3));
        f.store.remove(u"a"_s, [](const Success &) {});
        QCOMPARE(f.read(u"a"_s), QByteArray("nothing"));
    }

    void movesToTheKeyringWhenItIsWrittenAgain()
    {
        StoreFixture f(Mood::Refuses);
        f.write(u"a"_s, "old");
        f.keyring.mood = Mood::Answers;
        QCOMPARE(f.read(u"a"_s), QByteArray("old"));
        f.write(u"a"_s, "new");
        QCOMPARE(f.read(u"a"_s), QByteArray("new"));
        f.keyring.mood = Mood::Refuses;
        QCOMPARE(f.read(u"a"_s), QByteArray("nothing")); // not in two places
    }

    // Locked when the newer one came: that one is used, also when the keyring is open again.
    void theNewerOneInTheFileWins()
    {
        StoreFixture f(Mood::Answers);
        f.write(u"a"_s, "old");
        f.keyring.mood = Mood::Refuses;
        f.write(u"a"_s, "new");
        QVERIFY(f.written && f.written->ok());
        QCOMPARE(f.keyring.secrets.at(u"a"_s), QByteArray("old"));
        f.keyring.mood = Mood::Answers;
        QCOMPARE(f.read(u"a"_s), QByteArray("new"));
        f.write(u"a"_s, "newest");
        QCOMPARE(f.read(u"a"_s), QByteArray("newest"));
        QCOMPARE(f.keyring.secrets.at(u"a"_s), QByteArray("newest"));
    }

    void saysWhatItCouldNotRemove_data()
    {
        QTest::addColumn<Mood>("mood");
        QTest::addColumn<bool>("removed");
        QTest::newRow("keyring") << Mood::Answers << true;
        QTest::newRow("locked") << Mood::Refuses << false;
        QTest::newRow("silent") << Mood::Silent << false;
        QTest::newRow("no keyring on this system") << Mood::Absent << true;
    }
    void saysWhatItCouldNotRemove()
    {
        QFETCH(Mood, mood);
        QFETCH(bool, removed);
        StoreFixture f(mood == Mood::Absent ? Mood::Absent : Mood::Answers, 1ms);
        f.write(u"a"_s, "old");
        f.keyring.mood = Mood::Refuses;
        f.write(u"a"_s, "in the file"); // in two places now, but where there is no keyring
        f.keyring.mood = mood;
        std::optional<Success> answer;
        f.store.remove(u"a"_s, [&answer](const Success &done) { answer = done; });
        QTRY_VERIFY(answer);
        QCOMPARE(answer->ok(), removed);
        if (!removed)
            QVERIFY(sentence(answer->error()).contains(u"may still hold the token"_s));
        f.keyring.mood = Mood::Refuses;
        QCOMPARE(f.read(u"a"_s), QByteArray("nothing")); // the file has let go of it in any case
    }

    void doesNotWaitForASilentKeyring()
    {
        StoreFixture f(Mood::Silent, 1ms);
        f.write(u"a"_s, "token");
        QVERIFY(!f.written);
        QTRY_VERIFY(f.written);
        QVERIFY(f.written->ok());
        QCOMPARE(f.store.where(), Where::File);
        f.written.reset();
        for (const auto &late : std::exchange(f.keyring.held, {}))
            late();
        QVERIFY(!f.written); // said already
    }

    void refusesAFileThatOthersMayRead()
    {
        StoreFixture f(Mood::Refuses);
        f.write(u"a"_s, "token");
        QFile::setPermissions(
            f.store.file(), QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup);
        QVERIFY(f.read(u"a"_s).contains("chmod 600"));
        f.write(u"b"_s, "token");
        QVERIFY(f.written && !f.written->ok());
        QCOMPARE(f.written->error().kind, Problem::Kind::FileUnreadable);
    }

    void neverWritesOverADamagedFile()
    {
        StoreFixture f(Mood::Refuses);
        f.write(u"a"_s, "token");
        QFile file(f.store.file());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{");
        file.close();
        f.write(u"b"_s, "token");
        QCOMPARE(f.written->error().kind, Problem::Kind::WrongFormat);
        QCOMPARE(QFileInfo(f.store.file()).size(), 1);
    }

    void readsATokenFromAFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("token"); // empty = refused
        QTest::newRow("one line") << QByteArray("yg_abc\n") << QByteArray("yg_abc");
        QTest::newRow("no line end") << QByteArray("yg_abc") << QByteArray("yg_abc");
        QTest::newRow("spaces, a remark below") << QByteArray("  yg_abc \nof desk 1\n") << QByteArray("yg_abc");
        QTest::newRow("empty") << QByteArray() << QByteArray();
        QTest::newRow("empty line") << QByteArray("\nyg_abc") << QByteArray();
        QTest::newRow("endless") << QByteArray(4097, 'x') << QByteArray();
    }
    void readsATokenFromAFile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, token);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"token"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        file.close();
        const auto read = secretInFile(file.fileName());
        QCOMPARE(read.ok(), !token.isEmpty());
        if (read.ok())
            QCOMPARE(*read, token);
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadOther);
        QCOMPARE(secretInFile(file.fileName()).error().kind, Problem::Kind::FileUnreadable);
        QCOMPARE(secretInFile(folder.filePath(u"none"_s)).error().kind, Problem::Kind::FileMissing);
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secret_store.moc"
