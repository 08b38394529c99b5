// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "models/feed/feed_setup.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_vault.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
using Mood = FakeVault::Mood;

FeedEntry entry(const QString &url, const QByteArray &token = {})
{
    FeedEntry made;
    made.feed.url = QUrl(url);
    made.feed.access.token = token;
    made.secret = !token.isEmpty();
    return made;
}

// One run of the program after the other, over the same file and keyring.
struct Runs
{
    std::unique_ptr<FeedSetup> next(const QList<FeedSettings> &forThisRun = {})
    {
        auto store = std::make_unique<SecretStore>(
            std::make_unique<FakeVault>(keyring), folder.filePath(u"own/secrets.json"_s));
        return std::make_unique<FeedSetup>(folder.filePath(u"feeds.json"_s), forThisRun, std::move(store), clock);
    }
    QTemporaryDir folder;
    FakeVault::State keyring;
    FakeClock clock;
};
} // namespace

// The feeds of a desk over several runs: what is in the file, what is in the keyring, and what is only for one run.
class TestFeedSetup : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void remembersFeedsAndTheirSecrets()
    {
        Runs runs;
        FeedEntry off = entry(u"ws://localhost/off"_s);
        off.enabled = false;
        const QList<FeedEntry> feeds{entry(u"ws://localhost/a"_s, "token"), off};
        auto first = runs.next();
        first->load();
        QVERIFY(first->isLoaded());
        QSignalSpy changed(first.get(), &FeedSetup::changed);
        QVERIFY(first->save(feeds).ok());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(runs.keyring.secrets.at(u"yagura/ws://localhost/a"_s), QByteArray("token"));
        const auto second = runs.next();
        second->load();
        QCOMPARE(second->kept(), feeds);
        QCOMPARE(second->wanted(), QList<FeedSettings>{feeds[0].feed});
        QVERIFY(second->save({}).ok());
        QVERIFY(runs.keyring.secrets.empty());
    }

    void aPasswordBelongsToItsUser()
    {
        Runs runs;
        FeedEntry user = entry(u"ws://localhost/a"_s);
        user.feed.access.user = u"desk"_s;
        user.feed.access.password = "word";
        user.secret = true;
        const auto first = runs.next();
        first->load();
        QVERIFY(first->save({user}).ok());
        const auto second = runs.next();
        second->load();
        QCOMPARE(second->kept(), QList<FeedEntry>{user});
    }

    // The keyring is locked today: its secrets stay where they are, whatever is saved.
    void aSecretThatIsNotToBeHadIsNotLost()
    {
        Runs runs;
        const FeedEntry feed = entry(u"ws://localhost/a"_s, "token");
        auto first = runs.next();
        first->load();
        QVERIFY(first->save({feed}).ok());
        runs.keyring.mood = Mood::Refuses;
        auto second = runs.next();
        second->load();
        QVERIFY(second->isLoaded());
        QVERIFY(second->kept()[0].secret);
        QVERIFY(second->kept()[0].feed.access.token.isEmpty());
        QVERIFY(second->save(second->kept() + QList<FeedEntry>{entry(u"ws://localhost/b"_s)}).ok());
        runs.keyring.mood = Mood::Answers;
        auto third = runs.next();
        third->load();
        QCOMPARE(third->kept()[0], feed);
    }

    // Its address is corrected while its secret cannot be read: nothing can be written under the new one.
    void anUnreadSecretIsNotRemovedWithItsAddress()
    {
        Runs runs;
        auto first = runs.next();
        first->load();
        QVERIFY(first->save({entry(u"ws://localhost/a"_s, "token"), entry(u"ws://localhost/b"_s, "word")}).ok());
        runs.keyring.mood = Mood::Refuses;
        auto second = runs.next();
        second->load();
        QList<FeedEntry> feeds = second->kept();
        feeds[0].feed.url = QUrl(u"ws://localhost/c"_s);
        runs.keyring.mood = Mood::Answers;
        QVERIFY(second->save(feeds).ok());
        QCOMPARE(runs.keyring.secrets.at(u"yagura/ws://localhost/a"_s), QByteArray("token"));
        feeds[0].feed.url = QUrl(u"ws://localhost/a"_s); // was right after all
        QVERIFY(second->save(feeds).ok());
        auto third = runs.next();
        third->load();
        QCOMPARE(third->kept()[0].feed.access.token, QByteArray("token"));
        QCOMPARE(third->kept()[1].feed.access.token, QByteArray("word"));
    }

    // A feed that a person removes takes its secret with it, read or not.
    void anUnreadSecretGoesWithItsFeed()
    {
        Runs runs;
        auto first = runs.next();
        first->load();
        QVERIFY(first->save({entry(u"ws://localhost/a"_s, "token")}).ok());
        runs.keyring.mood = Mood::Refuses;
        auto second = runs.next();
        second->load();
        QSignalSpy failed(second.get(), &FeedSetup::failed);
        QVERIFY(second->save({}).ok());
        QCOMPARE(failed.size(), 1); // still locked
        runs.keyring.mood = Mood::Answers;
        auto third = runs.next();
        third->load();
        QVERIFY(third->save({entry(u"ws://localhost/a"_s, "new")}).ok());
        QVERIFY(third->save({}).ok());
        QVERIFY(runs.keyring.secrets.empty());
    }

    void aLateSecretDoesNotUndoANewOne()
    {
        Runs runs;
        auto first = runs.next();
        first->load();
        QVERIFY(first->save({entry(u"ws://localhost/a"_s, "old")}).ok());
        runs.keyring.mood = Mood::Silent;
        auto second = runs.next();
        second->load();
        runs.keyring.mood = Mood::Answers;
        const auto held = std::exchange(runs.keyring.held, {});
        QCOMPARE(held.size(), std::size_t{1});
        QVERIFY(second->save({entry(u"ws://localhost/a"_s, "new")}).ok());
        runs.keyring.secrets[u"yagura/ws://localhost/a"_s] = "old"; // was read before
        held[0]();
        QVERIFY(second->isLoaded());
        QCOMPARE(second->wanted()[0].access.token, QByteArray("new"));
    }

    void waitsForTheSecretsWithoutBlocking()
    {
        Runs runs;
        auto first = runs.next();
        first->load();
        QVERIFY(first->save({entry(u"ws://localhost/a"_s, "one"), entry(u"ws://localhost/b"_s, "two")}).ok());
        runs.keyring.mood = Mood::Silent;
        auto second = runs.next();
        QSignalSpy loaded(second.get(), &FeedSetup::loaded);
        second->load();
        QVERIFY(!second->isLoaded());
        runs.keyring.mood = Mood::Answers;
        const auto held = std::exchange(runs.keyring.held, {});
        QCOMPARE(held.size(), std::size_t{2});
        held[1]();
        QVERIFY(!second->isLoaded());
        held[0]();
        QCOMPARE(loaded.size(), 1);
        QCOMPARE(second->wanted()[0].access.token, QByteArray("one"));
        QCOMPARE(second->wanted()[1].access.token, QByteArray("two"));
    }

    void theCommandLineIsForThisRunOnly()
    {
        Runs runs;
        auto first = runs.next();
        first->load();
        QVERIFY(first->save({entry(u"ws://localhost/a"_s), entry(u"ws://localhost/b"_s)}).ok());
        FeedSettings given{.url = QUrl(u"ws://LOCALHOST/b"_s), .access = {.token = "given"}};
        auto second = runs.next({given});
        second->load();
        given.url = QUrl(u"ws://localhost/b"_s);
        QCOMPARE(second->wanted(), (QList<FeedSettings>{given, entry(u"ws://localhost/a"_s).feed}));
        QVERIFY(second->save(second->kept()).ok());
        auto third = runs.next();
        third->load();
        QCOMPARE(third->wanted().size(), 2);
        QVERIFY(third->wanted()[1].access.token.isEmpty());
    }

    void aDamagedFileIsSaidAndKept()
    {
        Runs runs;
        QFile file(runs.folder.filePath(u"feeds.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\":1,");
        file.close();
        auto setup = runs.next();
        QSignalSpy failed(setup.get(), &FeedSetup::failed);
        setup->load();
        QVERIFY(setup->isLoaded());
        QCOMPARE(failed.size(), 1);
        QVERIFY(setup->problem());
        QVERIFY(setup->save({}).ok());
        QVERIFY(!setup->problem());
        QVERIFY(QFile::exists(runs.folder.filePath(u"feeds.json.kept-20260302T000000Z"_s)));
    }

    void whatCannotBeWrittenChangesNothing()
    {
        Runs runs;
        auto setup = runs.next();
        setup->load();
        QVERIFY(setup->save({entry(u"ws://localhost/a"_s)}).ok());
        QVERIFY(QFile::remove(setup->file()));
        QVERIFY(QDir().mkpath(setup->file())); // a folder in its place
        QSignalSpy changed(setup.get(), &FeedSetup::changed);
        QVERIFY(!setup->save({}).ok());
        QVERIFY(changed.isEmpty());
        QCOMPARE(setup->kept().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestFeedSetup)
#include "tst_feed_setup.moc"
