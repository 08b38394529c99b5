// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/picture/scope.h"
#include "tests/models/catalog/catalog_fixture.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

class TestScopeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void meaning();
    void refused_data();
    void refused();
};

void TestScopeText::roundTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto same = [](const char *name, const QString &text) { QTest::newRow(name) << text << text; };
    same("everything", QString());
    same("sectors", u"sector=jp.electricity,us.energy"_s);
    QTest::newRow("sectors, order") << u"sector=us.energy,jp.electricity"_s << u"sector=jp.electricity,us.energy"_s;
    same("no sector", u"sector=none"_s);
    same("country", u"country=JP"_s);
    QTest::newRow("country, case") << u"country=us,jp"_s << u"country=JP,US"_s;
    QTest::newRow("country, all") << u"country=JP,US,other"_s << QString();
    same("no country", u"country=none"_s);
    same("region", u"region=JP-13"_s);
    same("regions that are none", u"region=JP-none,US-none,elsewhere"_s);
    same("severity", u"severity>=3"_s);
    QTest::newRow("severity, all") << u"severity>=0"_s << QString();
    same("unknown severity", u"unknown-severity=no"_s);
    same("tlp", u"tlp<=AMBER"_s);
    same("tlp strict", u"tlp<=AMBER+STRICT"_s);
    QTest::newRow("tlp, case") << u"tlp<=green"_s << u"tlp<=GREEN"_s;
    same("from", u"from=2026-11-21T00:00Z"_s);
    QTest::newRow("from, date") << u"from=2026-11-21"_s << u"from=2026-11-21T00:00Z"_s;
    QTest::newRow("from, JST") << u"from=2026-11-21T09:00+09:00"_s << u"from=2026-11-21T00:00Z"_s;
    same("to, seconds", u"to=2026-11-21T00:00:07Z"_s);
    same("to, milliseconds", u"to=2026-11-21T00:00:07.250Z"_s);
    same("feed", u"feed=jp-gov,us-isac"_s);
    same("feed with a space", u"feed=\"jp gov\""_s);
    same("exercise", u"exercise=no"_s);
    QTest::newRow("exercise, yes") << u"exercise=yes"_s << QString();
    same("kind", u"kind=incident"_s);
    same("text", u"text=サーバ"_s);
    same("text with spaces", u"text=\"電力 停止\""_s);
    same("text with quotes", u"text=\"a \\\"b\\\" \\\\ c\""_s);
    same("text with signs", u"text=a>=b"_s);
    same("exact", u"text=VPN exact=yes"_s);
    same("all of it",
        u"sector=us.energy country=US region=US-TX severity>=3 tlp<=AMBER from=2026-11-21T00:00Z to=2026-11-22T00:00Z "
        "feed=us-isac exercise=no kind=incident,advisory text=pump"_s);
    QTest::newRow("spaces") << u"  severity>=3   country=JP "_s << u"country=JP severity>=3"_s;
}

void TestScopeText::roundTrip()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto filter = parseScope(text, shippedCatalog());
    QVERIFY2(filter, filter ? "" : qPrintable(filter.error().where + u" "_s + filter.error().detail));
    QCOMPARE(toText(*filter, shippedCatalog()), canonical);
    const auto again = parseScope(canonical, shippedCatalog());
    QVERIFY(again);
    QVERIFY(*again == *filter);
    QCOMPARE(filter->everything(), canonical.isEmpty());
}

void TestScopeText::meaning()
{
    const auto filter = parseScope(u"sector=us.energy country=JP,other severity>=4 tlp<=AMBER from=2026-03-02 "
                                   "to=2026-03-03 kind=advisory text=\"x y\""_s,
        shippedCatalog());
    QVERIFY(filter);
    QCOMPARE(filter->sectors, bit(*shippedCatalog().sectorIndex("us.energy")));
    QVERIFY(filter->japan && !filter->unitedStates && filter->elsewhere);
    QCOMPARE(filter->minSeverity, std::uint8_t{4});
    QVERIFY(filter->maxTlp == Tlp::Amber);
    QVERIFY(*filter->to - *filter->from == std::chrono::days{1});
    QVERIFY(!filter->incidents && filter->advisories && !filter->engagements);
    QCOMPARE(filter->text, u"x y"_s);
}

void TestScopeText::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("expects");
    QTest::newRow("no sign") << u"energy"_s << u"energy"_s << u"key=value"_s;
    QTest::newRow("no key") << u"=3"_s << u"=3"_s << u"key=value"_s;
    QTest::newRow("unknown key") << u"colour=red"_s << u"colour=red"_s << u"sector"_s;
    QTest::newRow("unknown sector") << u"sector=us.magic"_s << u"sector=us.magic"_s << u"us.energy"_s;
    QTest::newRow("empty sector") << u"sector="_s << u"sector="_s << u"us.energy"_s;
    QTest::newRow("unknown country") << u"country=FR"_s << u"country=FR"_s << u"JP,US,other"_s;
    QTest::newRow("unknown region") << u"region=JP-99"_s << u"region=JP-99"_s << u"JP-13"_s;
    QTest::newRow("severity too high") << u"severity>=6"_s << u"severity>=6"_s << u"severity>=5"_s;
    QTest::newRow("severity negative") << u"severity>=-1"_s << u"severity>=-1"_s << u"severity>=0"_s;
    QTest::newRow("severity equal") << u"severity=3"_s << u"severity=3"_s << u"severity>=0"_s;
    QTest::newRow("tlp unknown") << u"tlp<=PINK"_s << u"tlp<=PINK"_s << u"AMBER+STRICT"_s;
    QTest::newRow("tlp the other way") << u"tlp>=RED"_s << u"tlp>=RED"_s << u"tlp<="_s;
    QTest::newRow("time without zone") << u"from=2026-11-21T00:00"_s << u"from=2026-11-21T00:00"_s << u"00:00Z"_s;
    QTest::newRow("no time") << u"to=yesterday"_s << u"to=yesterday"_s << u"2026"_s;
    QTest::newRow("empty span") << u"from=2026-11-21 to=2026-11-21"_s << u"to=2026-11-21T00:00Z"_s << u"after"_s;
    QTest::newRow("yes or no") << u"exercise=maybe"_s << u"exercise=maybe"_s << u"yes or no"_s;
    QTest::newRow("kind") << u"kind=alarm"_s << u"kind=alarm"_s << u"incident"_s;
    QTest::newRow("no feed") << u"feed="_s << u"feed="_s << u"feed=name"_s;
    QTest::newRow("open quote") << u"text=\"abc"_s << u"text=abc"_s << u"closing"_s;
    QTest::newRow("wrong sign") << u"country>=JP"_s << u"country>=JP"_s << u"country=…"_s;
}

void TestScopeText::refused()
{
    QFETCH(QString, text);
    QFETCH(QString, where);
    QFETCH(QString, expects);
    const auto filter = parseScope(text, shippedCatalog());
    QVERIFY(!filter);
    QVERIFY(filter.error().kind == Problem::Kind::BadOption);
    QCOMPARE(filter.error().where, where);
    QVERIFY2(filter.error().detail.contains(expects), qPrintable(filter.error().detail));
}

QTEST_GUILESS_MAIN(TestScopeText)
#include "tst_scope_text.moc"
