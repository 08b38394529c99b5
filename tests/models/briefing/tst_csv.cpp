// SPDX-License-Identifier: GPL-3.0-or-later
#include <QBuffer>
#include <QTest>

#include "models/briefing/csv.h"
#include "models/briefing/csv_export.h"
#include "tests/models/briefing/briefing_fixture.h"

using namespace yagura;
using namespace yagura::test;

class tst_Csv : public QObject
{
    Q_OBJECT

    static QString exported(const BriefingFixture &f, Tlp ceiling)
    {
        return QString::fromUtf8(bytes(f, ceiling, false));
    }

    static QByteArray bytes(const BriefingFixture &f, Tlp ceiling, bool bom)
    {
        const Freeze freeze = f.freeze();
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        CsvTexts texts;
        for (std::size_t i = 0; i < texts.head.size(); ++i)
            texts.head[i] = QStringLiteral("h%1").arg(i);
        texts.exercise = QStringLiteral("EXERCISE");
        texts.notes = {QStringLiteral("as of now")};
        return writeCsv(buffer, freeze, release(freeze, ceiling), texts, bom) ? buffer.data() : QByteArray();
    }

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("cell");
        const auto row
            = [](const char *name, const QString &text, const QString &cell) { QTest::newRow(name) << text << cell; };
        row("plain", u"a b"_qs, u"a b"_qs);
        row("empty", {}, {});
        row("comma", u"a,b"_qs, u"\"a,b\""_qs);
        row("quotes", u"say \"a\""_qs, u"\"say \"\"a\"\"\""_qs);
        row("line break", u"a\nb"_qs, u"\"a\nb\""_qs);
        row("windows line break", u"a\r\nb"_qs, u"\"a\nb\""_qs);
        row("equals", u"=1+1"_qs, u"'=1+1"_qs);
        row("command", u"=cmd|' /C calc'!A0"_qs, u"'=cmd|' /C calc'!A0"_qs);
        row("plus", u"+1"_qs, u"'+1"_qs);
        row("minus", u"-1"_qs, u"'-1"_qs);
        row("at", u"@SUM(A1)"_qs, u"'@SUM(A1)"_qs);
        row("full-width equals", u"\uff1d1"_qs, u"'\uff1d1"_qs);
        row("after blanks", u"  =1"_qs, u"'  =1"_qs);
        row("after a line break", u"\n=1"_qs, u"\"'\n=1\""_qs);
        row("tab", u"\t=1"_qs, u"' =1"_qs);
        row("formula with a comma", u"=A(1,2)"_qs, u"\"'=A(1,2)\""_qs);
        row("minus inside", u"a-1"_qs, u"a-1"_qs);
        row("override", u"a\u202eb"_qs, u"a\u27e8U+202E\u27e9b"_qs);
        row("null", QString(QChar(0)), u"\u27e8U+0000\u27e9"_qs);
        row("outside the basic plane", QString::fromUcs4(U"\U00020B9F"), QString::fromUcs4(U"\U00020B9F"));
    }
    void cells()
    {
        QFETCH(QString, text);
        QTEST(csvCell(text), "cell");
    }

    void rowsEndAsTheStandardSays() { QCOMPARE(csvRow({u"a"_qs, u"b,c"_qs}), u"a,\"b,c\"\r\n"_qs); }

    void bearsItsMarkAtBothEnds()
    {
        BriefingFixture f;
        f.hear({incident("I-1").sector("jp.electricity").region("JP-13").level(4)});
        const QStringList lines = exported(f, Tlp::Green).split(u"\r\n"_qs);
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[0], u"# TLP:GREEN"_qs);
        QCOMPARE(lines[1], u"# as of now"_qs);
        QVERIFY(lines[2].startsWith(u"h0,h1,"_qs));
        QVERIFY(lines[3].startsWith(u"TLP:GREEN,,incident,test,I-1,1,confirmed,active,JP,JP-13,jp.electricity,4,"_qs));
        QVERIFY(lines[3].contains(u"2026-03-02T00:00:00Z,minute"_qs));
        QCOMPARE(lines[4], u"# TLP:GREEN"_qs);
        QVERIFY(bytes(f, Tlp::Green, false).startsWith("# TLP"));
        QVERIFY(bytes(f, Tlp::Green, true).startsWith("\xef\xbb\xbf# TLP"));
    }

    void holdsNothingAboveTheCeiling()
    {
        BriefingFixture f;
        f.hear({incident("I-open"), incident("I-secret").tlp(Tlp::Amber).title("秘密", "Sesame").summary("鍵", "Key")});
        const QString csv = exported(f, Tlp::Green);
        QVERIFY(csv.contains(u"I-open"_qs));
        for (const QString &secret : {u"I-secret"_qs, u"秘密"_qs, u"Sesame"_qs, u"鍵"_qs, u"Key"_qs})
            QVERIFY2(!csv.contains(secret), qPrintable(secret));
        QVERIFY(exported(f, Tlp::Amber).contains(u"Sesame"_qs));
    }

    void marksExercisesAndGuardsTitles()
    {
        BriefingFixture f;
        f.hear({incident("I-1").title("=HYPERLINK(\"x\")", "-2+3").exercise("Drill")});
        const QString csv = exported(f, Tlp::Green);
        QVERIFY(csv.contains(u"TLP:GREEN,EXERCISE,incident"_qs));
        QVERIFY(csv.contains(u",\"'=HYPERLINK(\"\"x\"\")\",'-2+3,"_qs));
    }
};

QTEST_GUILESS_MAIN(tst_Csv)
#include "tst_csv.moc"
