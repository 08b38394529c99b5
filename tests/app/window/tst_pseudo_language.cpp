// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QTableWidget>
#include <QTextEdit>
#include <QToolButton>

#include "tests/app/window/floor_fixture.h"
#include "tests/app/window/text_judge.h"
#include "tests/app/window/window_texts.h"
#include "tests/support/text_recorder.h"
#include "widgets/board/sector_board.h"
#include "widgets/briefing/briefing_dialog.h"
#include "widgets/briefing/briefing_words.h"
#include "widgets/feeds/feed_strip.h"
#include "widgets/map/map_panel.h"
#include "widgets/map/map_text.h"
#include "widgets/map/sector_painter.h"
#include "widgets/map/tile_painter.h"
#include "widgets/timeline/timeline_painter.h"
#include "widgets/timeline/timeline_panel.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

// Every text of the real window under a pseudo-language: none left behind, none cut off. The language under test comes
// from YAGURA_PSEUDO_LANGUAGE (ja or en), the scale from QT_SCALE_FACTOR.
class TestPseudoLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void window_data()
    {
        QTest::addColumn<QSize>("physical");
        QTest::newRow("1920x1080") << QSize(1920, 1080);
        QTest::newRow("1366x768") << QSize(1366, 768);
    }
    void window()
    {
        QFETCH(QSize, physical);
        m_language = qEnvironmentVariable("YAGURA_PSEUDO_LANGUAGE") == u"ja"_s ? Language::Ja : Language::En;
        FloorFixture f(m_language);
        f.open(physical);
        QVERIFY(!QTest::currentTestFailed());
        tellTheFeeds(f);
        selectTheFullest(f);
        trigger(f, u"Keys"_s);
        trigger(f, u"About Yagura"_s);
        trigger(f, u"New briefing…"_s, "Floor");
        auto *briefing = f.find<BriefingDialog>();
        QVERIFY(briefing);
        QTRY_VERIFY(briefing->briefing());
        f.window->notices().showProblem({Problem::Kind::PortInUse, u"127.0.0.1:1"_s, {}});

        PseudoTranslator pseudo(m_language);
        TextJudge judge;
        judge.allowCatalog(f.catalog);
        allowDemo(judge);
        judge.allow(QStringList{u"127.0.0.1:1"_s, f.folder.path(), u"ws://localhost/"_s, f.window->windowTitle()});
        allowOnPurpose(judge, f, *briefing);
        QCoreApplication::installTranslator(&pseudo);
        settle();

        m_judge = &judge;
        m_complaints.clear();
        checkEverything(f, judge);
        f.context().cursor.pin(f.clock.now() - std::chrono::hours(3));
        QTRY_VERIFY(!f.context().watch.busy());
        for (const char *id : {"board", "timeline", "queue", "incident"}) {
            f.window->showPanel(id);
            settle();
            checkPainted(judge, f.window.get());
        }
        QCoreApplication::removeTranslator(&pseudo);
        for (const QString &missing : pseudo.missing())
            m_complaints.insert(u"no Japanese: "_s + missing);
        report();
    }

private:
    static void tellTheFeeds(FloorFixture &f)
    {
        const std::pair<const char *, FeedState> feeds[]
            = {{"jp-gov", FeedState::Live}, {"us-gov", FeedState::Quiet}, {"jp-ceptoar", FeedState::Late},
                {"us-isac", FeedState::Lost}, {"jp-telecom", FeedState::Refused}, {"exercise", FeedState::Connecting}};
        for (const auto &[name, state] : feeds)
            f.feedIs(name, state);
    }

    // The report with the longest page, so that every section is on it.
    static void selectTheFullest(FloorFixture &f)
    {
        f.window->showPanel("incident");
        const ReportTable &reports = f.context().watch.reports();
        const auto rows = f.context().scoped.rows();
        QVERIFY(!rows.empty());
        auto *page = f.window->findChild<QDockWidget *>(u"incident"_s)->findChild<QTextEdit *>();
        QVERIFY(page);
        std::size_t longest = 0;
        SubjectId fullest;
        for (const Row row : rows) {
            const std::size_t size = reports.title(row, Language::Ja).size() + 40 * std::size_t(reports.revision(row))
                + (reports.kind(row) == ReportKind::Incident ? 100 : 0);
            if (size > longest)
                longest = size, fullest = reports.subject(row);
        }
        f.context().selection.select(fullest);
        QTRY_VERIFY(page->document()->blockCount() > 20);
    }

    static void trigger(FloorFixture &f, const QString &en, const char *context = "yagura::MainWindow")
    {
        const QString text = QCoreApplication::translate(context, en.toUtf8().constData());
        for (QAction *action : f.window->findChildren<QAction *>()) {
            if (action->text() == text)
                return action->trigger();
        }
        QFAIL(qPrintable(u"no such action: "_s + text));
    }

    static void allowDemo(TextJudge &judge)
    {
        QFile file(u":/scenarios/demo.ndjson"_s);
        QVERIFY(file.open(QFile::ReadOnly));
        while (!file.atEnd())
            judge.allowEvent(QJsonDocument::fromJson(file.readLine()).object()[u"event"]);
    }

    static void allowOnPurpose(TextJudge &judge, FloorFixture &f, const BriefingDialog &briefing)
    {
        for (const MapFrame &frame : f.find<MapPanel>()->geometry()->frames()) {
            for (const ContestedArea &area : frame.contested)
                judge.allow(area.name);
            for (const City &city : frame.cities)
                judge.allow(city.name);
        }
        // What a document says is said by a translator of its own: pages are made in either language at any time.
        const BriefingWords words({f.context().lang()});
        for (const DocLine &line : withheldLines(briefing.briefing()->released(), words))
            judge.allow(line.text);
        // The sheet of keys shows both languages at once.
        for (const QTableWidget *sheet : f.window->findChildren<QTableWidget *>()) {
            for (int row = 0; row < sheet->rowCount(); ++row) {
                for (int column = 0; column < 3; ++column)
                    judge.allow(sheet->item(row, column)->text());
            }
        }
    }

    // Layouts ask for layouts.
    static void settle()
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
    }

    void checkEverything(FloorFixture &f, const TextJudge &judge)
    {
        for (const char *id : {"board", "map", "timeline", "trends", "feeds", "queue", "incident"}) {
            f.window->showPanel(id);
            settle();
            for (const FoundText &found : textsOf(f.window.get()))
                judgeText(judge, found.where, found.text);
            checkPainted(judge, f.window.get());
            checkCut(f.window.get());
            checkTips(f, judge);
        }
        checkMap(f, judge);
        checkTimeline(f, judge);
        openMenus(f);
        for (QWidget *top : QApplication::topLevelWidgets()) {
            for (const FoundText &found : textsOf(top))
                judgeText(judge, found.where, found.text);
            if (top != f.window.get() && top->isVisible() && !top->inherits("QMenu")) {
                checkPainted(judge, top);
                checkCut(top);
            }
        }
    }

    void checkMap(FloorFixture &f, const TextJudge &judge)
    {
        f.window->showPanel("map");
        auto *panel = f.find<MapPanel>();
        QVERIFY(panel && panel->canvas());
        MapCanvas &canvas = *panel->canvas();
        for (const MapMode mode : {MapMode::Tiles, MapMode::Geographic, MapMode::Sectors}) {
            panel->setMode(mode);
            settle();
            TextRecorder recorder(canvas.size(), canvas.devicePixelRatioF());
            QPainter painter(&recorder);
            const MapStyle style = canvas.style();
            if (mode == MapMode::Tiles)
                paintTileMap(painter, canvas.mapArea(), canvas.data(), style);
            else if (mode == MapMode::Geographic)
                paintGeographicMap(painter, canvas.mapArea(), canvas.data(), style, canvas.views());
            else
                paintSectorMaps(painter, canvas.mapArea(), canvas.data(), style);
            const QRectF legend(0, canvas.mapArea().bottom(), canvas.width(), legendHeight(style));
            paintLegend(painter, legend, style, attribution());
            painter.end();
            judgePainted(judge, &canvas, u"map mode %1"_s.arg(int(mode)), recorder);
            checkPainted(judge, panel);
            checkCut(panel);
        }
        panel->setMode(MapMode::Tiles);
    }

    void checkTimeline(FloorFixture &f, const TextJudge &judge)
    {
        f.window->showPanel("timeline");
        TimelineWidget &timeline = f.find<TimelinePanel>()->timeline();
        for (const auto lanes : {TimelineOptions::Lanes::Sectors, TimelineOptions::Lanes::Countries}) {
            TimelineOptions options = timeline.view().data.options;
            options.lanes = lanes;
            timeline.setOptions(options);
            settle();
            TextRecorder recorder(timeline.size(), timeline.devicePixelRatioF());
            QPainter painter(&recorder);
            const TimelineView &view = timeline.view();
            const TimelineBins bins(view.data, view.scale);
            paintTimelineLayers(
                painter, {view.data, view.scale, bins, view.layout, f.context().theme(), f.context().lang()});
            painter.end();
            judgePainted(judge, &timeline, u"timeline"_s, recorder);
        }
    }

    // Tool tips of painted views are made where the pointer is.
    void checkTips(FloorFixture &f, const TextJudge &judge)
    {
        QWidget *views[] = {f.find<SectorBoard>()->viewport(), f.find<MapPanel>()->canvas(),
            &f.find<TimelinePanel>()->timeline(), f.find<FeedStrip>()};
        for (QWidget *view : views) {
            if (view->visibleRegion().isEmpty())
                continue;
            for (int y = 8; y < view->height(); y += 24) {
                for (int x = 8; x < view->width(); x += 48)
                    judgeText(judge, pathOf(view) + u" tip"_s, toolTipAt(view, {x, y}));
            }
        }
    }

    // Menus that are filled when they open; context menus, which are made when they are asked for.
    static void openMenus(FloorFixture &f)
    {
        for (QToolButton *button : f.window->findChildren<QToolButton *>()) {
            if (button->menu())
                Q_EMIT button->menu()->aboutToShow();
        }
        for (QMenu *menu : f.window->findChildren<QMenu *>())
            Q_EMIT menu->aboutToShow();
    }

    void checkPainted(const TextJudge &judge, QWidget *root)
    {
        for (const PaintedText &found : paintedTexts(root)) {
            judgeText(judge, found.where + u" paints"_s, found.text);
            checkWhole(found.widget, found.where, found.text, found.box);
        }
    }
    void judgePainted(const TextJudge &judge, QWidget *widget, const QString &what, const TextRecorder &recorder)
    {
        for (const TextRecorder::Item &item : recorder.texts()) {
            const QPoint at = item.box.center().toPoint();
            if (!judge.stands(item.text, toolTipAt(widget, at)))
                judgeText(judge, pathOf(widget) + u' ' + what, item.text);
            checkWhole(widget, pathOf(widget) + u' ' + what, item.text, item.box);
            if (item.box.right() > widget->width() + 1 || item.box.left() < -1)
                m_complaints.insert(pathOf(widget) + u' ' + what + u": beyond the edge: "_s + item.text
                    + u" %1–%2 of %3"_s.arg(item.box.left()).arg(item.box.right()).arg(widget->width()));
        }
    }

    // What is elided has the whole in the tool tip under it.
    void checkWhole(QWidget *widget, const QString &where, const QString &text, const QRectF &box)
    {
        static const QRegularExpression opener(u"[\u27e6\u27e7~\\s]"_s);
        if (!text.endsWith(u'\u2026') || text.contains(u'\u27e7') || !widget->rect().contains(box.center().toPoint()))
            return;
        QString begun = text.chopped(1);
        begun = begun.remove(opener);
        QString tip = toolTipAt(widget, box.center().toPoint());
        if (!tip.remove(opener).contains(begun)
            && !m_judge->stands(text.chopped(1), toolTipAt(widget, box.center().toPoint())))
            m_complaints.insert(
                where + u": elided, and no tool tip has the whole: "_s + text + u" | tip: "_s + tip.left(80));
    }

    void checkCut(QWidget *root)
    {
        for (const FoundText &found : cutTexts(root))
            m_complaints.insert(u"cut off: "_s + found.where + u": "_s + found.text);
    }
    void judgeText(const TextJudge &judge, const QString &where, const QString &text)
    {
        const QString complaint = judge.complaint(text);
        if (!complaint.isEmpty())
            m_complaints.insert(where + u": "_s + complaint + u" in: "_s + text.left(200));
    }
    void report()
    {
        QStringList sorted(m_complaints.begin(), m_complaints.end());
        sorted.sort();
        for (const QString &complaint : sorted)
            qInfo().noquote() << complaint;
        QVERIFY2(sorted.isEmpty(), qPrintable(u"%1 texts left behind or cut off"_s.arg(sorted.size())));
    }

    Language m_language = Language::En;
    const TextJudge *m_judge = nullptr;
    QSet<QString> m_complaints;
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setOrganizationName(u"yagura-test"_s);
    QApplication::setApplicationName(u"window"_s);
    TestPseudoLanguage test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_pseudo_language.moc"
