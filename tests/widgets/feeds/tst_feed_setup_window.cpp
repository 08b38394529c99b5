// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/fake_vault.h"
#include "tests/support/view_fixture.h"
#include "widgets/feeds/feed_setup_window.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
FeedEntry entry(const QString &url, const QByteArray &token = {})
{
    FeedEntry made;
    made.feed.url = QUrl(url);
    made.feed.access.token = token;
    made.secret = !token.isEmpty();
    return made;
}

struct WindowFixture
{
    explicit WindowFixture(const QList<FeedEntry> &kept = {}, const QList<FeedSettings> &given = {})
        : setup(folder.filePath(u"feeds.json"_s), given,
            std::make_unique<SecretStore>(std::make_unique<FakeVault>(keyring), folder.filePath(u"own/secrets.json"_s)),
            f.clock)
    {
        setup.load();
        if (!kept.isEmpty())
            static_cast<void>(setup.save(kept));
        window = std::make_unique<FeedSetupWindow>(f.context, setup);
        window->setRemembers(false);
        window->show();
    }
    [[nodiscard]] QLineEdit *field(const QString &name) const
    {
        for (QLineEdit *each : window->findChildren<QLineEdit *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (QPushButton *each : window->findChildren<QPushButton *>()) {
            if (each->text().remove(u'&') == text)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QListWidget *list(const QString &name) const
    {
        for (QListWidget *each : window->findChildren<QListWidget *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QString said() const // all labels in sight
    {
        QStringList texts;
        for (const QLabel *label : window->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts.join(u'\n');
    }

    ViewFixture f;
    QTemporaryDir folder;
    FakeVault::State keyring;
    FeedSetup setup;
    std::unique_ptr<FeedSetupWindow> window;
};
} // namespace

// Setting up feeds by hand: what is typed is judged at once, takes effect when it is saved, and is not lost before.
class TestFeedSetupWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFirstFeed()
    {
        WindowFixture w;
        QVERIFY(w.said().contains(u"No feed is set up"_s));
        QTest::mouseClick(w.button(u"Add"_s), Qt::LeftButton);
        QVERIFY(!w.button(u"Save"_s)->isEnabled());
        QTest::keyClicks(w.field(u"Address"_s), u"wss://relay.example/jp-gov"_s);
        QTest::keyClicks(w.field(u"Token"_s), u"yg_secret"_s);
        QCOMPARE(w.field(u"Token"_s)->echoMode(), QLineEdit::Password);
        QVERIFY(w.said().contains(u"keyring"_s));
        QVERIFY(w.button(u"Save"_s)->isEnabled());
        QVERIFY(w.setup.kept().isEmpty());
        QTest::mouseClick(w.button(u"Save"_s), Qt::LeftButton);
        QCOMPARE(w.setup.kept(), QList<FeedEntry>{entry(u"wss://relay.example/jp-gov"_s, "yg_secret")});
        QCOMPARE(w.keyring.secrets.at(u"yagura/wss://relay.example/jp-gov"_s), QByteArray("yg_secret"));
        QVERIFY(!w.button(u"Save"_s)->isEnabled());
        QVERIFY(!w.window->isChanged());
    }

    void judgesAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("word"); // empty = good
        QTest::newRow("relay") << u"wss://relay.example/"_s << QString();
        QTest::newRow("with spaces") << u" wss://relay.example/jp "_s << QString();
        QTest::newRow("this machine") << u"ws://127.0.0.1:7411/jp"_s << QString();
        QTest::newRow("JetStream") << u"nats+wss://nats.example/jp"_s << QString();
        QTest::newRow("nothing") << QString() << u"Enter the address"_s;
        QTest::newRow("a web page") << u"https://relay.example/"_s << u"is not the address of a feed"_s;
        QTest::newRow("a word") << u"relay"_s << u"is not the address of a feed"_s;
        QTest::newRow("plain") << u"ws://relay.example/jp"_s << u"unencrypted"_s;
        QTest::newRow("with a password") << u"wss://a:b@relay.example/"_s << u"field of its own"_s;
        QTest::newRow("there already") << u"WSS://there.example"_s << u"twice"_s;
    }
    void judgesAddresses()
    {
        QFETCH(QString, address);
        QFETCH(QString, word);
        WindowFixture w({entry(u"wss://there.example/"_s)});
        w.window->add();
        w.field(u"Address"_s)->setText(address);
        QCOMPARE(w.button(u"Save"_s)->isEnabled(), word.isEmpty());
        QCOMPARE(w.button(u"Test connection"_s)->isEnabled(), word.isEmpty());
        if (!word.isEmpty())
            QVERIFY2(w.said().contains(word), qPrintable(w.said()));
    }

    void plainIsAllowedByHand()
    {
        WindowFixture w;
        w.window->add();
        w.field(u"Address"_s)->setText(u"ws://relay.example/jp"_s);
        QCheckBox *allow = nullptr;
        for (QCheckBox *each : w.window->findChildren<QCheckBox *>())
            allow = each->isVisible() && each->text().contains(u"unencrypted"_s) ? each : allow;
        QVERIFY(allow);
        allow->click();
        w.window->save();
        QVERIFY(w.setup.kept().value(0).feed.access.allowPlain);
        w.field(u"Address"_s)->setText(u"wss://relay.example/jp"_s);
        w.window->save();
        QVERIFY(!w.setup.kept().value(0).feed.access.allowPlain);
    }

    void interestIsTicked()
    {
        FeedEntry there = entry(u"wss://relay.example/"_s);
        there.feed.interest = {{"TW"}, {"us.energy"}}; // a country that the list does not know
        WindowFixture w({there});
        QListWidget *sectors = w.list(u"Sectors (none ticked: all)"_s);
        QCOMPARE(sectors->count(), 31);
        sectors->item(0)->setCheckState(Qt::Checked);
        w.field(u"Find a sector"_s)->setText(u"zzz"_s);
        int shown = 0;
        for (int i = 0; i < sectors->count(); ++i)
            shown += sectors->item(i)->isHidden() ? 0 : 1;
        QCOMPARE(shown, 2); // what is ticked is never out of sight
        w.window->save();
        const wire::Interest interest = w.setup.kept().value(0).feed.interest;
        QCOMPARE(interest.countries, std::vector<std::string>{"TW"});
        QCOMPARE(interest.sectors, (std::vector<std::string>{w.f.catalog.sector(0).code, "us.energy"}));
    }

    void switchesOffAndRemoves()
    {
        WindowFixture w({entry(u"wss://a.example/"_s), entry(u"wss://b.example/"_s, "token")});
        QListWidget *feeds = w.list(u"Feeds of this desk"_s);
        feeds->item(0)->setCheckState(Qt::Unchecked);
        w.window->save();
        QCOMPARE(w.setup.wanted().size(), 1);
        feeds->setCurrentRow(1);
        QTest::keyClick(feeds, Qt::Key_Delete);
        QCOMPARE(w.setup.kept().size(), 2); // not before it is saved
        w.window->revert();
        QCOMPARE(feeds->count(), 2);
        feeds->setCurrentRow(1);
        w.window->remove();
        w.window->save();
        QCOMPARE(w.setup.kept().size(), 1);
        QVERIFY(w.keyring.secrets.empty());
    }

    void whatWasTypedSurvivesClosing()
    {
        WindowFixture w;
        w.window->add();
        w.field(u"Address"_s)->setText(u"wss://relay.exa"_s);
        QTest::keyClick(w.window.get(), Qt::Key_Escape);
        QVERIFY(!w.window->isVisible());
        w.window->show();
        QCOMPARE(w.field(u"Address"_s)->text(), u"wss://relay.exa"_s);
    }

    // The keyring opens while somebody types: nothing that was typed is lost, and the tokens come in all the same.
    void whatWasTypedSurvivesTheKeyring()
    {
        WindowFixture w({entry(u"wss://a.example/"_s, "one"), entry(u"wss://b.example/"_s, "two")});
        w.keyring.mood = FakeVault::Mood::Silent;
        FeedSetup setup(w.setup.file(), {},
            std::make_unique<SecretStore>(
                std::make_unique<FakeVault>(w.keyring), w.folder.filePath(u"own/secrets.json"_s)),
            w.f.clock);
        setup.load();
        w.window = std::make_unique<FeedSetupWindow>(w.f.context, setup);
        w.window->setRemembers(false);
        w.window->show();
        w.field(u"Address"_s)->setText(u"wss://a.example/jp"_s);
        w.field(u"Address"_s)->setCursorPosition(6);
        w.window->add();
        w.field(u"Address"_s)->setText(u"wss://c.exa"_s);
        w.list(u"Feeds of this desk"_s)->setCurrentRow(0);
        w.field(u"Address"_s)->setCursorPosition(6);
        w.keyring.mood = FakeVault::Mood::Answers;
        for (const auto &late : std::exchange(w.keyring.held, {}))
            late();
        QVERIFY(setup.isLoaded());
        QCOMPARE(w.list(u"Feeds of this desk"_s)->count(), 3);
        QCOMPARE(w.field(u"Address"_s)->text(), u"wss://a.example/jp"_s);
        QCOMPARE(w.field(u"Address"_s)->cursorPosition(), 6);
        QCOMPARE(w.field(u"Token"_s)->text(), u"one"_s);
        w.list(u"Feeds of this desk"_s)->setCurrentRow(2);
        QCOMPARE(w.field(u"Address"_s)->text(), u"wss://c.exa"_s);
        w.window->remove();
        w.window->save();
        QCOMPARE(setup.kept(), (QList{entry(u"wss://a.example/jp"_s, "one"), entry(u"wss://b.example/"_s, "two")}));
        QCOMPARE(w.keyring.secrets.at(u"yagura/wss://a.example/jp"_s), QByteArray("one")); // moved along
        QCOMPARE(w.keyring.secrets.size(), std::size_t{2});
        w.window.reset(); // before its setup
    }

    void feedsOfThisRunAreShownAndNotSaved()
    {
        WindowFixture w({}, {{.url = QUrl(u"ws://127.0.0.1:9/jp"_s)}});
        QListWidget *feeds = w.list(u"Feeds of this desk"_s);
        QCOMPARE(feeds->count(), 1);
        QVERIFY(feeds->item(0)->text().contains(u"this run only"_s));
        QVERIFY(w.field(u"Address"_s)->isReadOnly());
        QVERIFY(w.said().contains(u"not saved"_s));
        QVERIFY(!w.button(u"Remove"_s)->isEnabled());
        w.window->add();
        w.field(u"Address"_s)->setText(u"wss://relay.example/"_s);
        w.window->save();
        QCOMPARE(w.setup.kept().size(), 1);
        w.window->choose(QUrl(u"ws://127.0.0.1:9/jp"_s));
        QCOMPARE(feeds->currentRow(), 1);
        w.window->choose(QUrl(u"wss://relay.example/us"_s)); // one of its server's
        QCOMPARE(feeds->currentRow(), 0);
    }

    void testsTheConnection()
    {
        QTcpServer nobody; // a port that nobody listens at any more
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const QString address = u"ws://127.0.0.1:%1/jp"_s.arg(nobody.serverPort());
        nobody.close();
        WindowFixture w({entry(address)});
        auto *check = w.window->findChild<ConnectionCheck *>();
        QTest::mouseClick(w.button(u"Test connection"_s), Qt::LeftButton);
        QVERIFY(!w.button(u"Test connection"_s)->isEnabled());
        QTRY_VERIFY(check->report());
        QVERIFY2(w.said().contains(u"There is no connection: Nothing listens"_s), qPrintable(w.said()));
        w.field(u"Token"_s)->setText(u"x"_s); // what was found does not hold any more
        QVERIFY(!check->report());
        QVERIFY(!w.said().contains(u"There is no connection"_s));
    }

    void theAnswerFollowsTheLanguage()
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const QString address = u"ws://127.0.0.1:%1/jp"_s.arg(nobody.serverPort());
        nobody.close();
        WindowFixture w({entry(address)});
        auto *check = w.window->findChild<ConnectionCheck *>();
        QTest::mouseClick(w.button(u"Test connection"_s), Qt::LeftButton);
        QTRY_VERIFY(check->report());
        QVERIFY(w.said().contains(u"Nothing listens"_s));
        w.f.language.set(Language::Ja);
        QTRY_VERIFY2(!w.said().contains(u"Nothing listens"_s), qPrintable(w.said()));
        QVERIFY(w.said().contains(u"127.0.0.1"_s));
        w.f.language.set(Language::En);
        QTRY_VERIFY2(w.said().contains(u"Nothing listens"_s), qPrintable(w.said()));
    }

    void cancelsATest()
    {
        QTcpServer silent; // takes the connection and says nothing
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        WindowFixture w({entry(u"ws://127.0.0.1:%1/jp"_s.arg(silent.serverPort()))});
        auto *check = w.window->findChild<ConnectionCheck *>();
        QTest::mouseClick(w.button(u"Test connection"_s), Qt::LeftButton);
        QTRY_VERIFY(silent.hasPendingConnections());
        QVERIFY(w.button(u"Cancel the test"_s)->isVisible());
        QTest::mouseClick(w.button(u"Cancel the test"_s), Qt::LeftButton);
        QVERIFY(w.button(u"Test connection"_s)->isEnabled());
        QVERIFY(!check->report());
        auto *peer = silent.nextPendingConnection();
        QTRY_VERIFY(peer->state() == QAbstractSocket::UnconnectedState);
        QVERIFY(!check->report());
    }

    void everyFieldHasANameAndCanBeReached()
    {
        WindowFixture w({entry(u"nats+wss://nats.example/jp"_s)});
        for (QWidget *each : w.window->findChildren<QWidget *>()) {
            if (!each->isVisible() || each->focusPolicy() == Qt::NoFocus || qobject_cast<QScrollArea *>(each))
                continue;
            auto *button = qobject_cast<QAbstractButton *>(each);
            const bool named = !each->accessibleName().isEmpty() || (button && !button->text().isEmpty());
            QVERIFY2(named, each->metaObject()->className());
        }
    }

    // At 200 % on 1366x768.
    void fitsASmallScreen()
    {
        WindowFixture w({entry(u"wss://relay.example/"_s)});
        w.window->resize(683, 384);
        QCOMPARE(w.window->size(), QSize(683, 384));
        QVERIFY(w.button(u"Save"_s)->geometry().bottom() <= 384);
        QVERIFY(w.button(u"Close"_s)->geometry().right() <= 683);
    }
};

QTEST_MAIN(TestFeedSetupWindow)
#include "tst_feed_setup_window.moc"
