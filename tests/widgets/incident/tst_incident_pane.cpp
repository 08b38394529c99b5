// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QMimeData>
#include <QScrollBar>
#include <QTest>
#include <QTextTable>

#include "tests/widgets/incident/pane_fixture.h"
#include "widgets/incident/incident_head.h"

using namespace Qt::StringLiterals;
using namespace yagura;
using namespace yagura::test;

namespace {
Event fullIncident(std::uint32_t revision = 1)
{
    Event event = incident("I-1")
                      .revision(revision)
                      .title("変電所で不審な通信", "Suspicious traffic at a substation")
                      .summary("概要です。", "Summary.")
                      .sector("jp.electricity")
                      .region("JP-13")
                      .place("千代田区", "Chiyoda", 35.69, 139.75)
                      .severity({"jp-ci", "3", 3, true})
                      .confidence("B2")
                      .happened(FakeClock::morning - std::chrono::hours{48}, Precision::Day)
                      .indicator("url", "https://bad.example/a")
                      .indicator("ipv4-addr", "198.51.100.23")
                      .cve("CVE-2026-0001")
                      .technique("T1498")
                      .product("Vendor", "Product")
                      .supplier("Supplier")
                      .reference("https://ref.example/1", "Reference")
                      .campaign("Winter")
                      .releasableTo("US");
    std::get<Report>(event.body).title.en.origin = TextOrigin::Machine;
    std::get<Report>(event.body).summary.en.origin = TextOrigin::Machine;
    return event;
}
} // namespace

class IncidentPaneTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingSelected();
    void readsThenShows();
    void showsEverything_data();
    void showsEverything();
    void columnsStackWhenNarrow();
    void missingLanguageIsSaid();
    void olderAnswerIsIgnored();
    void newRevisionArrivesQuietly();
    void revisionsSayWhatChanged();
    void unreadableIsSaid();
    void deskIsFollowed();
    void surviveLanguageAndTheme();
    void copiesPlainAndDefanged();
    void sectionsByKeyboard();
    void headNamesGravity();
    void otherKinds_data();
    void otherKinds();
};

void IncidentPaneTest::nothingSelected()
{
    PaneFixture f;
    QVERIFY(f.empty());
    QCOMPARE(f.placeholder().why(), u"No report is selected."_s);
    f.selection.select({"test", "nobody"});
    QCOMPARE(f.placeholder().why(), u"This report is not in the picture."_s);
    QVERIFY(f.asked.empty());
}

void IncidentPaneTest::readsThenShows()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.selection.select({"test", "I-1"});
    QCOMPARE(f.placeholder().why(), u"The report is being read."_s);
    QCOMPARE(f.asked.size(), 1U);
    f.answer(f.asked[0]);
    QVERIFY(!f.empty());
    f.selection.clear();
    QVERIFY(f.empty());
}

void IncidentPaneTest::showsEverything_data()
{
    QTest::addColumn<QString>("piece");
    for (const char *piece : {"変電所で不審な通信", "Suspicious traffic at a substation", "日本語 · original",
             "English · machine translation", "2026-02-28 (day only)",
             "2026-03-02 09:00 JST · 00:00 UTC · 2026-03-01 19:00 ET", "≈ 3 – High", "On the other scale", "電力",
             "jp.electricity", "Counterparts", "JP-13", "千代田区 / Chiyoda", "B2: source:", "https://bad.example/a",
             "198.51.100.23", "CVE-2026-0001", "T1498", "Vendor", "Supplier", "https://ref.example/1", "Winter",
             "Not legal advice. As of 2026-11", "The first that was received.", "Nobody has acknowledged it.",
             "TLP:GREEN", "Late"})
        QTest::newRow(piece) << QString::fromUtf8(piece);
}

void IncidentPaneTest::showsEverything()
{
    QFETCH(QString, piece);
    PaneFixture f;
    f.tell(incident("other"));
    f.tell(fullIncident());
    f.open("I-1");
    QVERIFY2(f.text().contains(piece), qPrintable(f.text()));
}

void IncidentPaneTest::columnsStackWhenNarrow()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.open("I-1");
    const auto columns = [&] { return f.view().document()->find(u"Suspicious traffic"_s).currentTable()->columns(); };
    QCOMPARE(columns(), 2);
    f.pane.resize(280, 700);
    QCOMPARE(columns(), 1);
    f.pane.resize(900, 700);
    QCOMPARE(columns(), 2);
}

void IncidentPaneTest::missingLanguageIsSaid()
{
    PaneFixture f;
    f.tell(incident("I-1").title("件名", "").summary("概要", ""));
    f.open("I-1");
    QVERIFY(f.text().contains(u"English · none yet"_s));
    QVERIFY(f.text().contains(u"No English text yet."_s));
    f.tell(incident("I-2").title("件名", "Title").summary("概要", ""));
    f.open("I-2");
    QVERIFY(f.text().contains(u"No English summary yet."_s));
}

void IncidentPaneTest::olderAnswerIsIgnored()
{
    PaneFixture f;
    f.tell(incident("I-1").title("一", "Alpha"));
    f.tell(incident("I-2").title("二", "Beta"));
    f.selection.select({"test", "I-1"});
    f.selection.select({"test", "I-2"});
    QCOMPARE(f.asked.size(), 2U);
    f.answer(f.asked[0]);
    QVERIFY(f.empty());
    f.answer(f.asked[1]);
    QVERIFY(f.text().contains(u"Beta"_s));
    f.answer(f.asked[0]);
    QVERIFY(!f.text().contains(u"Alpha"_s));
}

void IncidentPaneTest::newRevisionArrivesQuietly()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.open("I-1");
    f.view().verticalScrollBar()->setValue(150);
    const int scrolled = f.view().verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    f.tell(fullIncident(2));
    QVERIFY(!f.empty()); // the old page stays until the new one is read
    f.answer(f.asked.back());
    QVERIFY(f.says(u"Revision 2 has arrived."_s));
    QCOMPARE(f.view().verticalScrollBar()->value(), scrolled);
    QTest::keyClick(&f.view(), Qt::Key_Down);
    QVERIFY(!f.says(u"Revision 2 has arrived."_s));
}

void IncidentPaneTest::revisionsSayWhatChanged()
{
    PaneFixture f;
    f.tell(incident("I-1").status(SourceStatus::Draft).level(2).title("件名", ""));
    f.tell(incident("I-1").revision(2).level(3).title("件名", "").indicator("url", "a").indicator("url", "b"));
    f.tell(incident("I-1").revision(3).level(3).title("件名", "Title").indicator("url", "a").indicator("url", "b"));
    f.open("I-1");
    const QString text = f.text();
    for (const char *piece : {"Status: unconfirmed → confirmed", "Severity: 2 – Medium → 3 – High",
             "Indicators: 2 added", "English title added (translation)"})
        QVERIFY2(text.contains(QString::fromUtf8(piece)), piece);
    QVERIFY(text.indexOf(u"English title added"_s) < text.indexOf(u"Status: unconfirmed"_s)); // newest first
}

void IncidentPaneTest::unreadableIsSaid()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.tell(fullIncident(2));
    f.selection.select({"test", "I-1"});
    const auto [number, refs] = f.asked.back();
    Q_EMIT f.events.arrived(number, {{refs[0], std::nullopt}, {refs[1], std::nullopt}});
    QCOMPARE(f.placeholder().why(), u"The journal could not give this report back."_s);
    f.selection.clear();
    f.selection.select({"test", "I-1"});
    Q_EMIT f.events.arrived(f.asked.back().number, {{refs[0], std::nullopt}, {refs[1], f.journal[1]}});
    QVERIFY(!f.empty());
    QVERIFY(f.text().contains(u"could not be read from the journal"_s));
}

void IncidentPaneTest::deskIsFollowed()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.open("I-1");
    const std::string rule = f.watch.situation().alerts().alerts().at(0).id.rule;
    f.hear(deskAction("A-1", DeskAction::Kind::Acknowledge, "I-1", rule, 1));
    QVERIFY2(f.text().contains(u"operator-1 (desk-1)"_s), qPrintable(f.text()));
    f.hear(deskAction("A-2", DeskAction::Kind::Take, "I-1", rule, 1));
    QVERIFY(!f.text().contains(u"Nobody has taken it."_s));
}

void IncidentPaneTest::surviveLanguageAndTheme()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.open("I-1");
    f.view().setTextCursor(f.view().document()->find(u"198.51.100.23"_s));
    f.language.set(Language::Ja);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(f.view().textCursor().selectedText(), u"198.51.100.23"_s);
    QVERIFY(f.text().contains(u"Suspicious traffic"_s));
    QVERIFY(f.text().contains(u"変電所"_s));
    f.themes.set(ThemeId::Day);
    QCOMPARE(f.view().textCursor().selectedText(), u"198.51.100.23"_s);
    QCOMPARE(f.asked.size(), 1U); // nothing was read again
    f.language.set(Language::En);
    QCoreApplication::sendPostedEvents();
    QVERIFY(f.text().contains(u"Not legal advice"_s));
}

void IncidentPaneTest::copiesPlainAndDefanged()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.open("I-1");
    QTextCursor caret = f.view().document()->find(u"https://bad"_s);
    caret.clearSelection();
    f.view().setTextCursor(caret);
    QTest::keyClick(&f.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"https://bad.example/a"_s);
    QVERIFY(!QApplication::clipboard()->mimeData()->hasHtml());
    f.view().copyDefanged();
    QCOMPARE(QApplication::clipboard()->text(), u"hxxps://bad[.]example/a"_s);
    f.view().setTextCursor(f.view().document()->find(u"198.51"_s));
    QTest::keyClick(&f.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), u"198.51"_s);
    f.view().copyPage();
    QVERIFY(QApplication::clipboard()->text().contains(u"CVE-2026-0001"_s));
}

void IncidentPaneTest::sectionsByKeyboard()
{
    PaneFixture f;
    f.tell(fullIncident());
    f.open("I-1");
    const QStringList sections = f.view().sections();
    QVERIFY(sections.size() >= 8);
    f.view().goToSection(0);
    QTest::keyClick(&f.view(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(unbroken(f.view().textCursor().block().text()), sections[1]);
    QTest::keyClick(&f.view(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(unbroken(f.view().textCursor().block().text()), sections[0]);
}

void IncidentPaneTest::headNamesGravity()
{
    PaneFixture f;
    f.tell(incident("I-1").severity({"jp-ci", "4", 4, true}).exercise("Joint").tlp(Tlp::Red).retracted());
    f.open("I-1");
    const QString name = f.pane.findChild<IncidentHead *>()->accessibleName();
    for (const QString &piece : {u"EXERCISE"_s, u"\u2248 Severe"_s, u"TLP:RED"_s, u"retracted"_s, u"I-1"_s})
        QVERIFY2(name.contains(piece), qPrintable(name));
}

void IncidentPaneTest::otherKinds_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("label");
    QTest::newRow("advisory") << 0 << u"Published"_s;
    QTest::newRow("engagement") << 1 << u"Begins"_s;
}

void IncidentPaneTest::otherKinds()
{
    QFETCH(int, kind);
    QFETCH(QString, label);
    PaneFixture f;
    f.tell(kind == 0 ? advisory("X") : engagement("X"));
    f.open("X");
    QVERIFY(f.text().contains(label));
    QVERIFY(!f.text().contains(u"At the desks"_s));
}

QTEST_MAIN(IncidentPaneTest)
#include "tst_incident_pane.moc"
