// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <memory>

#include "tests/app/faults/fault.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Kind = FeedNotice::Kind;

namespace {

void row(const char *name, const Fault &fault)
{
    QTest::newRow(name) << fault;
}

} // namespace

// Everything that can lie between a relay and a desk, with the words that a person reads, and what is in the journal
// when it is over: what the relay holds, once each and in order.
class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theStream_data()
    {
        QTest::addColumn<Fault>("fault");
        row("cut in the middle of a frame",
            {.strike =
                    [](DeskAndRelay &f) {
                        onBatches(f, [](Link &link, const Piece &piece) {
                            link.say(piece.bytes.left(piece.bytes.size() / 2));
                            link.hangUp();
                        });
                        f.report(1);
                    },
                .english = u"%1 closed the connection."_s,
                .japanese = u"%1が接続を閉じました。"_s});
        row("reset",
            {.strike = [](DeskAndRelay &f) { f.proxy->newest()->reset(); },
                .english = u"%1 closed the connection."_s,
                .japanese = u"%1が接続を閉じました。"_s});
        row("half-open",
            {.strike =
                    [](DeskAndRelay &f) {
                        f.proxy->setDeaf(true);
                        f.report(3);
                        f.waitInVain(3);
                    },
                .english = u"Nothing was heard for three heartbeats."_s,
                .japanese = u"ハートビートが3回続けて届きませんでした。"_s});
        row("two batches change places",
            {.strike =
                    [](DeskAndRelay &f) {
                        auto first = std::make_shared<bool>(true);
                        onBatches(f, [first](Link &link, const Piece &piece) {
                            if (std::exchange(*first, false))
                                return link.hold(piece);
                            link.pass(piece);
                            link.letGo();
                        });
                        f.report(2);
                    },
                .english = u"Events are missing in the stream. They are asked for again."_s,
                .japanese = u"受信したイベントに欠落があります。再送を要求します。"_s,
                .notices = {Kind::Hole, Kind::Healed}});
        row("a batch comes twice",
            {.strike =
                    [](DeskAndRelay &f) {
                        onBatches(f, [](Link &link, const Piece &piece) {
                            link.pass(piece);
                            link.hold(piece);
                        });
                        f.report(1);
                        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll(); }));
                        f.proxy->newest()->letGo();
                    },
                .english = u"The server sent events again that it had sent before. The feed is asked for again."_s,
                .japanese = u"サーバが送信済みのイベントをもう一度送信しました。配信元に再要求しています。"_s,
                .notices = {Kind::Repeat, Kind::Healed}});
        row("a bit flips in a frame", flipped(0, 0x01, true));
        row("a bit flips in the header of a frame", flipped(0, 0x40, false));
        row("a frame stops in its middle",
            {.strike =
                    [](DeskAndRelay &f) {
                        onBatches(f, [&f](Link &link, const Piece &piece) {
                            link.say(piece.bytes.left(9));
                            f.proxy->setDeaf(true);
                        });
                        f.report(1);
                    },
                .english = u"%1 began a message and did not finish it within 5 seconds."_s,
                .japanese = u"%1からのメッセージが途中で止まり、5秒以内に続きが届きませんでした。"_s});
        const QString large = u"A message between this desk and %1 is larger than allowed."_s;
        const QString largeJa = u"この席と%1の間で、上限を超える大きさのメッセージが送られました。"_s;
        row("2 GiB announced",
            {.strike = says(webSocketFrame(2, "x", 2ULL << 30U)), .english = large, .japanese = largeJa});
        row("one byte more than a frame may have",
            {.strike = says(webSocketFrame(2, QByteArray(limits::frameBytes + 1, 'x'))),
                .english = large,
                .japanese = largeJa});
        row("an impossible length",
            {.strike = says(webSocketFrame(2, "x", 1ULL << 63U)),
                .english
                = u"What travels between this desk and %1 arrives damaged (WebSocket code 1002). Check what lies between."_s,
                .japanese
                = u"この席と%1の間で、通信データが壊れて届いています（WebSocketコード1002）。途中の経路を確かめてください。"_s});
        row("a text message",
            {.strike = says(webSocketFrame(1, "hello")),
                .english = u"The server sent a text message instead of a frame."_s,
                .japanese = u"サーバから、フレームではなくテキストメッセージを受信しました。"_s});
        row("a message without a frame",
            {.strike = says(webSocketFrame(2, "hello")),
                .english = u"The server sent something that is not a frame of this protocol."_s,
                .japanese = u"サーバから、このプロトコルのフレームではないデータを受信しました。"_s,
                .notices = {Kind::Nonsense, Kind::Healed}});
    }
    void theStream() { check(); }

    void closing_data()
    {
        QTest::addColumn<Fault>("fault");
        const auto closes
            = [](int code, const QString &english, const QString &japanese, const QByteArray &reason = {}) {
                  row(qPrintable(u"close %1 %2"_s.arg(code).arg(QString::fromUtf8(reason))),
                      {.strike = says(closeFrame(static_cast<quint16>(code), reason)),
                          .english = english,
                          .japanese = japanese});
              };
        closes(1000, u"%1 closed the connection."_s, u"%1が接続を閉じました。"_s);
        closes(1001, u"%1 is shutting down."_s, u"%1は停止処理中です。"_s);
        closes(1002,
            u"What travels between this desk and %1 arrives damaged (WebSocket code 1002). Check what lies between."_s,
            u"この席と%1の間で、通信データが壊れて届いています（WebSocketコード1002）。途中の経路を確かめてください。"_s);
        closes(1008, u"%1 does not allow this connection. Ask its operator."_s,
            u"%1はこの接続を許可していません。運用者に問い合わせてください。"_s);
        closes(1011, u"%1 has a trouble of its own (WebSocket code 1011). It is tried again."_s,
            u"%1側で問題が起きています（WebSocketコード1011）。再接続を試みます。"_s);
        closes(4000, u"%1 closed the connection with the words: out of tea"_s,
            u"%1が接続を閉じました。サーバのメッセージ：out of tea"_s, "out of tea");
    }
    void closing() { check(); }

    void clocks_data()
    {
        QTest::addColumn<Fault>("fault");
        const QString silent = u"Nothing was heard for three heartbeats."_s;
        const QString silentJa = u"ハートビートが3回続けて届きませんでした。"_s;
        const QString nobody = u"Nothing listens at %1. Check host and port, and whether the server runs."_s;
        const QString nobodyJa
            = u"%1で待ち受けているプログラムがありません。ホストとポート、およびサーバが動いているかを確かめてください。"_s;
        const auto jump = [](std::chrono::milliseconds by) { return [by](DeskAndRelay &f) { f.turn(by); }; };
        const auto stop = [](DeskAndRelay &f) { f.proxy->stopListening(); };
        // A day that passed without a word looks like this, and asking again is right for both.
        row("a day ahead", {.strike = jump(24h), .english = silent, .japanese = silentJa});
        row("a day ahead while nobody listens",
            {.before = stop, .english = nobody, .japanese = nobodyJa, .lift = jump(24h), .wait = 500ms});
        row("a day back, then half-open",
            {.strike =
                    [](DeskAndRelay &f) {
                        f.turn(-24h);
                        f.proxy->setDeaf(true);
                        f.waitInVain(3);
                    },
                .english = silent,
                .japanese = silentJa});
        row("a day back while nobody listens",
            {.before = stop, .english = nobody, .japanese = nobodyJa, .lift = jump(-24h), .wait = 2s});
        row("a day back while nobody answers",
            {.before = answers({}),
                .strike =
                    [](DeskAndRelay &f) {
                        QVERIFY(DeskAndRelay::until([&f] { return f.proxy->connections() == 1; }));
                        f.turn(-24h);
                        f.turn(10s);
                    },
                .english = u"The server did not answer within 10 seconds."_s,
                .japanese = u"サーバが10秒以内に応答しませんでした。"_s});
    }
    void clocks() { check(); }

    // A clock that is set while all is well: nothing is lost, and nobody is told that it was.
    void aDayBackWhileAllIsWell()
    {
        DeskAndRelay f;
        startLive(f);
        f.turn(-24h);
        f.report(3);
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll(); }));
        f.turn(100ms);
        QCOMPARE(nameOf(f.state()), nameOf(FeedState::Live));
        QCOMPARE(f.proxy->connections(), 1);
        QVERIFY(f.notices.empty());
        verifyWhole(f);
    }

    void connecting_data()
    {
        QTest::addColumn<Fault>("fault");
        const auto afterTheStart = [](std::chrono::milliseconds by) {
            return [by](DeskAndRelay &f) {
                QVERIFY(DeskAndRelay::until([&f] { return f.proxy->connections() == 1; }));
                f.turn(by);
            };
        };
        const QString late = u"The server did not answer within 10 seconds."_s;
        const QString lateJa = u"サーバが10秒以内に応答しませんでした。"_s;
        row("nobody listens",
            {.before = [](DeskAndRelay &f) { f.proxy->stopListening(); },
                .english = u"Nothing listens at %1. Check host and port, and whether the server runs."_s,
                .japanese
                = u"%1で待ち受けているプログラムがありません。ホストとポート、およびサーバが動いているかを確かめてください。"_s});
        row("accepted, and never a word",
            {.before = answers({}), .strike = afterTheStart(10s), .english = late, .japanese = lateJa});
        row("a handshake, and never a Welcome",
            {.before =
                    [](DeskAndRelay &f) {
                        f.proxy->tamper([](Link &link, const Piece &piece) {
                            if (piece.kind == Piece::Kind::Handshake)
                                link.pass(piece);
                        });
                    },
                .strike =
                    [](DeskAndRelay &f) {
                        QVERIFY(DeskAndRelay::until([&f] { return f.state() == FeedState::Subscribing; }));
                        f.turn(10s);
                    },
                .english = late,
                .japanese = lateJa});
        row("hangs up at once",
            {.before = answers({}, true),
                .english = u"%1 closed the connection."_s,
                .japanese = u"%1が接続を閉じました。"_s});
        row("HTTP 404",
            {.before = answers(http("404 Not Found")),
                .english = u"%1 answers, but is not a server of feeds at this address (HTTP 404)."_s,
                .japanese = u"%1は応答しますが、このアドレスは配信サーバではありません（HTTP 404）。"_s});
        row("HTTP 403",
            {.before = answers(http("403 Forbidden")),
                .english = u"%1 does not let this desk in (HTTP 403). Check the token."_s,
                .japanese = u"%1がこの席の接続を許可していません（HTTP 403）。トークンを確かめてください。"_s});
        row("HTTP 503",
            {.before = answers(http("503 Service Unavailable")),
                .english = u"%1 is too busy now (HTTP 503)."_s,
                .japanese = u"%1は現在混み合っています（HTTP 503）。"_s});
        const QString other = u"%1 answers, but not like a server of feeds (HTTP %2). Check host and port."_s;
        const QString otherJa
            = u"%1は応答しますが、配信サーバの応答ではありません（HTTP %2）。ホストとポートを確かめてください。"_s;
        row("a redirection",
            {.before = answers(http("301 Moved Permanently", "Location: http://127.0.0.1:9/\r\n")),
                .english = QString(other).replace(u"%2"_s, u"301"_s),
                .japanese = QString(otherJa).replace(u"%2"_s, u"301"_s)});
        row("a web page",
            {.before = answers(http("200 OK")),
                .english = QString(other).replace(u"%2"_s, u"200"_s),
                .japanese = QString(otherJa).replace(u"%2"_s, u"200"_s)});
        const QString strange = u"%1 answers, but not like a server of feeds. Check host and port."_s;
        const QString strangeJa
            = u"%1は応答しますが、配信サーバの応答ではありません。ホストとポートを確かめてください。"_s;
        row("not HTTP", {.before = answers("SSH-2.0-OpenSSH_9.2\r\n\r\n"), .english = strange, .japanese = strangeJa});
        row("a handshake for another key",
            {.before = answers("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                               "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n"
                               "Sec-WebSocket-Protocol: yagura.feed.v1\r\n\r\n"),
                .english = strange,
                .japanese = strangeJa});
    }
    void connecting() { check(); }

    // What the server does not give, however often it is asked, is missing, and that is written down.
    void aHoleThatStays()
    {
        DeskAndRelay f;
        startLive(f);
        onBatches(f, [](Link &link, const Piece &piece) { link.say(without(Sequence{12}, piece)); });
        f.report(3);
        QVERIFY(DeskAndRelay::until([&f] { return f.isDown(); }));
        f.turn(500ms);
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll() && isHeard(f.state()); }));
        auto sent = f.sent();
        sent.erase(sent.begin() + 11);
        QVERIFY(f.kept() == sent);
        QCOMPARE(f.client->health().gaps, quint64{1});
        QCOMPARE(namesOf(kindsOf(f)), namesOf({Kind::Hole, Kind::Gap}));
        QCOMPARE(f.notices[1].firstMissing, Sequence{12});
        QCOMPARE(f.notices[1].lastMissing, Sequence{12});
    }

    // Only TLS notices a bit that flips inside an event. Without it the event is set aside when it cannot be read any
    // more, and the feed goes on.
    void aBitFlipsInsideAnEvent()
    {
        DeskAndRelay f;
        startLive(f);
        onBatches(f, [](Link &link, const Piece &piece) {
            QByteArray bytes = piece.bytes;
            const auto id = bytes.indexOf(QByteArray("\x0a\x04"
                                                     "11.1"));
            QVERIFY(id > 0);
            bytes[id] = static_cast<char>(bytes[id] ^ 0x01); // a group that begins and does not end
            link.say(bytes);
        });
        f.report(1);
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll(); }));
        f.proxy->heal();
        f.report(1);
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll(); }));
        QCOMPARE(f.quarantined, quint64{1});
        QVERIFY(std::ranges::find(f.shown, 11U) == f.shown.end());
        QVERIFY(std::ranges::find(f.shown, 12U) != f.shown.end());
        QCOMPARE(nameOf(f.state()), nameOf(FeedState::Live));
    }

    // What is late, or comes byte by byte, is no fault as long as it comes.
    void delay()
    {
        DeskAndRelay f;
        startLive(f);
        f.proxy->tamper([](Link &link, const Piece &piece) { link.hold(piece); });
        f.report(3);
        f.waitInVain(2);
        QCOMPARE(nameOf(f.state()), nameOf(FeedState::Late));
        QVERIFY(f.client->health().lostSince != UtcTime{});
        f.proxy->heal();
        f.proxy->newest()->letGo();
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll() && isHeard(f.state()); }));
        QCOMPARE(f.proxy->connections(), 1);
        QVERIFY(f.notices.empty());
        verifyWhole(f);
    }

    void aByteAtATime()
    {
        DeskAndRelay f;
        startLive(f);
        f.proxy->tamper([](Link &link, const Piece &piece) { link.hold(piece); });
        f.report(2);
        QVERIFY(DeskAndRelay::until([&f] {
            while (f.proxy->newest()->sayNextByte())
                QCoreApplication::processEvents();
            return f.hasAll();
        }));
        QCOMPARE(nameOf(f.state()), nameOf(FeedState::Live));
        QCOMPARE(f.proxy->connections(), 1);
        QVERIFY(f.notices.empty());
        verifyWhole(f);
    }

private:
    // A bit of the byte at `at`, of the payload or of the header, in the next batch.
    static Fault flipped(qsizetype at, int bit, bool payload)
    {
        Fault fault;
        fault.strike = [=](DeskAndRelay &f) {
            onBatches(f, [=](Link &link, const Piece &piece) {
                QByteArray bytes = piece.bytes;
                const qsizetype offset = payload ? bytes.size() - piece.payload.size() + at : at;
                bytes[offset] = static_cast<char>(bytes[offset] ^ bit);
                link.say(bytes);
            });
            f.report(1);
        };
        if (payload) {
            fault.english = u"The server sent something that is not a frame of this protocol."_s;
            fault.japanese = u"サーバから、このプロトコルのフレームではないデータを受信しました。"_s;
            fault.notices = {Kind::Nonsense, Kind::Healed};
        } else {
            fault.english
                = u"What travels between this desk and %1 arrives damaged (WebSocket code 1002). Check what lies between."_s;
            fault.japanese
                = u"この席と%1の間で、通信データが壊れて届いています（WebSocketコード1002）。途中の経路を確かめてください。"_s;
        }
        return fault;
    }

    // The same batch, or the batches around it, without one event.
    static QByteArray without(Sequence missing, const Piece &piece)
    {
        const auto frame
            = wire::decodeServerFrame({piece.payload.constData(), static_cast<std::size_t>(piece.payload.size())});
        QByteArray bytes;
        wire::Batch part;
        const auto flush = [&] {
            if (!part.entries.empty())
                bytes += webSocketFrame(2, QByteArray::fromStdString(wire::encode(part)));
            part = {};
        };
        const auto &batch = std::get<wire::Batch>(*frame);
        for (std::size_t i = 0; i < batch.entries.size(); ++i) {
            const Sequence sequence = next(batch.first, i);
            if (sequence == missing) {
                flush();
                continue;
            }
            if (part.entries.empty())
                part.first = sequence;
            part.entries.push_back(batch.entries[i]);
        }
        flush();
        return bytes;
    }

    static Fault::Kinds kindsOf(const DeskAndRelay &f)
    {
        Fault::Kinds kinds;
        for (const FeedNotice &notice : f.notices)
            kinds.push_back(notice.kind);
        return kinds;
    }

    static void startLive(DeskAndRelay &f)
    {
        f.report(10);
        f.client->start();
        QVERIFY(DeskAndRelay::until([&f] { return f.hasAll() && isHeard(f.state()); }));
    }

    // Nothing lost, nothing twice, in order.
    static void verifyWhole(DeskAndRelay &f)
    {
        QVERIFY(f.failures.empty());
        QVERIFY(f.kept() == f.sent());
        std::vector<std::uint64_t> all;
        for (const auto &[sequence, bytes] : f.sent())
            all.push_back(sequence);
        QCOMPARE(f.shown, all);
    }

    static void verifySaid(DeskAndRelay &f, const Fault &fault)
    {
        const QString at = u"127.0.0.1:%1"_s.arg(f.proxy->port());
        QCOMPARE(nameOf(f.state()), nameOf(fault.state));
        QCOMPARE(f.saysIn(Language::English), QString(fault.english).replace(u"%1"_s, at));
        QCOMPARE(f.saysIn(Language::Japanese), QString(fault.japanese).replace(u"%1"_s, at));
    }

    static void check()
    {
        QFETCH(Fault, fault);
        DeskAndRelay f(fault.settings);
        if (fault.before) {
            f.report(10);
            fault.before(f);
            f.client->start();
        } else {
            startLive(f);
        }
        if (fault.strike)
            fault.strike(f);
        QVERIFY2(DeskAndRelay::until([&f] { return f.isDown(); }), nameOf(f.state()));
        verifySaid(f, fault);

        if (fault.lift)
            fault.lift(f);
        f.proxy->heal();
        f.report(5);
        f.turn(fault.wait);
        QVERIFY2(DeskAndRelay::until([&f] { return f.hasAll() && isHeard(f.state()); }), nameOf(f.state()));
        QVERIFY(f.client->health().detail.isEmpty());
        verifyWhole(f);
        QVERIFY(DeskAndRelay::until([&] { return f.notices.size() >= fault.notices.size(); }));
        QCOMPARE(namesOf(kindsOf(f)), namesOf(fault.notices));
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
