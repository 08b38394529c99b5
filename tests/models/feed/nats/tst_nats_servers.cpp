// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/feed/feed_url.h"
#include "models/feed/nats/nats_servers.h"

using namespace yagura;
using namespace Qt::StringLiterals;

class TestNatsServers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void urls_data()
    {
        using Kind = Problem::Kind;
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("allowPlain");
        QTest::addColumn<std::optional<Kind>>("problem");
        const auto row = [](const char *text, bool allowPlain, std::optional<Kind> problem) {
            QTest::addRow("%s%s", text, allowPlain ? " (allowed)" : "")
                << QString::fromUtf8(text) << allowPlain << problem;
        };
        row("wss://floor.example/jp", false, {});
        row("ws://127.0.0.1:1/jp", false, {});
        row("ws://[::1]:1/jp", false, {});
        row("ws://192.0.2.1/jp", false, Kind::PlainNotAllowed);
        row("ws://192.0.2.1/jp", true, {});
        row("ws://localhost.example/jp", false, Kind::PlainNotAllowed);
        row("nats+wss://nats.example:443/jp", false, {});
        row("nats+wss://nats.example/jp?also=n2.example:443,n3.example:443", false, {});
        row("nats+ws://localhost:8080/jp", false, {});
        row("nats+ws://localhost:8080/jp?also=127.0.0.2:8080,[::1]:8080", false, {});
        row("nats+ws://localhost:8080/jp?also=127.0.0.2:8080,192.0.2.1:8080", false, Kind::PlainNotAllowed);
        row("nats+ws://localhost:8080/jp?also=127.0.0.2:8080,192.0.2.1:8080", true, {});
        row("nats+ws://localhost:8080/jp?also=:8080", false, Kind::BadUrl);
        row("nats+ws://localhost:8080/jp?also=a b", false, Kind::BadUrl);
        row("nats+ws://192.0.2.1/jp", false, Kind::PlainNotAllowed);
        row("nats://localhost/jp", false, Kind::BadUrl);
        row("https://localhost/jp", false, Kind::BadUrl);
        row("nats+ws:///jp", false, Kind::BadUrl);
        row("jp", false, Kind::BadUrl);
    }
    void urls()
    {
        QFETCH(QString, text);
        QFETCH(bool, allowPlain);
        QFETCH(std::optional<Problem::Kind>, problem);
        const auto url = feedUrl(text, allowPlain);
        QCOMPARE(url.ok(), !problem.has_value());
        if (url) {
            QCOMPARE(url->toString(), text);
        } else {
            QVERIFY(url.error().kind == *problem);
            QCOMPARE(url.error().where, text);
        }
    }

    void serversTakeTurns()
    {
        auto servers = NatsServers::of(QUrl(u"nats+ws://127.0.0.1:1/jp?also=127.0.0.1:2,127.0.0.1:3"_s), false);
        QVERIFY(servers.ok());
        QCOMPARE(ports(*servers), (QList<int>{1, 2, 3}));
        servers->startRound();
        QCOMPARE(servers->current(), QUrl(u"ws://127.0.0.1:1/"_s));
        QVERIFY(servers->advance());
        QCOMPARE(servers->current().port(), 2);
        servers->startRound(); // it was connected, and fails later
        QVERIFY(servers->advance());
        QCOMPARE(servers->current().port(), 3);
        QVERIFY(servers->advance());
        QCOMPARE(servers->current().port(), 1);
        QVERIFY(!servers->advance()); // each once
    }

    // A server's word opens no door that a person has not opened.
    void learnsOnlyWhatIsAllowed()
    {
        auto plain = NatsServers::of(QUrl(u"nats+ws://127.0.0.1:1/jp"_s), false);
        plain->learn({u"127.0.0.1:1"_s, u"127.0.0.1:2"_s, u"192.0.2.1:3"_s, u"u:p@127.0.0.1:4"_s, u"127.0.0.1:5/x"_s,
            u"127.0.0.1:99999"_s, u""_s, u"127.0.0.1:6?x"_s});
        QCOMPARE(ports(*plain), (QList<int>{1, 2}));
        auto allowed = NatsServers::of(QUrl(u"nats+ws://192.0.2.1:1/jp"_s), true);
        allowed->learn({u"192.0.2.2:2"_s});
        QCOMPARE(ports(*allowed), (QList<int>{1, 2}));
        auto safe = NatsServers::of(QUrl(u"nats+wss://nats.example:1/jp"_s), false);
        safe->learn({u"192.0.2.2:2"_s});
        QCOMPARE(safe->all().last(), QUrl(u"wss://192.0.2.2:2/"_s));
        QStringList flood;
        for (int i = 1; i < 1000; ++i)
            flood.append(u"127.0.0.1:%1"_s.arg(i));
        plain->learn(flood);
        QCOMPARE(plain->all().size(), NatsServers::most);
    }

private:
    static QList<int> ports(const NatsServers &servers)
    {
        QList<int> ports;
        for (const QUrl &url : servers.all())
            ports.append(url.port());
        return ports;
    }
};

QTEST_APPLESS_MAIN(TestNatsServers)
#include "tst_nats_servers.moc"
