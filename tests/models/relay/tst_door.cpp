// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTcpSocket>
#include <QTest>
#include <QWebSocketServer>

#include "models/relay/door.h"
#include "tests/models/relay/wire_client.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

class TestDoor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void origins_data();
    void origins();
    void countsByOrigin();
    void loopbackIsCountedInAllOnly();

private:
    using Sockets = std::vector<std::unique_ptr<QTcpSocket>>;
    static Sockets knock(const Door &door, int times);
};

void TestDoor::origins_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::addColumn<bool>("same");
    QTest::newRow("the same") << u"192.0.2.1"_s << u"192.0.2.1"_s << true;
    QTest::newRow("neighbours") << u"192.0.2.1"_s << u"192.0.2.2"_s << false;
    QTest::newRow("mapped into IPv6") << u"192.0.2.1"_s << u"::ffff:192.0.2.1"_s << true;
    QTest::newRow("one network of IPv6") << u"2001:db8::1"_s << u"2001:db8::ffff:1"_s << true;
    QTest::newRow("two networks of IPv6") << u"2001:db8::1"_s << u"2001:db8:0:1::1"_s << false;
    QTest::newRow("this machine") << u"127.0.0.1"_s << u"::1"_s << true;
    QTest::newRow("this machine, mapped") << u"127.0.0.1"_s << u"::ffff:127.0.0.1"_s << true;
}

void TestDoor::origins()
{
    QFETCH(QString, one);
    QFETCH(QString, two);
    QFETCH(bool, same);
    const QByteArray first = originOf(QHostAddress(one));
    QCOMPARE(first == originOf(QHostAddress(two)), same);
    QCOMPARE(first.isEmpty(), one == u"127.0.0.1"_s);
}

TestDoor::Sockets TestDoor::knock(const Door &door, int times)
{
    Sockets sockets;
    for (int i = 0; i < times; ++i) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress::LocalHost, door.serverPort());
    }
    return sockets;
}

void TestDoor::countsByOrigin()
{
    QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
    RelayCounters counters;
    Door::Rules rules;
    rules.perAddress = 3;
    QByteArray origin = "one";
    rules.origin = [&](const QHostAddress &) { return origin; };
    Door door(rules, server, counters);
    QVERIFY(door.listen(QHostAddress::LocalHost));

    Sockets crowd = knock(door, 5);
    QVERIFY(WireClient::waitUntil([&] { return counters.connections == 5; }));
    QCOMPARE(door.open(), 3U);
    QCOMPARE(counters.turnedAway, 2U);
    origin = "two"; // has its own room
    const Sockets others = knock(door, 2);
    QVERIFY(WireClient::waitUntil([&] { return counters.connections == 7; }));
    QCOMPARE(door.open(), 5U);
    crowd.clear();
    QVERIFY(WireClient::waitUntil([&] { return door.open() == 2; }));
    origin = "one"; // room again
    const Sockets back = knock(door, 3);
    QVERIFY(WireClient::waitUntil([&] { return counters.connections == 10; }));
    QCOMPARE(door.open(), 5U);
    QCOMPARE(counters.turnedAway, 2U);
}

void TestDoor::loopbackIsCountedInAllOnly()
{
    QWebSocketServer server(u"test"_s, QWebSocketServer::NonSecureMode);
    RelayCounters counters;
    Door::Rules rules;
    rules.perAddress = 1;
    rules.connections = 4;
    Door door(rules, server, counters);
    QVERIFY(door.listen(QHostAddress::LocalHost));
    const Sockets crowd = knock(door, 6);
    QVERIFY(WireClient::waitUntil([&] { return counters.connections == 6; }));
    QCOMPARE(door.open(), 4U);
}

QTEST_GUILESS_MAIN(TestDoor)
#include "tst_door.moc"
