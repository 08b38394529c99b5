// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLoggingCategory>

#include "tests/models/relay/server_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using RefusedCode = wire::Refused::Code;
using Receipt = wire::Receipt::Code;

namespace {

const QString protocol = QLatin1String(wire::subprotocol);

AccessToken holder(const std::string &name, Tlp ceiling)
{
    AccessToken token;
    token.name = name;
    token.tokenHash = hashOf(QByteArray::fromStdString(name)); // the name is the token: this is a test
    token.limits.ceiling = ceiling;
    return token;
}

// Incidents 1 … 9: GREEN, AMBER, RED, and again.
std::vector<Event> mixed(int first, int last)
{
    std::vector<Event> events = incidents(first, last);
    for (int n = first; n <= last; ++n)
        events[static_cast<std::size_t>(n - first)].tlp = n % 3 == 1 ? Tlp::Green : n % 3 == 2 ? Tlp::Amber : Tlp::Red;
    return events;
}

struct Guarded : Relay
{
    FeedServer::Options options;

    explicit Guarded(AccessList list)
    {
        append(store.feed(), mixed(1, 9));
        options.timing.linger = 5ms;
        options.timing.heartbeat = 20ms;
        options.access = std::move(list);
        startWith(options);
    }
};

std::vector<std::string> idsOf(const WireClient &client)
{
    std::vector<std::string> ids;
    for (const wire::Entry &entry : client.events())
        ids.push_back(EventCodec().decode(entry.event)->id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

class TestFeedServerAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whoGetsIn_data();
    void whoGetsIn();
    void givesAPart();
    void partResumesAfterARestart();
    void anotherCeilingStartsOver();
    void interestWithoutATokenIsAPart();
    void feedsOfAToken();
    void revokedWhileItListens();
    void expiresWhileItListens();
    void submitsOfAToken();
    void paceOfAToken();
    void anotherPaceHoldsAtOnce();
    void allOfAPartGetTheSame();
};

void TestFeedServerAccess::initTestCase()
{
    QLoggingCategory::setFilterRules(u"yagura.relay.*.info=false\nyagura.relay.*.warning=false"_s);
}

void TestFeedServerAccess::whoGetsIn_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<bool>("in");
    QTest::newRow("nothing shown") << QByteArray() << false;
    QTest::newRow("known") << QByteArray("green") << true;
    QTest::newRow("unknown") << QByteArray("blue") << false;
    QTest::newRow("nearly") << QByteArray("greeN") << false;
    QTest::newRow("expired") << QByteArray("old") << false;
    QTest::newRow("very long") << QByteArray(5000, 'x') << false;
}

void TestFeedServerAccess::whoGetsIn()
{
    QFETCH(QByteArray, token);
    QFETCH(bool, in);
    AccessToken old = holder("old", Tlp::Red);
    old.expires = FakeClock::morning;
    Guarded relay({holder("green", Tlp::Green), old});
    for (const QString &path : {u"/"_s, u"test"_s, u"nobody"_s}) {
        WireClient client(relay.url(path), protocol, token);
        if (!in) {
            const auto refused = client.next<wire::Refused>();
            QVERIFY(refused);
            QCOMPARE(refused->code, RefusedCode::Unauthorised); // on every path: what is there is nobody's business
            QVERIFY(client.waitForClose());
        } else if (path == u"test"_s) {
            QVERIFY(client.hello(10));
            QVERIFY(client.next<wire::Welcome>());
        } else if (path == u"/"_s) {
            QVERIFY(client.next<wire::Directory>());
        } else {
            QCOMPARE(client.next<wire::Refused>()->code, RefusedCode::UnknownFeed);
        }
    }
    QCOMPARE(relay.server->counters().unauthorised, in ? 0U : 3U);
}

void TestFeedServerAccess::givesAPart()
{
    Guarded relay({holder("green", Tlp::Green), holder("amber", Tlp::Amber)});
    WireClient green(relay.url(), protocol, "green");
    WireClient amber(relay.url(), protocol, "amber");
    QVERIFY(green.hello(100) && amber.hello(100));
    const auto welcome = green.next<wire::Welcome>();
    QCOMPARE(welcome->ceiling, Tlp::Green);
    QVERIFY(welcome->partial);
    QCOMPARE(number(welcome->oldest), 1U);
    QCOMPARE(number(welcome->head), 3U);
    QVERIFY(welcome->epoch != relay.store.feed().epoch());
    QVERIFY(green.waitForEvents(3) && amber.waitForEvents(6));
    QCOMPARE(idsOf(green), (Ids{"1.1", "4.1", "7.1"}));
    QCOMPARE(idsOf(amber), (Ids{"1.1", "2.1", "4.1", "5.1", "7.1", "8.1"}));
    append(relay.store.feed(), mixed(11, 16));
    QVERIFY(green.waitForEvents(5) && amber.waitForEvents(10));
    QVERIFY(green.orderly() && amber.orderly());
    QCOMPARE(green.first(), 1U);
    // Heartbeats count in the part, too.
    QVERIFY(WireClient::waitUntil([&] { return number(green.next<wire::Heartbeat>()->head) == 5; }));
}

void TestFeedServerAccess::partResumesAfterARestart()
{
    Guarded relay({holder("green", Tlp::Green)});
    FeedPosition position;
    {
        WireClient client(relay.url(), protocol, "green");
        QVERIFY(client.hello(2));
        position.epoch = client.next<wire::Welcome>()->epoch;
        QVERIFY(client.waitForEvents(2));
    }
    position.sequence = Sequence{2};
    relay.server.reset();
    relay.store.reopen();
    relay.startWith(relay.options);
    append(relay.store.feed(), mixed(10, 12));
    WireClient client(relay.url(), protocol, "green");
    QVERIFY(client.hello(100, position));
    const auto welcome = client.next<wire::Welcome>();
    QVERIFY(welcome->resumed);
    QCOMPARE(welcome->epoch, position.epoch);
    QVERIFY(client.waitForEvents(2));
    QCOMPARE(client.first(), 3U);
    QCOMPARE(idsOf(client), (Ids{"7.1", "10.1"}));
}

void TestFeedServerAccess::anotherCeilingStartsOver()
{
    Guarded relay({holder("a", Tlp::Green), holder("b", Tlp::Amber), holder("c", Tlp::Green)});
    const auto welcomed = [&](const QByteArray &token, const FeedPosition &position) {
        WireClient client(relay.url(), protocol, token);
        return client.hello(0, position) ? client.next<wire::Welcome>() : std::nullopt;
    };
    const auto first = welcomed("a", {});
    const FeedPosition position{first->epoch, Sequence{1}};
    QVERIFY(welcomed("a", position)->resumed);
    QVERIFY(welcomed("c", position)->resumed); // the same part, whoever asks
    QVERIFY(!welcomed("b", position)->resumed);
    QVERIFY(!welcomed("b", relay.at(1))->resumed); // nor with a position of the whole feed
}

void TestFeedServerAccess::interestWithoutATokenIsAPart()
{
    Relay relay;
    append(relay.store.feed(),
        {incident("1").country("JP").sector("jp.gas"), incident("2").country("US").sector("us.energy"), incident("3"),
            incident("4").country("JP").sector("jp.electricity"), advisory("5").country("US").country("JP")});
    const auto ids = [&](const wire::Interest &interest, std::size_t count) {
        WireClient client(relay.url());
        if (!client.hello(100, {}, interest) || !client.waitForEvents(count))
            return Ids{"nothing came"};
        const auto welcome = client.next<wire::Welcome>();
        return welcome->partial && number(welcome->head) == count ? idsOf(client) : Ids{"another part"};
    };
    QCOMPARE(ids({{"JP"}, {}}, 4), (Ids{"1.1", "3.1", "4.1", "5.1"}));
    QCOMPARE(ids({{"JP"}, {"jp.gas"}}, 3), (Ids{"1.1", "3.1", "5.1"}));
    QCOMPARE(ids({{}, {"us.energy"}}, 3), (Ids{"2.1", "3.1", "5.1"}));
    QCOMPARE(ids({{"DE"}, {}}, 1), (Ids{"3.1"}));
}

void TestFeedServerAccess::feedsOfAToken()
{
    AccessToken one = holder("one", Tlp::Red);
    one.feeds = {"test", "of-tomorrow"};
    Guarded relay({one, holder("all", Tlp::Red)});
    relay.store.feed("secret");
    WireClient directory(relay.url(u"/"_s), protocol, "one");
    QCOMPARE(directory.next<wire::Directory>()->feeds, (Ids{"test"}));
    WireClient whole(relay.url(u"/"_s), protocol, "all");
    QCOMPARE(whole.next<wire::Directory>()->feeds, (Ids{"secret", "test"}));
    WireClient client(relay.url(u"secret"_s), protocol, "one");
    QCOMPARE(client.next<wire::Refused>()->code, RefusedCode::UnknownFeed);
}

void TestFeedServerAccess::revokedWhileItListens()
{
    const AccessToken kept = holder("kept", Tlp::Green);
    AccessToken changing = holder("changing", Tlp::Red);
    Guarded relay({kept, holder("gone", Tlp::Green), changing});
    WireClient good(relay.url(), protocol, "kept");
    WireClient gone(relay.url(), protocol, "gone");
    WireClient less(relay.url(), protocol, "changing");
    QVERIFY(good.hello(100) && gone.hello(100) && less.hello(100));
    QVERIFY(good.waitForEvents(3) && gone.waitForEvents(3) && less.next<wire::Welcome>());
    changing.limits.ceiling = Tlp::Clear;
    relay.server->setAccess({kept, changing});
    append(relay.store.feed(), mixed(10, 12));
    QCOMPARE(gone.next<wire::Refused>()->code, RefusedCode::Unauthorised);
    QCOMPARE(less.next<wire::Refused>()->code, RefusedCode::Unauthorised);
    QVERIFY(gone.waitForClose() && less.waitForClose());
    QCOMPARE(gone.events().size(), 3U);
    QVERIFY(good.waitForEvents(4));
    WireClient again(relay.url(), protocol, "gone");
    QCOMPARE(again.next<wire::Refused>()->code, RefusedCode::Unauthorised);
}

void TestFeedServerAccess::expiresWhileItListens()
{
    AccessToken token = holder("short", Tlp::Green);
    token.expires = FakeClock::morning + 1h;
    Guarded relay({token});
    WireClient client(relay.url(), protocol, "short");
    QVERIFY(client.hello(100));
    QVERIFY(client.waitForEvents(3));
    relay.clock.advance(1h);
    QCOMPARE(client.next<wire::Refused>()->code, RefusedCode::Unauthorised);
    QVERIFY(client.waitForClose());
}

void TestFeedServerAccess::submitsOfAToken()
{
    AccessToken acts = holder("acts", Tlp::Green);
    acts.maySubmit = true;
    Guarded relay({acts, holder("looks", Tlp::Green), holder("deep", Tlp::Red)});
    WireClient desk(relay.url(), protocol, "acts");
    WireClient looks(relay.url(), protocol, "looks");
    WireClient deep(relay.url(), protocol, "deep");
    QVERIFY(desk.hello(100) && looks.hello(100) && deep.hello(100));
    const auto take = [](const std::string &action, const std::string &subject) {
        return wire::Submit{action, encoded(deskAction(action, DeskAction::Kind::Take, subject))};
    };
    desk.send(take("a", "4"));
    const auto accepted = desk.next<wire::Receipt>();
    QCOMPARE(accepted->code, Receipt::Accepted);
    QCOMPARE(number(accepted->sequence), 4U);
    desk.send(take("b", "5")); // AMBER
    QCOMPARE(desk.next<wire::Receipt>()->code, Receipt::UnknownAlert);
    looks.send(take("c", "4"));
    const auto refused = looks.next<wire::Receipt>();
    QCOMPARE(refused->code, Receipt::Invalid);
    QCOMPARE(refused->detail, std::string("not allowed"));
    QVERIFY(desk.waitForEvents(4) && looks.waitForEvents(4) && deep.waitForEvents(10));
    QCOMPARE(idsOf(desk).back(), std::string("a"));
    QCOMPARE(idsOf(looks).back(), std::string("a"));
    QCOMPARE(relay.server->counters().actions, 3U);
}

void TestFeedServerAccess::paceOfAToken()
{
    AccessToken slow = holder("slow", Tlp::Red);
    slow.rate = 4;
    Guarded relay({slow});
    WireClient one(relay.url(), protocol, "slow");
    QVERIFY(one.hello(100));
    QVERIFY(one.waitForEvents(4));
    WireClient two(relay.url(), protocol, "slow"); // shares it
    QVERIFY(two.hello(100));
    QVERIFY(two.next<wire::Welcome>());
    QVERIFY(one.settle() && two.settle());
    QCOMPARE(one.events().size() + two.events().size(), 4U);
    relay.clock.advance(1s); // its timer looks at the clock
    QVERIFY(WireClient::waitUntil([&] { return one.events().size() + two.events().size() == 8; }));
    QVERIFY(WireClient::waitUntil([&] {
        relay.clock.advance(1s);
        return one.events().size() == 9 && two.events().size() == 9;
    }));
    QVERIFY(one.orderly() && two.orderly());
}

void TestFeedServerAccess::anotherPaceHoldsAtOnce()
{
    AccessToken token = holder("slower", Tlp::Red);
    token.rate = 6;
    Guarded relay({token});
    relay.options.timing.linger = 1h; // it is still there as long as the test lasts
    relay.startWith(relay.options);
    WireClient old(relay.url(), protocol, "slower");
    QVERIFY(old.hello(100));
    QVERIFY(old.waitForEvents(6));
    token.rate = 2;
    relay.server->setAccess({token});
    QVERIFY(old.next<wire::Refused>());
    WireClient again(relay.url(), protocol, "slower");
    QVERIFY(again.hello(100));
    QVERIFY(again.waitForEvents(2));
    QVERIFY(again.settle());
    QCOMPARE(again.events().size(), 2U);
    relay.clock.advance(1s); // its timer looks at the clock
    QVERIFY(again.waitForEvents(4));
    QVERIFY(again.settle() && old.settle());
    QCOMPARE(again.events().size(), 4U);
    QCOMPARE(old.events().size(), 6U);
    QCOMPARE(relay.server->connections(), 2U);
}

// Many of one part, with credits that put them out of step.
void TestFeedServerAccess::allOfAPartGetTheSame()
{
    Guarded relay({holder("green", Tlp::Green)});
    std::vector<std::unique_ptr<WireClient>> clients;
    for (std::uint32_t i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<WireClient>(relay.url(), protocol, "green"));
        QVERIFY(clients.back()->hello(i % 4 == 0 ? 1000 : i));
    }
    for (int n = 10; n < 610; n += 30) {
        append(relay.store.feed(), mixed(n, n + 29));
        for (auto &client : clients)
            client->send(wire::Credit{static_cast<std::uint32_t>(n % 7)});
        QCoreApplication::processEvents();
    }
    for (auto &client : clients) {
        client->send(wire::Credit{1000});
        QVERIFY(client->waitForEvents(203));
        QVERIFY(client->orderly());
        QCOMPARE(client->first(), 1U);
        QCOMPARE(idsOf(*client), idsOf(*clients.front()));
    }
}

QTEST_GUILESS_MAIN(TestFeedServerAccess)
#include "tst_feed_server_access.moc"
