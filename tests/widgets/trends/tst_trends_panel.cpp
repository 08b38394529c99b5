// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/trends/trends_panel.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace yagura;
using namespace yagura::test;

namespace {
struct PanelFixture : ViewFixture
{
    explicit PanelFixture(Language initial = Language::En)
        : ViewFixture(initial)
    {
        feedIs("test", FeedState::Live);
        panel.resize(700, 700);
        panel.show();
    }
    // Follows the scope at once, as the panel does after its pause.
    void tell(const std::vector<Event> &list)
    {
        hear(list);
        recount();
    }
    void recount()
    {
        panel.hide();
        panel.show();
    }
    [[nodiscard]] PlaceholderPage &empty() { return *panel.findChild<PlaceholderPage *>(); }
    [[nodiscard]] QTableView &table() { return *panel.findChild<QTableView *>(); }
    [[nodiscard]] QChartView &chart() { return *panel.findChild<SeverityChart *>(); }
    [[nodiscard]] QComboBox &choice(int index) { return *panel.findChildren<QComboBox *>().at(index); }
    [[nodiscard]] QToolButton &button(const QString &text)
    {
        const QList<QToolButton *> buttons = panel.findChildren<QToolButton *>();
        return **std::ranges::find(buttons, text, &QToolButton::text);
    }
    [[nodiscard]] int newest(int column) { return table().model()->index(0, column).data().toInt(); }
    // Of all bars on the chart.
    [[nodiscard]] double drawn(bool exercise)
    {
        const QList<QAbstractSeries *> all = chart().chart()->series();
        const qsizetype which = exercise ? 1 : 0;
        double sum = 0;
        if (which < all.size()) {
            for (const QBarSet *set : qobject_cast<QStackedBarSeries *>(all[which])->barSets())
                sum += set->sum();
        }
        return sum;
    }

    TrendsPanel panel{context};
};
} // namespace

class TrendsPanelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void emptyStates();
    void countsTheScope();
    void exercisesStayApart();
    void rangeAndStep();
    void responseTimes();
    void figuresAreCopied();
    void speaksBothLanguages();
    void hiddenPanelRests();
};

void TrendsPanelTest::emptyStates()
{
    PanelFixture f;
    QVERIFY(f.empty().isVisible());
    QCOMPARE(f.empty().why(), u"No incident of this time is known in the scope."_s);
    f.tell({incident("E").level(3).exercise("Joint")});
    QCOMPARE(f.empty().why(), u"In this time and scope only exercise incidents are known."_s);
    f.tell({incident("I").level(3)});
    QVERIFY(!f.empty().isVisible());

    ViewFixture noFeed;
    TrendsPanel panel(noFeed.context);
    panel.show();
    QCOMPARE(panel.findChild<PlaceholderPage *>()->why(), u"Nothing is known: no feed is connected."_s);
}

void TrendsPanelTest::countsTheScope()
{
    PanelFixture f;
    f.tell({incident("A").level(5), incident("B").level(2), incident("C").level(2), incident("D"),
        incident("R").level(5).retracted(), advisory("V").level(4)});
    QCOMPARE(f.drawn(false), 4.0);
    QCOMPARE(f.newest(FiguresModel::Level5), 1);
    QCOMPARE(f.newest(FiguresModel::Level2), 2);
    QCOMPARE(f.newest(FiguresModel::UnknownLevel), 1);
    QCOMPARE(f.newest(FiguresModel::Total), 4);
    ScopeFilter filter;
    filter.minSeverity = 3;
    filter.unknownSeverities = false;
    f.scope.set(filter);
    f.scoped.recompute(); // the panel follows at once
    QCOMPARE(f.newest(FiguresModel::Total), 1);
    QCOMPARE(f.drawn(false), 1.0);
}

void TrendsPanelTest::exercisesStayApart()
{
    PanelFixture f;
    f.tell(
        {incident("A").level(3), incident("E").level(3).exercise("Joint"), incident("F").level(4).exercise("Joint")});
    QCOMPARE(f.drawn(false), 1.0);
    QCOMPARE(f.drawn(true), 0.0);
    QVERIFY(f.table().isColumnHidden(FiguresModel::Exercise));
    f.panel.findChild<QCheckBox *>()->setChecked(true);
    QCOMPARE(f.drawn(false), 1.0); // never added
    QCOMPARE(f.drawn(true), 2.0);
    QCOMPARE(f.newest(FiguresModel::Total), 1);
    QCOMPARE(f.newest(FiguresModel::Exercise), 2);
    const auto *series = qobject_cast<QStackedBarSeries *>(f.chart().chart()->series().at(1));
    QVERIFY(series->barSets().constFirst()->brush().style() != Qt::SolidPattern); // hatched
}

void TrendsPanelTest::rangeAndStep()
{
    PanelFixture f;
    f.tell({incident("A").level(3), incident("B").level(3).happened(FakeClock::morning - std::chrono::days(20))});
    QCOMPARE(f.table().model()->rowCount(), 7);
    QCOMPARE(f.drawn(false), 1.0);
    f.choice(1).setCurrentIndex(static_cast<int>(TrendStep::Hour));
    QCOMPARE(f.table().model()->rowCount(), 168);
    f.choice(0).setCurrentIndex(static_cast<int>(TrendRange::Month));
    QCOMPARE(f.table().model()->rowCount(), 30);
    QVERIFY(!f.choice(1).isEnabled());
    QCOMPARE(f.drawn(false), 2.0);
    f.choice(2).setCurrentIndex(static_cast<int>(TrendTime::FirstSequenced));
    QCOMPARE(f.newest(FiguresModel::Total), 2); // both were heard just now
}

void TrendsPanelTest::responseTimes()
{
    PanelFixture f;
    f.tell({incident("A").level(4), incident("E").level(4).exercise("Joint")});
    QVERIFY(!f.panel.findChild<ResponseChart *>()->isVisible());
    const std::string rule = f.watch.situation().alerts().alerts().at(0).id.rule;
    f.clock.advance(10min);
    f.tell({deskAction("K-1", DeskAction::Kind::Acknowledge, "A", rule),
        deskAction("K-2", DeskAction::Kind::Acknowledge, "E", rule)});
    QVERIFY(f.panel.findChild<ResponseChart *>()->isVisible());
    QCOMPARE(f.newest(FiguresModel::Acknowledged), 1); // not that of the exercise
    QCOMPARE(f.table().model()->index(0, FiguresModel::Median).data().toString(), u"10.0"_s);
}

void TrendsPanelTest::figuresAreCopied()
{
    PanelFixture f;
    f.tell({incident("A").level(5)});
    f.button(u"Figures"_s).click();
    QVERIFY(f.table().isVisible());
    f.button(u"Copy Figures"_s).click();
    QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 8);
    QCOMPARE(lines[0].split(u'\t').size(), static_cast<qsizetype>(FiguresModel::ColumnCount));
    QCOMPARE(lines[1].split(u'\t').at(FiguresModel::Level5), u"1"_s);
    f.table().selectRow(0);
    f.button(u"Copy Figures"_s).click();
    lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[1].startsWith(u"2026-03-02"_s));
}

void TrendsPanelTest::speaksBothLanguages()
{
    PanelFixture f;
    f.tell({incident("A").level(5)});
    f.choice(0).setCurrentIndex(static_cast<int>(TrendRange::Quarter));
    f.language.set(Language::Ja);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(f.choice(0).currentIndex(), static_cast<int>(TrendRange::Quarter)); // nothing chosen is lost
    QCOMPARE(f.drawn(false), 1.0);
    const QString level = f.table().model()->headerData(FiguresModel::Level5, Qt::Horizontal).toString();
    f.language.set(Language::En);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(f.table().model()->headerData(FiguresModel::Level5, Qt::Horizontal).toString(), u"Emergency"_s);
    QVERIFY(level == u"緊急"_s || level == u"Emergency"_s); // the latter until the catalogue holds the word
    f.themes.set(ThemeId::Day);
    QCOMPARE(f.chart().chart()->backgroundBrush().color(), Theme::of(ThemeId::Day).color(Token::Surface));
}

void TrendsPanelTest::hiddenPanelRests()
{
    PanelFixture f;
    f.panel.hide();
    f.hear({incident("A").level(5)});
    f.choice(0).setCurrentIndex(static_cast<int>(TrendRange::Month));
    QCOMPARE(f.table().model()->rowCount(), 7);
    f.panel.show();
    QCOMPARE(f.table().model()->rowCount(), 30);
    QCOMPARE(f.newest(FiguresModel::Total), 1);
}

QTEST_MAIN(TrendsPanelTest)
#include "tst_trends_panel.moc"
