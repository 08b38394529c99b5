// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/map/geo_painter.h"
#include "widgets/map/map_panel.h"
#include "widgets/map/sector_painter.h"
#include "widgets/map/tile_painter.h"

using namespace yagura;
using namespace yagura::test;

Q_DECLARE_METATYPE(yagura::MapMode)

namespace {

struct Stage
{
    explicit Stage(std::vector<Event> events = {}, Language language = Language::En)
        : f(language)
    {
        f.feedIs("test", FeedState::Live);
        f.hear(std::move(events));
        // Read once for all stages.
        static const std::shared_ptr<const MapGeometry> geometry = *MapGeometry::load(f.catalog);
        panel = std::make_unique<MapPanel>(f.context, geometry);
        panel->resize(1000, 560);
        panel->show();
        panel->activateWindow();
        if (!QTest::qWaitForWindowActive(panel.get()))
            qFatal("the window does not become active");
        panel->canvas()->setFocus();
    }

    [[nodiscard]] MapCanvas &canvas() const { return *panel->canvas(); }
    [[nodiscard]] RegionIndex region(const char *code) const
    {
        return f.catalog.regionIndex(code, Catalog::countryOf(std::string_view(code).substr(0, 2)));
    }
    [[nodiscard]] QRectF tile(const char *code) const
    {
        return tileScale(canvas().mapArea(), canvas().style()).tile(region(code));
    }
    // Share of the area's pixels in that colour.
    [[nodiscard]] double share(const QRectF &area, const QColor &color) const
    {
        const QImage image = panel->canvas()->grab().toImage();
        const QRect pixels = area.toRect();
        int hits = 0;
        for (int y = pixels.top(); y <= pixels.bottom(); ++y)
            for (int x = pixels.left(); x <= pixels.right(); ++x) {
                const QColor at = image.pixelColor(x, y);
                hits += std::abs(at.red() - color.red()) + std::abs(at.green() - color.green())
                            + std::abs(at.blue() - color.blue())
                        < 24
                    ? 1
                    : 0;
            }
        return static_cast<double>(hits) / (pixels.width() * pixels.height());
    }
    // Share of hatch in the tile, whatever is written on it.
    [[nodiscard]] double hatch(const char *code) const
    {
        const QColor ground = token(Token::SurfaceRaised);
        const QColor line = token(Token::Hatch);
        const auto mix = [](int a, int b) { return (a + 4 * b) / 5; }; // marks.cpp draws it at four fifths
        return share(tile(code).adjusted(2, 2, -2, -2),
            QColor(mix(ground.red(), line.red()), mix(ground.green(), line.green()), mix(ground.blue(), line.blue())));
    }
    [[nodiscard]] QColor token(Token t) const { return f.context.theme().color(t); }

    ViewFixture f;
    std::unique_ptr<MapPanel> panel;
};

std::vector<Event> twoRegions()
{
    return {incident("I-1").region("JP-13").sector("jp.electricity").level(4),
        incident("I-2").region("JP-29").sector("jp.electricity").level(1).cleared()};
}

} // namespace

class TestMapPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unknownIsHatched();
    void lostFeedHatches();
    void silenceHatches();
    void unacknowledgedIsFramed();
    void exerciseIsFramed();
    void arrowsMoveAndAreSpoken();
    void enterScopesAndEscapeClears();
    void spaceSelectsTheWorst();
    void clickSelectsDoubleClickScopes();
    void clickOnASectorScopes();
    void shortcutsChangeTheMode();
    void zoomByKeys();
    void pointOfViewChangesThePicture();
    void languageAndThemeAtRunTime();
    void selectionMovesTheCursor();
    void paintsInEveryModeAndSize_data();
    void paintsInEveryModeAndSize();
};

void TestMapPanel::unknownIsHatched()
{
    Stage s(twoRegions());
    QVERIFY2(s.hatch("JP-29") < 0.03, qPrintable(QString::number(s.hatch("JP-29"))));
    QVERIFY2(s.hatch("US-TX") > 0.08, qPrintable(QString::number(s.hatch("US-TX"))));
}

void TestMapPanel::lostFeedHatches()
{
    Stage s(twoRegions());
    QVERIFY(s.hatch("JP-29") < 0.03);
    s.f.hear(feedNotice("N-1", FeedNotice::Kind::Lost));
    QTRY_VERIFY(s.hatch("JP-29") > 0.06);
    QCOMPARE(s.canvas().data().regions[s.region("JP-29")].knowledge.knowledge, Knowledge::Lost);
}

void TestMapPanel::silenceHatches()
{
    Stage s(twoRegions());
    QVERIFY(!s.canvas().data().regions[s.region("JP-29")].hidden());
    s.f.feedIs("test", FeedState::Lost, s.f.clock.now());
    QTRY_VERIFY(s.canvas().data().regions[s.region("JP-29")].hidden());
}

void TestMapPanel::unacknowledgedIsFramed()
{
    Stage s(twoRegions());
    const QRectF tile = s.tile("JP-13");
    const QRectF edge(tile.left() + 4, tile.top() + 1, tile.width() - 8, 2);
    QVERIFY(s.share(edge, s.f.context.theme().severity(4)) > 0.8);
    const QRectF calm = s.tile("JP-29");
    QCOMPARE(s.share(calm, s.f.context.theme().severity(4)), 0.0);
}

void TestMapPanel::exerciseIsFramed()
{
    Stage s({incident("I-1").region("JP-23").sector("jp.electricity").level(4).exercise("drill")});
    QVERIFY(s.share(s.tile("JP-23"), s.token(Token::Exercise)) > 0.05);
    QCOMPARE(s.share(s.tile("JP-23"), s.f.context.theme().severity(4)), 0.0);
    QCOMPARE(s.share(s.tile("JP-22"), s.token(Token::Exercise)), 0.0);
}

void TestMapPanel::arrowsMoveAndAreSpoken()
{
    Stage s(twoRegions());
    s.canvas().setCurrentRegion(s.region("JP-13"));
    const QString tokyo = s.canvas().accessibleDescription();
    QVERIFY(tokyo.contains(QStringLiteral("Tokyo")));
    QTest::keyClick(&s.canvas(), Qt::Key_Right);
    QCOMPARE(s.canvas().currentRegion(), s.region("JP-12"));
    QVERIFY(s.canvas().accessibleDescription().contains(QStringLiteral("Chiba")));
    s.panel->setMode(MapMode::Geographic);
    QTest::keyClick(&s.canvas(), Qt::Key_Left);
    QVERIFY(s.canvas().currentRegion() != s.region("JP-12"));
}

void TestMapPanel::enterScopesAndEscapeClears()
{
    Stage s(twoRegions());
    s.canvas().setCurrentRegion(s.region("JP-13"));
    QTest::keyClick(&s.canvas(), Qt::Key_Return);
    QCOMPARE(s.f.scope.filter().regions, std::set{s.region("JP-13")});
    QTest::keyClick(&s.canvas(), Qt::Key_Return);
    QVERIFY(s.f.scope.filter().regions.empty());
    QTest::keyClick(&s.canvas(), Qt::Key_Enter);
    QTest::keyClick(&s.canvas(), Qt::Key_Escape);
    QVERIFY(s.f.scope.filter().regions.empty());
    s.panel->setMode(MapMode::Sectors);
    s.canvas().setCurrentSector(2);
    QTest::keyClick(&s.canvas(), Qt::Key_Return);
    QCOMPARE(s.f.scope.filter().sectors, bit(2));
    QTest::keyClick(&s.canvas(), Qt::Key_Return);
    QVERIFY(s.f.scope.filter().everything());
}

void TestMapPanel::spaceSelectsTheWorst()
{
    Stage s({incident("low").region("JP-13").sector("jp.gas").level(3),
        incident("worst").region("JP-13").sector("jp.gas").level(4),
        incident("later").region("JP-13").sector("jp.gas").level(4),
        incident("drill").region("JP-13").sector("jp.gas").level(5).exercise("x"),
        incident("gone").region("JP-13").sector("jp.gas").level(5).cleared(),
        incident("elsewhere").region("JP-29").sector("jp.gas").level(5)});
    s.canvas().setCurrentRegion(s.region("JP-13"));
    QTest::keyClick(&s.canvas(), Qt::Key_Space);
    QCOMPARE(s.f.selection.subject(), std::optional(SubjectId{"test", "worst"}));
    s.canvas().setCurrentRegion(s.region("JP-01"));
    QTest::keyClick(&s.canvas(), Qt::Key_Space);
    QCOMPARE(s.f.selection.subject(), std::optional(SubjectId{"test", "worst"}));
}

void TestMapPanel::clickSelectsDoubleClickScopes()
{
    Stage s(twoRegions());
    const QPoint texas = s.tile("US-TX").center().toPoint();
    QTest::mouseClick(&s.canvas(), Qt::LeftButton, {}, texas);
    QCOMPARE(s.canvas().currentRegion(), s.region("US-TX"));
    QVERIFY(s.f.scope.filter().everything());
    QTest::mouseDClick(&s.canvas(), Qt::LeftButton, {}, texas);
    QCOMPARE(s.f.scope.filter().regions, std::set{s.region("US-TX")});

    s.panel->setMode(MapMode::Geographic);
    const GeoScale scale(s.canvas().mapArea(), s.panel->geometry()->frames(), s.canvas().views());
    for (const Stop &stop : stopsOf(scale, *s.panel->geometry())) {
        if (stop.region != s.region("US-CO"))
            continue;
        QTest::mouseClick(&s.canvas(), Qt::LeftButton, {}, stop.at.toPoint());
    }
    QCOMPARE(s.canvas().currentRegion(), s.region("US-CO"));
}

void TestMapPanel::clickOnASectorScopes()
{
    Stage s(twoRegions());
    s.panel->setMode(MapMode::Sectors);
    const SectorIndex energy = *s.f.catalog.sectorIndex("us.energy");
    const QPoint at = sectorScale(s.canvas().mapArea(), s.canvas().style()).panel(energy).center().toPoint();
    QTest::mouseClick(&s.canvas(), Qt::LeftButton, {}, at);
    QCOMPARE(s.f.scope.filter().sectors, bit(energy));
    QTest::mouseClick(&s.canvas(), Qt::LeftButton, {}, at);
    QVERIFY(s.f.scope.filter().everything());
}

void TestMapPanel::shortcutsChangeTheMode()
{
    Stage s;
    QSignalSpy changed(s.panel.get(), &MapPanel::modeChanged);
    QTest::keyClick(&s.canvas(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(static_cast<int>(s.panel->mode()), static_cast<int>(MapMode::Geographic));
    QTest::keyClick(&s.canvas(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(static_cast<int>(s.panel->mode()), static_cast<int>(MapMode::Sectors));
    const auto buttons = s.panel->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.size(), 3);
    QVERIFY(buttons[2]->isChecked());
    buttons[0]->click();
    QCOMPARE(static_cast<int>(s.panel->mode()), static_cast<int>(MapMode::Tiles));
    QCOMPARE(changed.size(), 3);
}

void TestMapPanel::zoomByKeys()
{
    Stage s;
    s.panel->setMode(MapMode::Geographic);
    s.canvas().setCurrentRegion(s.region("US-HI"));
    QTest::keyClick(&s.canvas(), Qt::Key_Plus);
    QVERIFY(s.canvas().views()[static_cast<std::size_t>(FrameId::Hawaii)].zoom > 1);
    QCOMPARE(s.canvas().views()[static_cast<std::size_t>(FrameId::Japan)], FrameView{});
    QTest::keyClick(&s.canvas(), Qt::Key_0);
    QCOMPARE(s.canvas().views(), FrameViews{});
}

void TestMapPanel::pointOfViewChangesThePicture()
{
    Stage s;
    s.panel->setMode(MapMode::Geographic);
    const QImage neutral = s.canvas().grab().toImage();
    s.panel->setPointOfView(PointOfView::Japan);
    QVERIFY(s.canvas().grab().toImage() != neutral);
    s.panel->setPointOfView(PointOfView::Neutral);
    QVERIFY(s.canvas().grab().toImage() == neutral);
}

void TestMapPanel::languageAndThemeAtRunTime()
{
    Stage s(twoRegions());
    s.canvas().setCurrentRegion(s.region("JP-13"));
    const QImage english = s.canvas().grab().toImage();
    s.f.language.set(Language::Ja);
    QTRY_VERIFY(s.canvas().accessibleDescription().contains(QStringLiteral("東京都")));
    const QImage japanese = s.canvas().grab().toImage();
    QVERIFY(japanese != english);
    QCOMPARE(s.canvas().currentRegion(), s.region("JP-13"));
    s.f.themes.set(ThemeId::Day);
    QCOMPARE(s.canvas().grab().toImage().pixelColor(1, 1), Theme::of(ThemeId::Day).color(Token::Surface));
}

void TestMapPanel::selectionMovesTheCursor()
{
    Stage s(twoRegions());
    s.canvas().setCurrentRegion(s.region("US-TX"));
    s.f.selection.select({"test", "I-1"});
    QCOMPARE(s.canvas().currentRegion(), s.region("JP-13"));
}

void TestMapPanel::paintsInEveryModeAndSize_data()
{
    QTest::addColumn<MapMode>("mode");
    QTest::addColumn<QSize>("size");
    for (const MapMode mode : {MapMode::Tiles, MapMode::Geographic, MapMode::Sectors})
        for (const QSize size : {QSize(360, 240), QSize(1920, 900), QSize(40, 30)})
            QTest::addRow("mode %d, %d wide", static_cast<int>(mode), size.width()) << mode << size;
}

void TestMapPanel::paintsInEveryModeAndSize()
{
    QFETCH(MapMode, mode);
    QFETCH(QSize, size);
    Stage s(twoRegions(), Language::Ja);
    s.panel->setMode(mode);
    s.canvas().setMinimumSize(1, 1);
    s.canvas().resize(size);
    const QImage image = s.canvas().grab().toImage();
    QCOMPARE(image.size(), size);
}

QTEST_MAIN(TestMapPanel)
#include "tst_map_panel.moc"
