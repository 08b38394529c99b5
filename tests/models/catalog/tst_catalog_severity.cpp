// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/catalog/catalog_fixture.h"

using namespace yagura;
using namespace yagura::test;

class TestCatalogSeverity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scales_data();
    void scales();
    void displayLevels();
    void displayLevelFor_data();
    void displayLevelFor();
    void mappedTo_data();
    void mappedTo();
    void tlpInOrderOfStrictness();
    void tlpUnspecifiedIsAmber();
    void admiralty();

private:
    const Catalog &catalog = shippedCatalog();
};

void TestCatalogSeverity::scales_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("levels");
    QTest::newRow("display") << QStringLiteral("display") << 6;
    QTest::newRow("us-national") << QStringLiteral("us-national") << 6;
    QTest::newRow("jp-ci") << QStringLiteral("jp-ci") << 5;
    QTest::newRow("nciss") << QStringLiteral("nciss") << 7;
    QTest::newRow("cvss") << QStringLiteral("cvss") << 5;
    QTest::newRow("stix") << QStringLiteral("stix") << 5;
    QTest::newRow("veris") << QStringLiteral("veris") << 6;
    QTest::newRow("cap") << QStringLiteral("cap") << 5;
}

void TestCatalogSeverity::scales()
{
    QFETCH(QString, id);
    QFETCH(int, levels);
    const SeverityScale *scale = catalog.severityScale(id.toStdString());
    QVERIFY(scale);
    QCOMPARE(static_cast<int>(scale->levels.size()), levels);
    QVERIFY(!scale->name.ja.isEmpty() && !scale->name.en.isEmpty());
    for (const SeverityLevel &level : scale->levels)
        QVERIFY(!level.value.isEmpty() && !level.name.ja.isEmpty() && !level.name.en.isEmpty());
    if (id == QLatin1String("us-national") || id == QLatin1String("jp-ci")) {
        for (const SeverityLevel &level : scale->levels)
            QVERIFY(!level.definition.ja.isEmpty() && !level.definition.en.isEmpty());
    }
    QVERIFY(!catalog.severityScale("no-such-scale"));
}

void TestCatalogSeverity::displayLevels()
{
    const QStringList en{QStringLiteral("Informational"), QStringLiteral("Low"), QStringLiteral("Medium"),
        QStringLiteral("High"), QStringLiteral("Severe"), QStringLiteral("Emergency")};
    const QStringList ja{QStringLiteral("情報"), QStringLiteral("低"), QStringLiteral("中"), QStringLiteral("高"),
        QStringLiteral("深刻"), QStringLiteral("緊急")};
    for (std::uint8_t level = 0; level <= 5; ++level) {
        QCOMPARE(catalog.displayLevelName(level).en, en[level]);
        QCOMPARE(catalog.displayLevelName(level).ja, ja[level]);
    }
}

void TestCatalogSeverity::displayLevelFor_data()
{
    QTest::addColumn<QString>("scale");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("expected"); // -1 = no mapping
    const auto row = [](const char *scale, const char *value, int expected) {
        QTest::addRow("%s '%s'", scale, value) << QString::fromLatin1(scale) << QString::fromLatin1(value) << expected;
    };
    row("us-national", "0", 0);
    row("us-national", "4", 4);
    row("us-national", "5", 5);
    row("us-national", "6", -1);
    row("us-national", "3.5", -1);
    row("jp-ci", "0", 0);
    row("jp-ci", "4", 4);
    row("jp-ci", "5", -1);
    row("display", "5", 5);
    row("nciss", "Severe", 4);
    row("nciss", "Baseline - Minor", 0);
    row("nciss", "85", -1); // a score: official cut-offs are not known
    row("cvss", "0", 0);
    row("cvss", "0.0", 0);
    row("cvss", "0.1", 1);
    row("cvss", "3.9", 1);
    row("cvss", "4.0", 2);
    row("cvss", "6.9", 2);
    row("cvss", "7", 3);
    row("cvss", "8.9", 3);
    row("cvss", "9.0", 4);
    row("cvss", "9.8", 4);
    row("cvss", "10.0", 4);
    row("cvss", "10.1", -1);
    row("cvss", "-1", -1);
    row("cvss", "nan", -1);
    row("cvss", "inf", -1);
    row("cvss", "CRITICAL", 4);
    row("cvss", "", -1);
    row("stix", "0", 0);
    row("stix", "1", 1);
    row("stix", "29", 1);
    row("stix", "30", 2);
    row("stix", "50", 3);
    row("stix", "79", 3);
    row("stix", "80", 4);
    row("stix", "90", 5);
    row("stix", "100", 5);
    row("stix", "101", -1);
    row("stix", "Extreme", 5);
    row("veris", "Insignificant", 1);
    row("veris", "Damaging", 4);
    row("veris", "damaging", 4);
    row("veris", "Catastrophic", 5);
    row("veris", "Unknown", -1);
    row("cap", "Extreme", 5);
    row("cap", "Unknown", -1);
    row("house", "5", -1);
}

void TestCatalogSeverity::displayLevelFor()
{
    QFETCH(QString, scale);
    QFETCH(QString, value);
    QFETCH(int, expected);
    const DisplayLevel level = catalog.displayLevelFor(scale.toStdString(), value.toStdString());
    QCOMPARE(level ? int{*level} : -1, expected);
}

void TestCatalogSeverity::mappedTo_data()
{
    QTest::addColumn<QString>("scale");
    QTest::addColumn<int>("display");
    QTest::addColumn<QString>("value"); // "" = none
    const auto row = [](const char *scale, int display, const char *value) {
        QTest::addRow("%s %d", scale, display) << QString::fromLatin1(scale) << display << QString::fromLatin1(value);
    };
    for (int level = 0; level <= 5; ++level)
        row("us-national", level, QByteArray::number(level).constData());
    for (int level = 0; level <= 4; ++level)
        row("jp-ci", level, QByteArray::number(level).constData());
    row("jp-ci", 5, "4"); // Japan's scale ends at 4
    row("stix", 5, "Extreme");
    row("stix", 3, "High");
    row("stix", 0, ""); // would be "False Positive", which no source said
    row("cvss", 4, ""); // rates vulnerabilities: an incident has none
    row("house", 4, "");
    row("us-national", 6, "");
    row("us-national", 255, "");
}

void TestCatalogSeverity::mappedTo()
{
    QFETCH(QString, scale);
    QFETCH(int, display);
    QFETCH(QString, value);
    const SeverityLevel *level = catalog.mappedTo(scale.toStdString(), static_cast<std::uint8_t>(display));
    QCOMPARE(level ? level->value : QString(), value);
}

void TestCatalogSeverity::tlpInOrderOfStrictness()
{
    struct Expected
    {
        Tlp tlp;
        const char *label;
        const char *colour;
    };
    constexpr std::array<Expected, 5> expected{{{Tlp::Clear, "TLP:CLEAR", "#FFFFFF"},
        {Tlp::Green, "TLP:GREEN", "#33FF00"}, {Tlp::Amber, "TLP:AMBER", "#FFC000"},
        {Tlp::AmberStrict, "TLP:AMBER+STRICT", "#FFC000"}, {Tlp::Red, "TLP:RED", "#FF2B2B"}}};
    QCOMPARE(catalog.tlpLabels().size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const TlpLabel &label = catalog.tlpLabels()[i];
        QCOMPARE(label.tlp, expected[i].tlp);
        QCOMPARE(label.label, QString::fromLatin1(expected[i].label));
        QCOMPARE(label.textColour, QString::fromLatin1(expected[i].colour));
        QVERIFY(!label.meaning.ja.isEmpty() && !label.meaning.en.isEmpty());
        QCOMPARE(&catalog.tlpLabel(expected[i].tlp), &label);
    }
}

void TestCatalogSeverity::tlpUnspecifiedIsAmber()
{
    QCOMPARE(catalog.tlpLabel(Tlp::Unspecified).tlp, Tlp::Amber);
}

void TestCatalogSeverity::admiralty()
{
    QCOMPARE(catalog.admiraltyReliability('A').en, QStringLiteral("Completely reliable"));
    QCOMPARE(catalog.admiraltyReliability('F').ja, QStringLiteral("信頼性を判断できない"));
    QCOMPARE(catalog.admiraltyCredibility('1').en, QStringLiteral("Confirmed by other sources"));
    QCOMPARE(catalog.admiraltyCredibility('6').ja, QStringLiteral("真偽を判断できない"));
    for (const char other : {'G', 'a', '1', '@', '\0'})
        QCOMPARE(catalog.admiraltyReliability(other), Names{});
    for (const char other : {'0', '7', 'A', '\0'})
        QCOMPARE(catalog.admiraltyCredibility(other), Names{});
}

QTEST_GUILESS_MAIN(TestCatalogSeverity)
#include "tst_catalog_severity.moc"
