// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QThread>
#include <QTranslator>

#include "tests/models/briefing/briefing_fixture.h"
#include "widgets/briefing/briefing.h"
#include "widgets/briefing/briefing_words.h"
#include "widgets/common/ui_language.h"

using namespace yagura;
using namespace yagura::test;

class tst_BriefingDocument : public QObject
{
    Q_OBJECT

    static Briefing made(
        const BriefingFixture &f, BriefingLanguage language, Tlp ceiling = Tlp::Green, const ScopeFilter &scope = {})
    {
        BriefingChoices choices;
        choices.language = language;
        choices.to.ceiling = ceiling;
        return Briefing(std::make_shared<Freeze>(f.freeze(scope)), choices);
    }

    static QStringList allText(const Document &document)
    {
        QStringList all;
        const auto take = [&all](const DocLines &lines) {
            for (const DocLine &line : lines)
                all.append(line.text);
        };
        for (const DocSection &section : document.sections) {
            take(section.title);
            take(section.paragraphs);
            take(section.after);
            if (!section.table)
                continue;
            for (const DocRow &row : section.table->rows) {
                for (const DocCell &cell : row.cells)
                    take(cell.lines);
            }
        }
        return all;
    }

private Q_SLOTS:
    void speaksTheLanguagesOfTheDocument_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<bool>("ja");
        QTest::addColumn<bool>("en");
        QTest::newRow("ja") << int(BriefingLanguage::Ja) << true << false;
        QTest::newRow("en") << int(BriefingLanguage::En) << false << true;
        QTest::newRow("both") << int(BriefingLanguage::Both) << true << true;
    }
    void speaksTheLanguagesOfTheDocument()
    {
        QFETCH(int, language);
        BriefingFixture f;
        f.hear({incident("I-1").region("JP-13").title("停電", "Outage").summary("詳細", "Details")});
        const QStringList text = allText(made(f, static_cast<BriefingLanguage>(language)).document());
        QTEST(text.contains(u"停電"_qs) && text.contains(u"詳細"_qs) && text.contains(u"東京都"_qs), "ja");
        QTEST(text.contains(u"Outage"_qs) && text.contains(u"Details"_qs) && text.contains(u"Open incidents"_qs), "en");
    }

    void leavesTheWindowsLanguageAlone()
    {
        const QString before = QCoreApplication::translate("Briefing", "Open incidents");
        {
            const DocumentLanguage outer(Language::Ja);
            {
                const DocumentLanguage inner(Language::En);
                QCOMPARE(QCoreApplication::translate("Briefing", "Open incidents"), u"Open incidents"_qs);
                QCOMPARE(QCoreApplication::translate("NoSuchContext", "Anything"), u"Anything"_qs);
            }
        }
        QCOMPARE(QCoreApplication::translate("Briefing", "Open incidents"), before);
    }

    void staysOnTopOfLaterTranslators()
    {
        {
            const DocumentLanguage used(Language::En);
        }
        class Loud : public QTranslator
        {
        public:
            bool isEmpty() const override { return false; }
            QString translate(const char *, const char *, const char *, int) const override { return u"LOUD"_qs; }
        } loud;
        QCoreApplication::installTranslator(&loud);
        QCOMPARE(QCoreApplication::translate("Briefing", "Open incidents"), u"LOUD"_qs);
        const DocumentLanguage inForce(Language::En);
        QCOMPARE(QCoreApplication::translate("Briefing", "Open incidents"), u"Open incidents"_qs);
    }

    void speaksForItsOwnThreadOnly()
    {
        DocumentLanguage::prepare();
        UiLanguage windows(Language::En);
        BriefingFixture f;
        f.hear({incident("I-1").region("JP-13"), incident("I-2").region("US-TX")});
        const auto freeze = std::make_shared<Freeze>(f.freeze());
        const auto textIn = [&freeze](BriefingLanguage language) {
            BriefingChoices choices;
            choices.language = language;
            return allText(Briefing(freeze, choices).document());
        };
        const QStringList ja = textIn(BriefingLanguage::Ja);
        int wrong = 0;
        QStringList different;
        std::unique_ptr<QThread> thread(QThread::create([&] {
            for (int i = 0; i < 40; ++i)
                if (const QStringList other = textIn(BriefingLanguage::Ja); other != ja) {
                    different = other;
                    ++wrong;
                }
        }));
        thread->start();
        while (!thread->isFinished()) { // meanwhile the windows change their language again and again
            windows.toggle();
            QCOMPARE(QCoreApplication::translate("Briefing", "Open incidents") == u"Open incidents"_qs,
                windows.language() == Language::En);
        }
        thread->wait();
        for (qsizetype i = 0; i < different.size(); ++i)
            QCOMPARE(different[i], ja.value(i));
        QCOMPARE(wrong, 0);
    }

    void givesTheOtherLanguageWithItsMark()
    {
        BriefingFixture f;
        f.hear({incident("I-1").title("停電", "")});
        QVERIFY(allText(made(f, BriefingLanguage::En).document()).contains(u"[ja] 停電"_qs));
    }

    void countsExercisesApart()
    {
        BriefingFixture f;
        f.hear({incident("I-1").region("JP-13").level(4), incident("I-2").region("JP-13").level(4).exercise("Drill")});
        const Briefing briefing = made(f, BriefingLanguage::En);
        const Document &document = briefing.document();
        QVERIFY(document.exercise);
        const auto &rows = document.sections.front().table->rows;
        QCOMPARE(rows.size(), std::size_t{6}); // Japan, US, total, twice
        QVERIFY(!rows[0].exercise && rows[3].exercise);
        QCOMPARE(rows[0].cells[8].lines[0].text, u"1"_qs);
        QCOMPARE(rows[2].cells[8].lines[0].text, u"1"_qs); // the total of the real ones
        QCOMPARE(rows[5].cells[8].lines[0].text, u"1"_qs);
    }

    void doesNotCountRetractedAsOpen()
    {
        BriefingFixture f;
        f.hear({incident("I-1").region("JP-13").level(4), incident("I-1").revision(2).region("JP-13").retracted()});
        const Briefing briefing = made(f, BriefingLanguage::En);
        const auto &total = briefing.document().sections.front().table->rows.back();
        QCOMPARE(total.cells[8].lines[0].text, u"\u2013"_qs);
        QCOMPARE(total.cells[10].lines[0].text, u"1"_qs);
    }

    void saysWhatWasLeftOutAndNothingOfIt()
    {
        BriefingFixture f;
        f.hear({incident("I-1"), incident("I-secret").tlp(Tlp::Red).title("秘密", "Sesame").summary("鍵", "Key")});
        const QStringList text = allText(made(f, BriefingLanguage::Both).document());
        const QString all = text.join(u'\n');
        for (const QString &secret : {u"I-secret"_qs, u"秘密"_qs, u"Sesame"_qs, u"鍵"_qs})
            QVERIFY2(!all.contains(secret), qPrintable(secret));
        QVERIFY(all.contains(u"1 report(s) marked TLP:RED"_qs) || all.contains(u"1 report marked TLP:RED"_qs));
        QVERIFY(!allText(made(f, BriefingLanguage::En, Tlp::Red).document()).join(u'\n').contains(u"Left out"_qs));
    }

    void saysItsScope()
    {
        BriefingFixture f;
        f.hear({incident("I-1")});
        ScopeFilter scope;
        scope.minSeverity = 3;
        scope.exercises = false;
        scope.text = u"pump"_qs;
        const QString all = allText(made(f, BriefingLanguage::En, Tlp::Green, scope).document()).join(u'\n');
        QVERIFY(all.contains(u"Scope: severity High and above"_qs));
        QVERIFY(all.contains(u"Scope: without exercises"_qs));
        QVERIFY(all.contains(u"pump"_qs));
    }

    void makesHostileTextVisible()
    {
        BriefingFixture f;
        f.hear({incident("I-1").title("a\u202eb", "<script>alert(1)</script>\u200b")});
        const QString all = allText(made(f, BriefingLanguage::Both).document()).join(u'\n');
        QVERIFY(all.contains(u"a\u27e8U+202E\u27e9b"_qs));
        QVERIFY(!all.contains(QChar(0x202e)) && !all.contains(QChar(0x200b)));
    }
};

QTEST_MAIN(tst_BriefingDocument)
#include "tst_briefing_document.moc"
