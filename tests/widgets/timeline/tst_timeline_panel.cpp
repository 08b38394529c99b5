// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>
#include <QWheelEvent>

#include "tests/support/view_fixture.h"
#include "widgets/common/time_text.h"
#include "widgets/timeline/timeline_painter.h"
#include "widgets/timeline/timeline_panel.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono;

namespace {
const UtcTime now = FakeClock::morning;

struct Window
{
    explicit Window(std::vector<Event> events = {})
    {
        f.hear(std::move(events));
        panel.resize(1000, 600);
        panel.show();
        timeline.setFocus();
    }
    [[nodiscard]] const TimelineView &view() { return timeline.view(); }
    [[nodiscard]] double x(UtcTime t) { return view().layout.plot().left() + view().scale.x(t); }
    [[nodiscard]] QPoint onRuler(UtcTime t) { return {qRound(x(t)), qRound(view().layout.ruler().center().y())}; }
    [[nodiscard]] QPoint onBand(UtcTime t) { return {qRound(x(t)), qRound(view().layout.brush().center().y())}; }
    [[nodiscard]] QPoint inLane(int lane, UtcTime t)
    {
        return {qRound(x(t)), qRound(view().layout.markRow(lane).center().y())};
    }
    [[nodiscard]] int lane(const char *sector) { return view().data.lane(*f.catalog.sectorIndex(sector), false); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(&timeline, Qt::LeftButton, modifiers, from);
        moveTo((from + to) / 2, modifiers);
        moveTo(to, modifiers);
        QTest::mouseRelease(&timeline, Qt::LeftButton, modifiers, to);
    }
    void moveTo(QPoint to, Qt::KeyboardModifiers modifiers = {})
    {
        QMouseEvent event(QEvent::MouseMove, to, timeline.mapToGlobal(to), Qt::NoButton, Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(&timeline, &event);
    }
    void wheel(QPoint at, int turn, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent event(
            at, timeline.mapToGlobal(at), {}, {0, turn}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&timeline, &event);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&timeline, Qt::Key(key), modifiers); }
    [[nodiscard]] std::string selected() { return f.selection.subject() ? f.selection.subject()->id : ""; }

    ViewFixture f;
    TimelinePanel panel{f.context};
    TimelineWidget &timeline = panel.timeline();
};

std::vector<Event> someEvents()
{
    return {incident("E-1").country("JP").sector("jp.electricity").level(2).happened(now - hours{10}),
        incident("E-2").country("JP").sector("jp.electricity").level(4).happened(now - hours{6}),
        incident("E-3").country("JP").sector("jp.electricity").level(5).happened(now - hours{6} - minutes{1}),
        incident("W-1").country("JP").sector("jp.water").level(3).happened(now - hours{2})};
}

bool near(UtcTime a, UtcTime b, const TimelineScale &scale)
{
    return std::abs(static_cast<double>((a - b).count())) <= 1.5 * scale.msPerPixel();
}

// Says where a text came from, so that a text that was not fetched again shows.
class Marker : public QTranslator
{
public:
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return QStringLiteral("~") + QString::fromUtf8(source);
    }
    bool isEmpty() const override { return false; }
};
} // namespace

class TestTimelinePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void brushSetsTheScope_data()
    {
        QTest::addColumn<bool>("band");
        QTest::newRow("band below the rulers") << true;
        QTest::newRow("shift in the lanes") << false;
    }
    void brushSetsTheScope()
    {
        QFETCH(bool, band);
        Window w(someEvents());
        const UtcTime from = now - hours{8};
        const UtcTime to = now - hours{4};
        // Drawn from right to left: a span has no direction.
        band ? w.drag(w.onBand(to), w.onBand(from)) : w.drag(w.inLane(3, to), w.inLane(3, from), Qt::ShiftModifier);
        const ScopeFilter filter = w.f.scope.filter();
        QVERIFY(filter.from && filter.to);
        QVERIFY(near(*filter.from, from, w.view().scale));
        QVERIFY(near(*filter.to, to, w.view().scale));
        w.f.scoped.recompute();
        QTRY_COMPARE(w.view().data.entries.size(), std::size_t{2});

        w.key(Qt::Key_Escape);
        QVERIFY(w.f.scope.filter().everything());
        w.f.scope.undo();
        QVERIFY(w.f.scope.filter().from.has_value());
    }

    void clickOnTheBandIsNoSpan()
    {
        Window w(someEvents());
        w.drag(w.onBand(now - hours{8}), w.onBand(now - hours{8}));
        QVERIFY(w.f.scope.filter().everything());
    }

    void reportedTimeHasNoBrush()
    {
        Window w(someEvents());
        w.timeline.setOptions({TimelineOptions::Lanes::Sectors, TimelineOptions::Basis::Reported});
        QSignalSpy refused(&w.timeline.tools(), &TimelineTools::brushRefused);
        w.drag(w.onBand(now - hours{8}), w.onBand(now - hours{4}));
        QVERIFY(w.f.scope.filter().everything());
        QCOMPARE(refused.count(), 1);
    }

    // The first moment is pinned at once, of those within 40 ms only the newest.
    void scrubPinsTheNewest()
    {
        Window w(someEvents());
        QSignalSpy pinned(&w.f.cursor, &TimeCursor::changed);
        const UtcTime first = now - hours{9};
        QTest::mousePress(&w.timeline, Qt::LeftButton, {}, w.onRuler(first));
        QVERIFY(near(*w.f.cursor.pinned(), first, w.view().scale));
        for (int h = 8; h >= 5; --h)
            w.moveTo(w.onRuler(now - hours{h}));
        QCOMPARE(pinned.count(), 1);
        QTest::mouseRelease(&w.timeline, Qt::LeftButton, {}, w.onRuler(now - hours{5}));
        QCOMPARE(pinned.count(), 2);
        QVERIFY(near(*w.f.cursor.pinned(), now - hours{5}, w.view().scale));
        QVERIFY(!w.view().follow);
        QVERIFY(w.panel.stateText().contains(dateTimeText(*w.f.cursor.pinned(), Zone::Jst)));
    }

    void futureIsNotPinned()
    {
        Window w(someEvents());
        QTest::mouseClick(&w.timeline, Qt::LeftButton, {}, w.onRuler(now + minutes{30}));
        QVERIFY(w.f.cursor.live());
    }

    void waysBackToLive_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Escape") << int(Qt::Key_Escape);
        QTest::newRow("Home") << int(Qt::Key_Home);
        QTest::newRow("double click") << 0;
    }
    void waysBackToLive()
    {
        QFETCH(int, key);
        Window w(someEvents());
        w.f.cursor.pin(now - hours{3});
        QVERIFY(w.panel.stateText() != QStringLiteral("LIVE"));
        if (key != 0)
            w.key(key);
        else
            QTest::mouseDClick(&w.timeline, Qt::LeftButton, {}, w.onRuler(now - hours{5}));
        QVERIFY(w.f.cursor.live());
        QCOMPARE(w.panel.stateText(), QStringLiteral("LIVE"));
    }

    void keysMoveAndSelect()
    {
        Window w(someEvents());
        const auto goTo = [&](int lane) {
            while (w.view().lane != lane)
                w.key(w.view().lane < lane ? Qt::Key_Down : Qt::Key_Up);
        };
        goTo(w.lane("jp.electricity"));
        w.key(Qt::Key_Right); // the nearest to the middle of the window
        QStringList seen;
        for (int i = 0; i < 5; ++i)
            w.key(Qt::Key_Left);
        for (int i = 0; i < 4; ++i) {
            w.key(Qt::Key_Return);
            seen += QString::fromStdString(w.selected());
            w.key(Qt::Key_Right);
        }
        QCOMPARE(seen.join(QLatin1Char(' ')), QStringLiteral("E-1 E-3 E-2 E-2"));
        goTo(w.lane("jp.water"));
        QVERIFY(!w.view().current);
        w.key(Qt::Key_Right);
        w.key(Qt::Key_Space);
        QCOMPARE(w.selected(), std::string("W-1"));
        QVERIFY(w.timeline.accessibleDescription().contains(QStringLiteral("Title of W-1")));
    }

    void clickSelectsTheWorst()
    {
        Window w(someEvents());
        QTest::mouseClick(&w.timeline, Qt::LeftButton, {}, w.inLane(w.lane("jp.electricity"), now - hours{6}));
        QCOMPARE(w.selected(), std::string("E-3"));
    }

    void windowMoves()
    {
        Window w(someEvents());
        QVERIFY(w.view().follow);
        const TimelineScale before = w.view().scale;
        w.key(Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(!w.view().follow);
        QVERIFY(w.view().scale.from() < before.from());
        w.key(Qt::Key_Plus);
        QVERIFY(w.view().scale.span() < before.span());
        w.key(Qt::Key_End);
        QVERIFY(w.view().follow && w.view().scale.covers(now));

        w.drag(w.inLane(2, now - hours{4}), w.inLane(2, now - hours{8}));
        QVERIFY(!w.view().follow);
        const QPoint at = w.inLane(2, now - hours{2});
        const UtcTime held = w.view().timeAt(at.x());
        w.wheel(at, 240, Qt::ControlModifier);
        QVERIFY(near(w.view().timeAt(at.x()), held, w.view().scale));
        const UtcTime from = w.view().scale.from();
        w.wheel(at, -120, Qt::ShiftModifier);
        QVERIFY(w.view().scale.from() > from);
        const double scroll = w.view().layout.scroll;
        w.wheel(at, -120, Qt::NoModifier);
        QVERIFY(w.view().layout.scroll > scroll);
        QCOMPARE(w.selected(), std::string());
    }

    void followsNowUntilTouched()
    {
        Window w(someEvents());
        w.f.clock.advance(hours{2});
        w.f.scoped.recompute();
        QCOMPARE(w.view().data.now, now + hours{2});
        QVERIFY(w.view().scale.covers(now + hours{2}));
        w.key(Qt::Key_Left, Qt::ShiftModifier);
        const TimelineScale held = w.view().scale;
        w.f.clock.advance(hours{2});
        w.f.scoped.recompute();
        QCOMPARE(w.view().scale, held);
    }

    void allShowsEverything()
    {
        std::vector<Event> events = someEvents();
        events.push_back(incident("old").country("JP").sector("jp.gas").happened(now - days{3000}, Precision::Year));
        Window w(std::move(events));
        w.timeline.tools().showAll();
        for (const TimelineEntry &entry : w.view().data.entries)
            QVERIFY(w.view().scale.covers(utcFromMs(entry.start)));
    }

    void tipsNameWhatIsThere()
    {
        std::vector<Event> events;
        for (int i = 0; i < 12; ++i)
            events.push_back(
                incident("T-" + std::to_string(i)).country("JP").sector("jp.gas").level(3).happened(now - hours{6}));
        Window w(std::move(events));
        const int lane = w.lane("jp.gas");
        const QStringList lines = w.timeline.tipAt(w.inLane(lane, now - hours{6})).split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 9);
        QVERIFY(lines.last().contains(QStringLiteral("4")));
        QVERIFY(w.timeline.tipAt(w.inLane(lane, now - hours{2})).isEmpty());
        QVERIFY(!w.timeline.tipAt(w.inLane(w.lane("jp.water"), now - hours{2})).isEmpty()); // why it is hatched
        QVERIFY(w.timeline.tipAt(w.onRuler(now - hours{6})).contains(QStringLiteral("UTC")));
        const QPointF label = w.view().layout.label(lane).center();
        QVERIFY(w.timeline.tipAt(label).contains(QStringLiteral("12")));
    }

    void emptyStateSpeaks()
    {
        Window w;
        const QPointF middle = w.view().layout.plot().center();
        const QColor raised = w.f.themes.theme().color(Token::SurfaceRaised);
        const auto shown = [&] {
            return w.timeline.grab().toImage().pixelColor(int(middle.x()) - 150, int(middle.y()) - 40) == raised;
        };
        QVERIFY(shown());
        w.f.hear(someEvents());
        QTRY_VERIFY(!shown());
    }

    void textsAreFetchedAgain()
    {
        Window w(someEvents());
        Marker marker;
        QCoreApplication::installTranslator(&marker);
        QCoreApplication::processEvents();
        QCOMPARE(w.panel.stateText(), QStringLiteral("~LIVE"));
        for (const QAction *action : w.panel.findChildren<QAction *>()) {
            if (!action->text().isEmpty() && !action->isSeparator() && action->parent() != nullptr)
                QVERIFY2(action->text().startsWith(QLatin1Char('~')), qPrintable(action->text()));
        }
        QCOMPARE(w.timeline.accessibleName(), QStringLiteral("~Timeline"));
        QCoreApplication::removeTranslator(&marker);
        QCoreApplication::processEvents();
        QCOMPARE(w.panel.stateText(), QStringLiteral("LIVE"));
    }

    // No limit on speed here: the figures are printed to be looked at.
    void hundredThousandRows()
    {
        ViewFixture f;
        Situation situation(f.catalog);
        std::vector<Row> rows;
        Situation::Changes changes;
        const char *sectors[] = {"jp.electricity", "us.energy", "jp.gas", "us.chemical", "jp.water"};
        Event event = incident("I").country("JP");
        for (std::uint32_t i = 0; i < 100'000; ++i) {
            Report &report = std::get<Report>(event.body);
            report.subject = "I-" + std::to_string(i);
            report.sectors = {{i % 2 == 0 ? "jp-ci" : "us-ci", sectors[i % 5], false}};
            report.severity.display = static_cast<std::uint8_t>(i * 7919 % 6);
            report.happened
                = {now - seconds{i * 7919ULL % (86400 * 30)}, i % 11 == 0 ? Precision::Day : Precision::Minute};
            situation.apply(sequenced(i + 1, event), {}, "test", changes);
            rows.push_back(i);
        }
        QElapsedTimer timer;
        timer.start();
        const TimelineData data = collectTimeline(situation, rows, {}, now, {});
        const double collecting = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        QImage image(1200, 800, QImage::Format_ARGB32_Premultiplied);
        for (const auto span : {hours{24}, hours{24 * 30}}) {
            const TimelineLayout layout = layoutTimeline(image.rect(), data, Language::En, &image);
            const TimelineScale scale = TimelineScale::endingNear(now, span, layout.plot().width());
            timer.restart();
            const TimelineBins bins(data, scale);
            const double binning = static_cast<double>(timer.nsecsElapsed()) / 1e6;
            timer.restart();
            QPainter painter(&image);
            paintTimelineLayers(painter, {data, scale, bins, layout, f.themes.theme(), Language::En});
            painter.end();
            qInfo("%d h of 100,000 rows: collect %.1f ms, bins %.1f ms, paint %.1f ms, %llu rows in view",
                int(span.count()), collecting, binning, static_cast<double>(timer.nsecsElapsed()) / 1e6,
                static_cast<unsigned long long>(bins.visible()));
            QVERIFY(bins.visible() > 0);
        }
    }
};

QTEST_MAIN(TestTimelinePanel)
#include "tst_timeline_panel.moc"
