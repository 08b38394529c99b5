// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/feed/feed_hub.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"

using namespace yagura;
using namespace yagura::test;

using namespace std::chrono_literals;

namespace {
FeedSettings at(const char *url, const char *token = "")
{
    return {.url = QUrl(QString::fromLatin1(url)), .access = {.token = token}};
}

// A hub whose connections are the test's, by the URL that they were opened with last.
struct HubFixture
{
    HubFixture()
    {
        QObject::connect(&hub, &FeedHub::healthChanged, &hub,
            [this](const FeedHealth &health) { shown[health.url.toString().toStdString()] = health.state; });
        QObject::connect(&hub, &FeedHub::directoryAnswered, &hub,
            [this](const QUrl &url) { shown.erase(url.toString().toStdString()); });
        QObject::connect(&hub, &FeedHub::removed, &hub, [this](const QUrl &url, const QByteArray &) {
            shown.erase(url.toString().toStdString());
            removed << url.toString();
        });
    }
    std::unique_ptr<Transport> transport(const FeedSettings &feed)
    {
        auto made = std::make_unique<FakeTransport>();
        tokens << feed.access.token;
        transports.push_back(made.get());
        return made;
    }
    // The newest connection to that address.
    FakeTransport *to(const char *url) const
    {
        for (auto it = transports.rbegin(); it != transports.rend(); ++it) {
            if (*it && !(*it)->opens.empty() && (*it)->opens.back() == QUrl(QString::fromLatin1(url)))
                return *it;
        }
        return nullptr;
    }
    void welcome(const char *url, const char *feed, std::uint64_t head = 0)
    {
        FakeTransport *transport = to(url);
        transport->accept();
        const auto oldest = head == 0 ? Sequence::None : Sequence{1};
        transport->deliver(wire::Welcome{feed, {"e"}, oldest, Sequence{head}, clock.now(), 5000, true});
    }
    void list(const char *server, std::vector<std::string> feeds) const
    {
        FakeTransport *transport = to(server);
        transport->accept();
        transport->deliver(wire::Directory{std::move(feeds)});
    }
    void turn(std::chrono::milliseconds by)
    {
        clock.advance(by);
        hub.tick();
    }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> all;
        for (const auto &[url, state] : shown)
            all.push_back(url);
        return all;
    }

    FakeClock clock;
    std::vector<QPointer<FakeTransport>> transports;
    QList<QByteArray> tokens;
    std::map<std::string, FeedState> shown;
    QStringList removed;
    FeedHub hub{
        {.client = "test", .languages = {}, .transport = [this](const FeedSettings &feed) { return transport(feed); }},
        clock};
};
} // namespace

// What is subscribed to at all, and what a change of the list does to what is there. Nobody listens at these addresses.
class TestFeedHub : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void subscribes_data()
    {
        const QString one = QStringLiteral("ws://127.0.0.1:9/a");
        QTest::addColumn<QStringList>("urls");
        QTest::addColumn<QList<FeedState>>("said");
        QTest::newRow("one") << QStringList{one} << QList{FeedState::Connecting};
        QTest::newRow("two") << QStringList{one, QStringLiteral("ws://127.0.0.1:9/b")}
                             << QList{FeedState::Connecting, FeedState::Connecting};
        QTest::newRow("one, named twice") << QStringList{one, one} << QList{FeedState::Connecting};
        QTest::newRow("one name, two servers") << QStringList{one, QStringLiteral("ws://127.0.0.1:10/a")}
                                               << QList{FeedState::Connecting, FeedState::Refused};
        QTest::newRow("the desk's own") << QStringList{QStringLiteral("ws://127.0.0.1:9/@desk")}
                                        << QList{FeedState::Refused};
        QTest::newRow("the desk's own, spelled otherwise")
            << QStringList{QStringLiteral("ws://127.0.0.1:9/%40desk")} << QList{FeedState::Refused};
    }
    void subscribes()
    {
        QFETCH(QStringList, urls);
        QFETCH(QList<FeedState>, said);
        const FakeClock clock;
        FeedHub hub({}, clock);
        QSignalSpy health(&hub, &FeedHub::healthChanged);
        QList<FeedSettings> feeds;
        for (const QString &url : urls)
            feeds.append({.url = QUrl(url), .access = {}, .interest = {}});
        hub.start(feeds, {}, {});
        QList<FeedState> states;
        for (const QList<QVariant> &arguments : health)
            states << arguments[0].value<FeedHealth>().state;
        QCOMPARE(states, said);
    }

    void keepsWhatIsWantedAsBefore()
    {
        HubFixture f;
        f.hub.start({at("ws://a/one"), at("ws://a/two"), at("ws://a/three")}, {}, {});
        f.welcome("ws://a/one", "one");
        f.welcome("ws://a/two", "two");
        const QPointer<FakeTransport> kept = f.to("ws://a/one");
        const QPointer<FakeTransport> changed = f.to("ws://a/two");
        const QPointer<FakeTransport> gone = f.to("ws://a/three");
        f.hub.apply({at("ws://a/one"), at("ws://a/two", "token"), at("ws://a/four")});
        QVERIFY(kept && kept->isOpen);
        QCOMPARE(kept->opens.size(), std::size_t{1});
        QVERIFY(!changed);
        QVERIFY(!gone);
        QCOMPARE(f.removed, (QStringList{QStringLiteral("ws://a/two"), QStringLiteral("ws://a/three")}));
        QCOMPARE(f.names(), (std::vector<std::string>{"ws://a/four", "ws://a/one", "ws://a/two"}));
        QCOMPARE(f.shown["ws://a/one"], FeedState::Quiet);
        QCOMPARE(f.shown["ws://a/two"], FeedState::Connecting);
        QCOMPARE(f.tokens, (QList<QByteArray>{"", "", "", "token", ""}));
    }

    void resumesWhereTheLastOneWas()
    {
        HubFixture f;
        JournalFeed known;
        known.feed = "one";
        known.position = {{"e"}, Sequence{3}};
        f.hub.start({at("ws://a/one")}, {known}, {});
        f.hub.setDurable("one", {{"e"}, Sequence{7}});
        f.hub.apply({at("ws://a/one", "token")});
        f.to("ws://a/one")->accept();
        const auto hello = f.to("ws://a/one")->sentOf<wire::Hello>().at(0);
        QCOMPARE(hello.resume->sequence, Sequence{7});
    }

    void handsUnansweredActionsOn()
    {
        HubFixture f;
        f.hub.start({at("ws://a/one")}, {}, {{"one", "kept", "k"}});
        f.welcome("ws://a/one", "one");
        f.hub.submit({"one", "answered", "x"});
        f.hub.submit({"one", "open", "y"});
        wire::Receipt receipt;
        receipt.action = "answered";
        f.to("ws://a/one")->deliver(receipt);
        f.hub.apply({at("ws://a/one", "token")});
        f.welcome("ws://a/one", "one");
        std::vector<std::string> sent;
        for (const auto &submit : f.to("ws://a/one")->sentOf<wire::Submit>())
            sent.push_back(submit.action);
        QCOMPARE(sent, (std::vector<std::string>{"kept", "open"}));
    }

    void nothingBeforeTheStartAndAfterTheEnd()
    {
        HubFixture f;
        f.hub.apply({at("ws://a/one")});
        QVERIFY(f.transports.empty());
        f.hub.start({at("ws://a/one")}, {}, {});
        f.hub.stop();
        f.hub.apply({at("ws://a/two")});
        QVERIFY(!f.to("ws://a/two"));
        f.hub.start({at("ws://a/two")}, {}, {});
        QVERIFY(f.to("ws://a/two"));
    }

    void asksAgainForFeedsAddedLater()
    {
        HubFixture f;
        f.hub.start({at("ws://a/")}, {}, {});
        f.list("ws://a/", {"one"});
        f.welcome("ws://a/one", "one");
        QCOMPARE(f.names(), std::vector<std::string>{"ws://a/one"});
        f.to("ws://a/")->opens.clear();
        f.turn(59s);
        QVERIFY(!f.to("ws://a/"));
        f.turn(1s);
        QVERIFY(f.to("ws://a/"));
        f.list("ws://a/", {"one", "two"});
        QCOMPARE(f.names(), (std::vector<std::string>{"ws://a/one", "ws://a/two"}));
        QVERIFY(f.to("ws://a/one")->isOpen);
    }

    void asksAgainThoughTheClockWasSetBack()
    {
        HubFixture f;
        f.hub.start({at("ws://a/")}, {}, {});
        f.list("ws://a/", {"one"});
        f.to("ws://a/")->opens.clear();
        f.turn(-24h);
        QVERIFY(f.to("ws://a/"));
    }

    void asksAgainWhenAFeedIsBack()
    {
        HubFixture f;
        f.hub.start({at("ws://a/")}, {}, {});
        f.list("ws://a/", {"one"});
        f.welcome("ws://a/one", "one");
        f.to("ws://a/")->opens.clear();
        f.to("ws://a/one")->drop(QStringLiteral("gone"));
        f.turn(3s);
        QVERIFY(!f.to("ws://a/"));
        QTRY_COMPARE(f.to("ws://a/one")->opens.size(), std::size_t{2}); // the client's own timer
        f.welcome("ws://a/one", "one");
        f.turn(1s);
        QVERIFY(!f.to("ws://a/"));
        f.turn(1s);
        QVERIFY(f.to("ws://a/"));
    }

    // Its feeds say for themselves that they are lost; the list is only not to be had now.
    void aServerThatHasAnsweredIsNotShownAsLost()
    {
        HubFixture f;
        f.hub.start({at("ws://a/")}, {}, {});
        f.to("ws://a/")->drop(QStringLiteral("refused"));
        QCOMPARE(f.shown["ws://a/"], FeedState::Lost);
        f.turn(2s);
        f.list("ws://a/", {"one"});
        QCOMPARE(f.names(), std::vector<std::string>{"ws://a/one"});
        f.turn(60s);
        f.to("ws://a/")->drop(QStringLiteral("refused"));
        QCOMPARE(f.names(), std::vector<std::string>{"ws://a/one"});
    }

    void aServerWithoutFeedsIsShown()
    {
        HubFixture f;
        f.hub.start({at("ws://a/")}, {}, {});
        f.list("ws://a/", {});
        QCOMPARE(f.shown["ws://a/"], FeedState::Refused);
        f.turn(60s);
        f.list("ws://a/", {"one"});
        QCOMPARE(f.names(), std::vector<std::string>{"ws://a/one"});
    }

    void aServerThatIsNotWantedTakesItsFeedsAlong()
    {
        HubFixture f;
        f.hub.start({at("ws://a/"), at("ws://b/one")}, {}, {});
        f.list("ws://a/", {"one", "two"}); // "one" is b's
        QCOMPARE(f.shown["ws://a/one"], FeedState::Refused);
        f.hub.apply({at("ws://a/")});
        f.list("ws://a/", {"one", "two"});
        QCOMPARE(f.names(), (std::vector<std::string>{"ws://a/one", "ws://a/two"}));
        QCOMPARE(f.shown["ws://a/one"], FeedState::Connecting);
        f.hub.apply({});
        QVERIFY(f.names().empty());
    }
};

QTEST_GUILESS_MAIN(TestFeedHub)
#include "tst_feed_hub.moc"
