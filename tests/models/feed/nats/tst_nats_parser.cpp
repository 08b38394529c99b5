// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/feed/nats/nats_parser.h"

using namespace yagura::nats;
using namespace std::string_literals;

namespace {

// One word for each item, so that a whole script can be compared.
std::string told(const NatsParser::Item &item)
{
    struct Teller
    {
        std::string operator()(const NatsParser::Info &i) const { return "info " + i.json; }
        std::string operator()(const NatsParser::Ping &) const { return "ping"; }
        std::string operator()(const NatsParser::Pong &) const { return "pong"; }
        std::string operator()(const NatsParser::Ok &) const { return "ok"; }
        std::string operator()(const NatsParser::Error &e) const { return "error " + e.words; }
        std::string operator()(const NatsParser::Malformed &m) const { return "malformed " + m.why; }
        std::string operator()(const NatsParser::Delivered &d) const
        {
            const Message &m = d.message;
            std::string text = "message " + std::to_string(d.subscription) + ' ' + m.subject + " reply=" + m.reply
                + " status=" + std::to_string(m.status) + '(' + m.description + ')';
            for (const auto &[name, value] : m.headers)
                text += ' ' + name + '=' + value;
            return text + " [" + m.payload + "]/" + std::to_string(m.payloadSize);
        }
    };
    return std::visit(Teller(), item);
}

std::vector<std::string> drained(NatsParser &parser)
{
    std::vector<std::string> items;
    while (const auto item = parser.next()) {
        items.push_back(told(*item));
        if (std::holds_alternative<NatsParser::Malformed>(*item))
            break;
    }
    return items;
}

std::vector<std::string> parsed(const std::string &bytes)
{
    NatsParser parser;
    parser.feed(bytes);
    return drained(parser);
}

std::string hmsg(const std::string &headers, const std::string &payload)
{
    return "HMSG a.b 7 " + std::to_string(headers.size()) + ' ' + std::to_string(headers.size() + payload.size())
        + "\r\n" + headers + payload + "\r\n";
}

std::string longScript()
{
    return "INFO {\"server_name\":\"n1\"}\r\n"
           "PING\r\n+OK\r\nPONG\r\n"
           "MSG yagura.jp.JP.jp-water 3 11\r\nhello\r\nMSG \r\n"
           "MSG a 1 $JS.ACK.x 0\r\n\r\n"
           "-ERR 'Permissions Violation for Publish to \"x\"'\r\n"
        + hmsg("NATS/1.0 408 Request Timeout\r\nNats-Pending-Messages: 3\r\n\r\n", "")
        + hmsg("NATS/1.0\r\nNats-Msg-Id: 停電-1\r\nEmpty:\r\n\r\n", "\r\nPING\r\n")
        + "MSG a \t 18446744073709551615  3\r\n\0\xff\n\r\n"s + "PING\r\n";
}

const std::vector<std::string> longAnswer{
    "info {\"server_name\":\"n1\"}",
    "ping",
    "ok",
    "pong",
    "message 3 yagura.jp.JP.jp-water reply= status=0() [hello\r\nMSG ]/11",
    "message 1 a reply=$JS.ACK.x status=0() []/0",
    "error Permissions Violation for Publish to \"x\"",
    "message 7 a.b reply= status=408(Request Timeout) Nats-Pending-Messages=3 []/0",
    "message 7 a.b reply= status=0() Nats-Msg-Id=停電-1 Empty= [\r\nPING\r\n]/8",
    "message 18446744073709551615 a reply= status=0() [\0\xff\n]/3"s,
    "ping",
};

} // namespace

class TestNatsParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeScript() { QCOMPARE(parsed(longScript()), longAnswer); }

    void cutAnywhere()
    {
        const std::string script = longScript();
        for (std::size_t cut = 0; cut <= script.size(); ++cut) {
            NatsParser parser;
            parser.feed(std::string_view(script).substr(0, cut));
            auto items = drained(parser);
            parser.feed(std::string_view(script).substr(cut));
            const auto rest = drained(parser);
            items.insert(items.end(), rest.begin(), rest.end());
            QVERIFY2(items == longAnswer, qPrintable(QString::number(cut)));
        }
    }

    void byteByByte()
    {
        NatsParser parser;
        std::vector<std::string> items;
        for (const char byte : longScript()) {
            parser.feed({&byte, 1});
            const auto some = drained(parser);
            items.insert(items.end(), some.begin(), some.end());
        }
        QCOMPARE(items, longAnswer);
    }

    void malformed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("why");
        const auto row = [](const char *name, const QByteArray &bytes, const char *why) {
            QTest::newRow(name) << bytes << QByteArray(why);
        };
        row("another protocol", "HTTP/1.1 200 OK\r\n", "a line that means nothing");
        row("lower case", "ping\r\n", "a line that means nothing");
        row("nothing", "\r\n", "a line that means nothing");
        row("LF alone", "PING\n", "a line does not end in CR LF");
        row("LF at once", "\n", "a line does not end in CR LF");
        row("endless line", QByteArray(4097, 'x'), "a line is too long");
        row("long line with an end", "MSG " + QByteArray(5000, 'a') + " 1 0\r\n", "a line is too long");
        row("endless INFO", "INFO " + QByteArray(64 * 1024, 'x'), "a line is too long");
        row("no size", "MSG a 1\r\n", "a message with a wrong number of words");
        row("too many words", "MSG a 1 r x 5\r\n", "a message with a wrong number of words");
        row("far too many words", "MSG a 1 r x 5 6 7 8\r\n", "a message with a wrong number of words");
        row("headers without a size", "HMSG a 1 5\r\n", "a message with a wrong number of words");
        row("negative size", "MSG a 1 -1\r\n", "a message with a wrong number");
        row("size with a sign", "MSG a 1 +1\r\n", "a message with a wrong number");
        row("size that is none", "MSG a 1 0x10\r\n", "a message with a wrong number");
        row("size above 64 bits", "MSG a 1 18446744073709551616\r\n", "a message with a wrong number");
        row("subscription that is none", "MSG a b 1\r\n", "a message with a wrong number");
        row("more headers than message", "HMSG a 1 6 5\r\n", "a message with a wrong number");
        row("2 GiB announced", "MSG a 1 2147483648\r\n", "a message is too large");
        row("longer than it says", "MSG a 1 2\r\nabc\r\n", "a message does not end where it says");
    }
    void malformed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, why);
        NatsParser parser;
        parser.feed("PING\r\n" + bytes.toStdString());
        QCOMPARE(drained(parser), (std::vector<std::string>{"ping", "malformed " + why.toStdString()}));
        parser.feed("PING\r\n"); // nothing is believed any more
        QCOMPARE(drained(parser), (std::vector<std::string>{"malformed " + why.toStdString()}));
    }

    void aLongInfoIsTaken()
    {
        const std::string json(60'000, 'x');
        QCOMPARE(parsed("INFO " + json + "\r\n"), (std::vector<std::string>{"info " + json}));
    }

    // What a publisher can write must not end the connection of those who read.
    void oddHeaders_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::addColumn<QByteArray>("told");
        const auto row = [](const char *name, const QByteArray &block, const QByteArray &told) {
            QTest::newRow(name) << block << QByteArray("message 7 a.b reply= " + told + " [x]/1");
        };
        row("none", "", "status=0()");
        row("no version", "Name: value\r\n\r\n", "status=0()");
        row("no colon", "NATS/1.0\r\nName\r\nB: c\r\n\r\n", "status=0() B=c");
        row("no name", "NATS/1.0\r\n: v\r\n\r\n", "status=0()");
        row("no end", "NATS/1.0\r\nA: b", "status=0() A=b");
        row("blanks", "NATS/1.0  503  \r\nA:  b c \r\n\r\n", "status=503() A=b c");
        row("status that is none", "NATS/1.0 abc\r\n\r\n", "status=0()");
        row("negative status", "NATS/1.0 -5 x\r\n\r\n", "status=0()");
        row("colon in the value", "NATS/1.0\r\nA: b:c\r\n\r\n", "status=0() A=b:c");
        row("too many", "NATS/1.0\r\nA: " + QByteArray(20'000, 'y') + "\r\n\r\n", "status=0()");
    }
    void oddHeaders()
    {
        QFETCH(QByteArray, block);
        QFETCH(QByteArray, told);
        QCOMPARE(parsed(hmsg(block.toStdString(), "x") + "PING\r\n"),
            (std::vector<std::string>{told.toStdString(), "ping"}));
    }

    void aLongPayloadIsCut()
    {
        const std::string payload(3'000'000, 'z');
        NatsParser parser;
        parser.feed("MSG a 1 3000000\r\n");
        for (std::size_t at = 0; at < payload.size(); at += 10'000) {
            QVERIFY(!parser.next());
            parser.feed(std::string_view(payload).substr(at, 10'000));
        }
        parser.feed("\r\nPING\r\n");
        const auto item = parser.next();
        QVERIFY(item && std::holds_alternative<NatsParser::Delivered>(*item));
        const Message &message = std::get<NatsParser::Delivered>(*item).message;
        QCOMPARE(message.payloadSize, payload.size());
        QCOMPARE(message.payload.size(), limits::payload + 1);
        QCOMPARE(drained(parser), (std::vector<std::string>{"ping"}));
    }

    void headersAreFoundByName()
    {
        const Headers headers{{"Nats-Msg-Id", "1"}, {"X", "2"}, {"nats-msg-id", "3"}};
        QVERIFY(header(headers, "NATS-MSG-ID") == "1");
        QVERIFY(!header(headers, "Nats-Msg"));
    }

    void headersAreWritten()
    {
        QCOMPARE(encodeHeaders({{"A", "b"}, {"C", ""}}), std::string("NATS/1.0\r\nA: b\r\nC: \r\n\r\n"));
        // Nothing smuggles in a line of its own.
        QCOMPARE(
            encodeHeaders({{"A", "b\r\nX: y"}, {"B\n", "c"}, {"D:", "e"}, {"", "f"}}), std::string("NATS/1.0\r\n\r\n"));
    }
};

QTEST_APPLESS_MAIN(TestNatsParser)
#include "tst_nats_parser.moc"
