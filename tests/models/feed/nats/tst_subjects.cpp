// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <set>

#include "models/feed/nats/jetstream_api.h"
#include "models/feed/nats/subjects.h"
#include "tests/support/builders.h"

using namespace yagura;
using namespace yagura::test;
using namespace yagura::nats;

namespace {

Event action(const std::string &country, std::vector<SectorRef> sectors)
{
    DeskAction take;
    take.kind = DeskAction::Kind::Take;
    take.subject = "I-1";
    take.country = country;
    take.sectors = std::move(sectors);
    Event event;
    event.id = "a";
    event.feed = "jp";
    event.body = take;
    return event;
}

Event mapped(const std::string &stated, const std::string &added)
{
    Event event = incident("I-1").country("JP").sector(stated);
    auto report = *event.report();
    report.sectors.push_back({"jp-ci", added, true});
    event.body = report;
    return event;
}

} // namespace

class TestSubjects : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void streams_data()
    {
        QTest::addColumn<QByteArray>("feed");
        QTest::addColumn<QByteArray>("stream");
        QTest::newRow("plain") << QByteArray("jp") << QByteArray("yagura_jp");
        QTest::newRow("all characters") << QByteArray("A-b_c.9") << QByteArray("yagura_A-b_c=2E9");
        QTest::newRow("dots") << QByteArray("a..b") << QByteArray("yagura_a=2E=2Eb");
    }
    void streams()
    {
        QFETCH(QByteArray, feed);
        QFETCH(QByteArray, stream);
        QCOMPARE(streamOf(feed.toStdString()), stream.toStdString());
        QVERIFY(feedOf(stream.toStdString()) == feed.toStdString());
    }

    void notOurStreams_data()
    {
        QTest::addColumn<QByteArray>("stream");
        for (const char *stream : {"", "yagura_", "yagura", "other", "Yagura_jp", "yagura_a=2e", "yagura_a=2Fb",
                 "yagura_a=", "yagura_a b", "yagura_@desk", "yagura__x", "yagura_=2Ex", "yagura_a/b"})
            QTest::newRow(stream) << QByteArray(stream);
    }
    void notOurStreams()
    {
        QFETCH(QByteArray, stream);
        QVERIFY(!feedOf(stream.toStdString()));
    }

    void subjects_data()
    {
        QTest::addColumn<Event>("event");
        QTest::addColumn<QByteArray>("subject");
        const auto row = [](const char *name, const Event &event, const char *subject) {
            QTest::newRow(name) << event << QByteArray(subject);
        };
        row("nothing is said", incident("I-1"), "yagura.j=2Ep._._");
        row("country", incident("I-1").country("JP"), "yagura.j=2Ep.JP._");
        row("country and sector", incident("I-1").country("JP").sector("jp.electricity"),
            "yagura.j=2Ep.JP.jp-electricity");
        row("sector", incident("I-1").sector("221112"), "yagura.j=2Ep._.221112");
        row("two sectors", incident("I-1").sector("jp.gas").sector("jp.water"), "yagura.j=2Ep._._many");
        row("the same twice", incident("I-1").sector("jp.gas").sector("jp.gas"), "yagura.j=2Ep._.jp-gas");
        row("stated before mapped", mapped("us.energy", "jp.electricity"), "yagura.j=2Ep.JP.us-energy");
        row("two countries", incident("I-1").country("JP").country("US"), "yagura.j=2Ep._many._");
        row("what NATS has a use for", incident("I-1").sector("a.*.> _-\x7f/=é"),
            "yagura.j=2Ep._.a-=2A-=3E=20=5F=2D=7F=2F=3D=C3=A9");
        row("a code like our own word", incident("I-1").sector("_many"), "yagura.j=2Ep._.=5Fmany");
        row("desk action", action("JP", {{"jp-ci", "jp.gas", false}}), "yagura.j=2Ep.JP.jp-gas");
        row("desk action without a place", action("", {}), "yagura.j=2Ep._._");
        row("unknown kind", Event{}, "yagura.j=2Ep._._");
    }
    void subjects()
    {
        QFETCH(Event, event);
        QFETCH(QByteArray, subject);
        QCOMPARE(subjectOf("j.p", event), subject.toStdString());
    }

    // Short codes of what is special: no two may share a token.
    void codesNeverMeet()
    {
        const std::string letters = "a.-_=2D5F*> ";
        std::set<std::string> seen;
        std::size_t codes = 0;
        for (const char a : letters) {
            for (const char b : letters) {
                for (const char c : letters) {
                    ++codes;
                    seen.insert(subjectOf("x", incident("I").sector({a, b, c})));
                }
            }
        }
        QCOMPARE(seen.size(), codes);
    }

    void filters_data()
    {
        using Codes = std::vector<std::string>;
        QTest::addColumn<wire::Interest>("interest");
        QTest::addColumn<QByteArray>("filter");
        const auto row = [](const char *name, Codes countries, Codes sectors, const char *filter) {
            QTest::newRow(name) << wire::Interest{std::move(countries), std::move(sectors)} << QByteArray(filter);
        };
        row("everything", {}, {}, "yagura.jp.>");
        row("a country", {"JP"}, {}, "yagura.jp.JP.*");
        row("a sector", {}, {"jp.gas"}, "yagura.jp.*.jp-gas");
        row("both", {"JP"}, {"jp.gas"}, "yagura.jp.>");
        row("two countries", {"JP", "US"}, {}, "yagura.jp.>");
        row("two sectors", {}, {"jp.gas", "jp.water"}, "yagura.jp.>");
        row("an empty word", {""}, {}, "yagura.jp.>");
        row("a word of NATS", {">"}, {}, "yagura.jp.=3E.*");
    }
    void filters()
    {
        QFETCH(wire::Interest, interest);
        QFETCH(QByteArray, filter);
        QCOMPARE(filterFor("jp", interest), filter.toStdString());
    }

    void deliveries_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *reply, bool good) { QTest::newRow(reply) << QByteArray(reply) << good; };
        row("$JS.ACK.yagura_jp.c1.1.42.7.1772409660250999999.3", true);
        row("$JS.ACK.hub.ACCHASH.yagura_jp.c1.1.42.7.1772409660250999999.3", true);
        row("$JS.ACK._.ACCHASH.yagura_jp.c1.1.42.7.1772409660250999999.3.token", true);
        row("$JS.ACK.yagura_jp.c1.1.42.7.1772409660250999999", false);
        row("$JS.ACK.yagura_jp.c1.1.42.7.1772409660250999999.3.4", false);
        row("$JS.ACK.yagura_jp.c1.1.0.7.1772409660250999999.3", false);
        row("$JS.ACK.yagura_jp.c1.1.x.7.1772409660250999999.3", false);
        row("$JS.FC.yagura_jp.c1.1.42.7.1772409660250999999.3", false);
        row("_INBOX.x", false);
        row("", false);
    }
    void deliveries()
    {
        QFETCH(QByteArray, reply);
        QFETCH(bool, good);
        const auto delivery = deliveryOf(reply.toStdString());
        QCOMPARE(delivery.has_value(), good);
        if (!delivery)
            return;
        QCOMPARE(number(delivery->stream), 42U);
        QCOMPARE(delivery->consumer, 7U);
        QCOMPARE(toMs(delivery->stored), 1'772'409'660'250);
        QCOMPARE(delivery->pending, 3U);
    }

    void messageIds_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("a UUID as it is") << QByteArray("4f1d-9") << QByteArray("4f1d-9");
        QTest::newRow("marks") << QByteArray("a:b/c#~!") << QByteArray("a:b/c#~!");
        QTest::newRow("a space, which headers lose at the ends") << QByteArray(" a ") << QByteArray("%20a%20");
        QTest::newRow("the end of a line") << QByteArray("a\r\nB: c") << QByteArray("a%0D%0AB:%20c");
        QTest::newRow("the sign itself") << QByteArray("a%20") << QByteArray("a%2520");
        QTest::newRow("Japanese") << QByteArray("事") << QByteArray("%E4%BA%8B");
        QTest::newRow("the last control character") << QByteArray("\x7f") << QByteArray("%7F");
    }
    void messageIds()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, expected);
        QCOMPARE(QByteArray::fromStdString(messageIdOf(id.toStdString())), expected);
    }
};

QTEST_APPLESS_MAIN(TestSubjects)
#include "tst_subjects.moc"
