// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include "models/feed/connection_test.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_transport.h"
#include "tests/support/language.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
using Stage = ConnectionReport::Stage;

struct TestFixture
{
    void ask(const QString &url, const FeedAccess &access = {})
    {
        QObject::connect(&test, &ConnectionTest::finished, &test, [this](const ConnectionReport &said) {
            report = said;
            ++answers;
        });
        test.start({.url = QUrl(url), .access = access});
    }
    FakeClock clock;
    QPointer<FakeTransport> transport;
    std::optional<ConnectionReport> report;
    int answers = 0;
    ConnectionTest test{[this](const FeedSettings &) {
                            auto made = std::make_unique<FakeTransport>();
                            transport = made.get();
                            return std::unique_ptr<Transport>(std::move(made));
                        },
        clock};
};

wire::Refused refused(wire::Refused::Code code)
{
    return {code, "理由", "the reason"};
}
} // namespace

// One question to a server: what it finds, and at which step it fails.
class TestConnectionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFeed()
    {
        TestFixture f;
        f.ask(u"ws://localhost/jp"_s);
        f.transport->accept();
        const auto hello = f.transport->sentOf<wire::Hello>();
        QCOMPARE(hello.size(), std::size_t{1});
        QCOMPARE(hello[0].credit, 0U); // takes nothing
        wire::Welcome welcome{"jp", {"e"}, Sequence{3}, Sequence{9}, f.clock.now() + 2min, 5000, true};
        welcome.ceiling = Tlp::Green;
        welcome.partial = true;
        f.transport->deliver(welcome);
        QCOMPARE(f.answers, 1);
        QCOMPARE(f.report->stage, Stage::Done);
        QVERIFY(f.report->why.isEmpty());
        QCOMPARE(f.report->oldest, Sequence{3});
        QCOMPARE(f.report->head, Sequence{9});
        QCOMPARE(f.report->ceiling, Tlp::Green);
        QVERIFY(f.report->partial);
        QVERIFY(!f.report->encrypted);
        QCOMPARE(f.report->skew, 2min);
        QTRY_VERIFY(!f.transport); // hung up
    }

    void aServer()
    {
        TestFixture f;
        f.ask(u"wss://localhost"_s);
        f.transport->accept();
        QVERIFY(f.transport->sent.empty());
        f.transport->deliver(wire::Directory{{"jp", "us"}});
        QCOMPARE(f.report->stage, Stage::Done);
        QCOMPARE(f.report->feeds, (QList<QByteArray>{"jp", "us"}));
        QVERIFY(f.report->encrypted);
    }

    void fails_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<FeedAccess>("access");
        QTest::addColumn<std::function<void(TestFixture &)>>("story");
        QTest::addColumn<Stage>("stage");
        QTest::addColumn<QString>("word");
        const QString feed = u"wss://localhost/jp"_s;
        using Story = std::function<void(TestFixture &)>;
        const auto row
            = [](const char *name, const QString &url, const FeedAccess &access, Stage stage, const QString &word,
                  const Story &story) { QTest::newRow(name) << url << access << story << stage << word; };
        const auto says = [](const wire::ServerFrame &frame) {
            return Story([frame](TestFixture &f) {
                f.transport->accept();
                f.transport->deliver(frame);
            });
        };
        using Code = wire::Refused::Code;
        const Story nothing = [](TestFixture &) {};
        row("no address", u"https://localhost/"_s, {}, Stage::Settings, u"not the address"_s, nothing);
        row("plain", u"ws://192.0.2.1/jp"_s, {}, Stage::Settings, u"unencrypted"_s, nothing);
        row("no CA file", feed, {.caFile = u"/nowhere.pem"_s}, Stage::Settings, u"/nowhere.pem"_s, nothing);
        row("nobody there", feed, {}, Stage::Connection, u"Nothing listens"_s,
            [](TestFixture &f) { f.transport->drop(u"Nothing listens there."_s); });
        row("no answer", feed, {}, Stage::Connection, u"10 seconds"_s, [](TestFixture &f) {
            f.clock.advance(10s);
            f.test.tick();
        });
        row("no answer, and the clock set back", feed, {}, Stage::Connection, u"10 seconds"_s, [](TestFixture &f) {
            f.clock.advance(-24h);
            f.test.tick();
            f.clock.advance(10s);
            f.test.tick();
        });
        row("silent", feed, {}, Stage::Admission, u"10 seconds"_s, [](TestFixture &f) {
            f.transport->accept();
            f.clock.advance(10s);
            f.test.tick();
        });
        row("no token", feed, {}, Stage::Admission, u"asks for a token"_s, says(refused(Code::Unauthorised)));
        row("wrong token", feed, {.token = "x"}, Stage::Admission, u"does not accept this token"_s,
            says(refused(Code::Unauthorised)));
        row("another feed's name", feed, {}, Stage::Feed, u"no feed of this name"_s, says(refused(Code::UnknownFeed)));
        row("too many", feed, {}, Stage::Admission, u"the reason"_s, says(refused(Code::Limit)));
        row("busy", feed, {}, Stage::Admission, u"Try again later"_s, says(refused(Code::Unavailable)));
        row("answers for another", feed, {}, Stage::Feed, u"another feed, us"_s,
            says(wire::Welcome{"us", {"e"}, {}, {}, {}, 5000, true}));
        row("nonsense", feed, {}, Stage::Admission, u"not a frame"_s, [](TestFixture &f) {
            f.transport->accept();
            f.transport->deliverBytes("\xff");
        });
        row("out of order", feed, {}, Stage::Admission, u"out of order"_s, says(wire::Directory{{"jp"}}));
        row("a server without feeds", u"wss://localhost/"_s, {}, Stage::Feed, u"names no feed"_s,
            says(wire::Directory{}));
        row("hangs up", feed, {}, Stage::Admission, u"gone"_s, [](TestFixture &f) {
            f.transport->accept();
            f.transport->drop(u"gone"_s);
        });
    }
    void fails()
    {
        QFETCH(QString, url);
        QFETCH(FeedAccess, access);
        QFETCH(std::function<void(TestFixture &)>, story);
        QFETCH(Stage, stage);
        QFETCH(QString, word);
        TestFixture f;
        f.ask(url, access);
        story(f);
        QCOMPARE(f.answers, 1);
        QCOMPARE(f.report->stage, stage);
        QVERIFY2(words(f.report->why).contains(word), qPrintable(words(f.report->why)));
        f.clock.advance(1min);
        f.test.tick();
        QCOMPARE(f.answers, 1);
    }

    // The same answer after the language was switched, the server's own words included.
    void isSaidInTheLanguageOfTheMoment()
    {
        TestFixture f;
        f.ask(u"ws://localhost/jp"_s);
        f.transport->accept();
        f.transport->deliver(refused(wire::Refused::Code::Limit));
        {
            const Language english(Language::English);
            QVERIFY(words(f.report->why).endsWith(u"the reason"_s));
        }
        const Language japanese(Language::Japanese);
        QVERIFY(words(f.report->why).endsWith(u"理由"_s));
    }

    void cancelled()
    {
        TestFixture f;
        f.ask(u"ws://localhost/jp"_s);
        const QPointer<FakeTransport> first = f.transport;
        f.test.cancel();
        QTRY_VERIFY(!first);
        f.clock.advance(1min);
        f.test.tick();
        QCOMPARE(f.answers, 0);
        f.test.start({.url = QUrl(u"ws://localhost/jp"_s)});
        f.transport->drop(u"gone"_s);
        QCOMPARE(f.answers, 1);
    }
};

QTEST_GUILESS_MAIN(TestConnectionTest)
#include "tst_connection_test.moc"
