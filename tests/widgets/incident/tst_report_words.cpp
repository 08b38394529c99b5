// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/incident/report_words.h"

#include <QTest>

#include "tests/support/view_fixture.h"

using namespace Qt::StringLiterals;
using namespace yagura;
using namespace yagura::test;

Q_DECLARE_METATYPE(yagura::Event)

class ReportWordsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changes_data();
    void changes();
    void durations_data();
    void durations();
    void admiralty();
    void everyDutyClockHasWords();
};

void ReportWordsTest::changes_data()
{
    QTest::addColumn<Event>("before");
    QTest::addColumn<Event>("after");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const Event &before, const Event &after, const QStringList &expected) {
        QTest::newRow(name) << before << after << expected;
    };
    const auto base = [] { return incident("I-1").severity({"jp-ci", "2", 2, false}); };
    row("severity", base(), base().severity({"jp-ci", "3", 3, false}),
        {u"Severity: 2 \u2013 Medium \u2192 3 \u2013 High"_s, u"Source's severity: jp-ci 2 \u2192 jp-ci 3"_s});
    row("status", base().status(SourceStatus::Draft), base(), {u"Status: unconfirmed \u2192 confirmed"_s});
    row("translation", base().title("件名", ""), base().title("件名", "Title"),
        {u"English title added (translation)"_s});
    row("title", base().title("件名", "Old"), base().title("件名", "New"), {u"English title: Old \u2192 New"_s});
    row("indicators", base().indicator("url", "a"), base().indicator("url", "b").indicator("url", "c"),
        {u"Indicators: 2 added, 1 removed"_s});
    row("CVE", base(), base().cve("CVE-2026-0001"), {u"CVEs: 1 added"_s});
    row("campaign", base(), base().campaign("Winter"), {u"Campaign added: Winter"_s});
    row("confidence gone", base().confidence("B2"), base(), {u"Confidence removed; it was: B2"_s});
    row("hostile title stays plain", base().title("件名", "A"), base().title("件名", "<b>\u202Ex</b>"),
        {u"English title: A \u2192 <b>\u27e8U+202E\u27e9x</b>"_s});
    row("long title is cut", base().title("件名", "A"), base().title("件名", std::string(1000, 'x')),
        {u"English title: A \u2192 "_s + QString(160, u'x') + QChar(0x2026)});
}

void ReportWordsTest::changes()
{
    QFETCH(Event, before);
    QFETCH(Event, after);
    QFETCH(QStringList, expected);
    const UiLanguage language(Language::En);
    QStringList lines;
    for (const FieldChange &change : changesBetween(before, after))
        lines << changeText(change, before, after);
    QCOMPARE(lines, expected);
}

void ReportWordsTest::durations_data()
{
    QTest::addColumn<QString>("within");
    QTest::addColumn<QString>("expected");
    QTest::newRow("hours") << u"PT72H"_s << u"72 hour"_s;
    QTest::newRow("business days") << u"P4BD"_s << u"4 business day"_s;
    QTest::newRow("next calendar day") << u"P1CD"_s << u"by the end of the next calendar day"_s;
    QTest::newRow("at once") << u"P0D"_s << u"without delay"_s;
    QTest::newRow("days") << u"P30D"_s << u"30 day"_s;
    QTest::newRow("not known") << QString() << u"deadline not known"_s;
    QTest::newRow("not understood: as it is") << u"P1Y2M"_s << u"P1Y2M"_s;
}

void ReportWordsTest::durations()
{
    QFETCH(QString, within);
    QFETCH(QString, expected);
    const UiLanguage language(Language::En);
    // Plural forms come from the catalogue of the language.
    QVERIFY2(durationText(within).startsWith(expected), qPrintable(durationText(within)));
}

void ReportWordsTest::admiralty()
{
    const UiLanguage language(Language::En);
    const Catalog catalog = loadedCatalog();
    const QString words = admiraltyText(catalog, "B2", Language::En);
    QVERIFY(words.startsWith(u"B2"));
    QVERIFY(words.contains(catalog.admiraltyReliability('B').en));
    QVERIFY(words.contains(catalog.admiraltyCredibility('2').en));
    QCOMPARE(admiraltyText(catalog, "Z9", Language::En), u"Z9"_s);
}

// A duty whose clock is written in a way the pane cannot say would show its code to the person on watch.
void ReportWordsTest::everyDutyClockHasWords()
{
    const UiLanguage language(Language::En);
    const Catalog catalog = loadedCatalog();
    for (const Duty *duty : catalog.dutiesFor(~SectorSet{0})) {
        for (const DutyClock &clock : duty->clocks)
            QVERIFY2(clock.within.isEmpty() || durationText(clock.within) != clock.within, qPrintable(duty->id));
    }
}

QTEST_MAIN(ReportWordsTest)
#include "tst_report_words.moc"
