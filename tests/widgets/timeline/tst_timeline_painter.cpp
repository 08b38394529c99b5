// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/timeline/timeline_painter.h"

using namespace yagura;
using namespace yagura::test;
using namespace std::chrono;

namespace {
const UtcTime now = FakeClock::morning;

// A page with the timeline of a fixture: 24 h, the last 4 of them after now.
struct Page
{
    explicit Page(ViewFixture &f, ThemeId id = ThemeId::Night, QSize size = {1000, 1200})
        : theme(Theme::of(id))
        , data(collectTimeline(f.watch.situation(), f.scoped.rows(), f.scope.filter(), now, {}))
        , catalog(f.catalog)
        , image(size, QImage::Format_ARGB32_Premultiplied)
    {
        layout = layoutTimeline(image.rect(), data, Language::En, &image);
        scale = TimelineScale(now - hours{20}, hours{24}, layout.plot().width());
        QPainter painter(&image);
        paintTimeline(painter, image.rect(), data, scale, theme, Language::En);
    }

    [[nodiscard]] QRectF part(int lane, UtcTime from, UtcTime to) const
    {
        const QRectF rect = layout.lane(lane);
        const double left = rect.left() + scale.x(from);
        return {left, rect.top(), rect.left() + scale.x(to) - left, rect.height()};
    }
    [[nodiscard]] int lane(const char *sector, bool exercise = false) const
    {
        return data.lane(*catalog.sectorIndex(sector), exercise);
    }
    [[nodiscard]] int count(const QRectF &rect, const QColor &color) const
    {
        int n = 0;
        visit(rect, [&](const QColor &c) { n += c.rgb() == color.rgb() ? 1 : 0; });
        return n;
    }
    // The same with the softened edges of shapes.
    [[nodiscard]] int about(const QRectF &rect, const QColor &color) const
    {
        int n = 0;
        visit(rect, [&](const QColor &c) {
            const int away = std::abs(c.red() - color.red()) + std::abs(c.green() - color.green())
                + std::abs(c.blue() - color.blue());
            n += away < 150 ? 1 : 0;
        });
        return n;
    }
    // Pixels that are more than ground and lines of the grid.
    [[nodiscard]] int inked(const QRectF &rect) const
    {
        int n = 0;
        visit(rect, [&](const QColor &c) {
            for (Token plain : {Token::Surface, Token::Ground, Token::Grid, Token::Border})
                if (c.rgb() == theme.color(plain).rgb())
                    return;
            ++n;
        });
        return n;
    }
    template <typename Visit> void visit(const QRectF &rect, Visit each) const
    {
        const QRect area = rect.toAlignedRect().adjusted(2, 2, -2, -2) & image.rect();
        for (int y = area.top(); y <= area.bottom(); ++y)
            for (int x = area.left(); x <= area.right(); ++x)
                each(image.pixelColor(x, y));
    }

    const Theme &theme;
    TimelineData data;
    const Catalog &catalog;
    QImage image;
    TimelineLayout layout;
    TimelineScale scale;
};
} // namespace

class TestTimelinePainter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void themes_data()
    {
        QTest::addColumn<int>("theme");
        QTest::newRow("night") << int(ThemeId::Night);
        QTest::newRow("day") << int(ThemeId::Day);
        QTest::newRow("print") << int(ThemeId::Print);
    }

    void outageIsHatched_data() { themes_data(); }
    void outageIsHatched()
    {
        QFETCH(int, theme);
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3).happened(now - hours{30}),
            feedNotice("N-1", FeedNotice::Kind::Lost, now - hours{12}),
            feedNotice("N-2", FeedNotice::Kind::Resumed, now - hours{12}, now - hours{8})});
        const Page page(f, static_cast<ThemeId>(theme));
        const int lane = page.lane("jp.electricity");
        QVERIFY(page.inked(page.part(lane, now - hours{12}, now - hours{8})) > 200);
        QCOMPARE(page.inked(page.part(lane, now - hours{19}, now - hours{12})), 0);
        QCOMPARE(page.inked(page.part(lane, now - hours{8}, now - hours{1})), 0);
        // Nobody reports on gas: hatched up to now, and not a pixel further.
        QVERIFY(page.inked(page.part(page.lane("jp.gas"), now - hours{19}, now - hours{1})) > 200);
        QCOMPARE(page.inked(page.part(page.lane("jp.gas"), now + hours{1}, now + hours{4})), 0);
    }

    void lastingOutageEndsAtNow()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3).happened(now - hours{30}),
            feedNotice("N-1", FeedNotice::Kind::Lost, now - hours{2})});
        const Page page(f);
        const int lane = page.lane("jp.electricity");
        QCOMPARE(page.inked(page.part(lane, now - hours{19}, now - hours{2})), 0);
        QVERIFY(page.inked(page.part(lane, now - hours{2}, now - minutes{10})) > 100);
        QCOMPARE(page.inked(page.part(lane, now + hours{1}, now + hours{4})), 0);
    }

    void afterNowIsAnotherGround()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3).happened(now + hours{2}),
            engagement("E-1").happened(now + hours{1}).ends(now + hours{3})});
        const Page page(f);
        const QRectF after = page.part(page.lane("jp.electricity"), now + hours{1}, now + hours{4});
        QCOMPARE(page.inked(after), 0);
        QVERIFY(page.count(after, page.theme.color(Token::Ground)) > 500);
        QVERIFY(page.inked(page.part(0, now + hours{1}, now + hours{3})) > 200); // the plan
        QCOMPARE(page.inked(page.part(0, now - hours{19}, now - hours{1})), 0);
    }

    void filledCallsHollowDoesNot()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3).happened(now - hours{5}),
            incident("I-2").country("JP").sector("jp.water").level(3).happened(now - hours{5})});
        const Alert alert = f.watch.situation().alerts().alerts().front();
        f.hear(deskAction("A-1", DeskAction::Kind::Acknowledge, "I-1", alert.id.rule));
        const Page page(f);
        const auto colored = [&](const char *sector) {
            return page.about(page.part(page.lane(sector), now - hours{6}, now - hours{4}), page.theme.severity(3));
        };
        QVERIFY(colored("jp.electricity") > 5);
        QVERIFY2(colored("jp.water") > colored("jp.electricity") * 3 / 2, "unacknowledged is filled");
    }

    void retractedIsStruckAndNotColoured()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(5).happened(now - hours{5}).retracted()});
        const Page page(f);
        const QRectF rect = page.part(page.lane("jp.electricity"), now - hours{6}, now - hours{4});
        QCOMPARE(page.count(rect, page.theme.severity(5)), 0);
        QVERIFY(page.count(rect, page.theme.color(Token::Text)) > 5);
    }

    void lateIsMarked()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(0).happened(now - hours{9}).reported(now),
            incident("I-2")
                .country("JP")
                .sector("jp.water")
                .level(0)
                .happened(now - hours{9})
                .reported(now - hours{9})});
        const Page page(f);
        const auto warned = [&](const char *sector) {
            return page.about(
                page.part(page.lane(sector), now - hours{10}, now - hours{8}), page.theme.color(Token::Warning));
        };
        QVERIFY(warned("jp.electricity") > 0);
        QCOMPARE(warned("jp.water"), 0);
    }

    void exerciseHasItsFrame()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3).happened(now - hours{5})});
        const QRectF all(0, 0, 1000, 1200);
        const Page without(f);
        QCOMPARE(without.count(all, without.theme.color(Token::Exercise)), 0);
        f.hear({incident("X-1")
                    .country("JP")
                    .sector("jp.electricity")
                    .level(5)
                    .exercise("Kite")
                    .happened(now - hours{5})});
        const Page page(f);
        const QRectF lane = page.layout.label(page.lane("jp.electricity", true))
            | page.layout.lane(page.lane("jp.electricity", true));
        QVERIFY(page.count(lane.adjusted(-4, -4, 4, 4), page.theme.color(Token::Exercise)) > 10);
        QVERIFY(page.count(lane, page.theme.color(Token::ExerciseGround)) > 1000);
        const QRectF real = page.part(page.lane("jp.electricity"), now - hours{19}, now);
        QCOMPARE(page.count(real, page.theme.severity(5)), 0);
    }

    // On a page with little room the lanes that are left out are counted; on one with much none is.
    void lanesWithoutRoomAreSaid()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3)});
        const QRectF last(0, 280, 400, 20);
        const Page page(f, ThemeId::Print, {1000, 300});
        QVERIFY(page.count(last, page.theme.color(Token::TextMuted)) > 20);
        const Page roomy(f, ThemeId::Print, {1000, 3000});
        QCOMPARE(roomy.inked(QRectF(0, 2980, 400, 20)), 0);
    }

    // Twice the resolution is twice the size of everything: nothing is measured in pixels.
    void layoutFollowsTheDevice()
    {
        ViewFixture f;
        f.hear({incident("I-1").country("JP").sector("jp.electricity").level(3)});
        const Page page(f);
        QImage fine(2000, 2400, QImage::Format_ARGB32_Premultiplied);
        fine.setDotsPerMeterX(page.image.dotsPerMeterX() * 2);
        fine.setDotsPerMeterY(page.image.dotsPerMeterY() * 2);
        const TimelineLayout twice = layoutTimeline(fine.rect(), page.data, Language::En, &fine);
        QVERIFY(std::abs(twice.laneHeight / page.layout.laneHeight - 2) < 0.15);
        QVERIFY(std::abs(twice.labelWidth / page.layout.labelWidth - 2) < 0.15);
    }
};

QTEST_MAIN(TestTimelinePainter)
#include "tst_timeline_painter.moc"
