// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHelpEvent>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

#include "tests/support/view_fixture.h"
#include "widgets/board/sector_board.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
std::vector<BoardRow> rowsOf(ViewFixture &f)
{
    return boardRows(f.watch.situation(), f.scoped.real(), f.scoped.exercise(), f.scope.filter().sectors);
}

struct BoardFixture : ViewFixture
{
    explicit BoardFixture(Language initial = Language::En)
        : ViewFixture(initial)
        , board(context)
    {
        board.resize(480, 1000);
        board.show();
        board.activateWindow();
        board.setFocus();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] int rowOf(const std::string &code)
    {
        const auto rows = rowsOf(*this);
        const SectorIndex wanted = *catalog.sectorIndex(code);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows[i].heading && rows[i].sector == wanted)
                return static_cast<int>(i);
        }
        return -1;
    }
    [[nodiscard]] QRect box(const std::string &code)
    {
        const BoardScale scale = boardScale(board.viewport()->width(), board.verticalScrollBar()->value(), 100);
        return scale.row(rowOf(code)).toRect();
    }
    // Pixels of the row that have this colour, or one mixed of it and the ground.
    [[nodiscard]] int pixels(const std::string &code, const QColor &color)
    {
        const QImage image = board.viewport()->grab(box(code)).toImage();
        int n = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor c = image.pixelColor(x, y);
                n += std::abs(c.red() - color.red()) + std::abs(c.green() - color.green())
                        + std::abs(c.blue() - color.blue())
                    < 24;
            }
        }
        return n;
    }
    // The hatch as it comes out: over the ground, not wholly opaque.
    [[nodiscard]] QColor hatch(float strength) const
    {
        const QColor ground = context.theme().color(Token::Surface);
        const QColor line = context.theme().color(Token::Hatch);
        const float a = 0.35F + 0.45F * strength;
        const auto mix = [a](int over, int under) {
            return static_cast<int>(static_cast<float>(over) * a + static_cast<float>(under) * (1 - a));
        };
        return {mix(line.red(), ground.red()), mix(line.green(), ground.green()), mix(line.blue(), ground.blue())};
    }
    void key(Qt::Key k) { QTest::keyClick(&board, k); }
    // Until the row of this sector is the current one.
    void walkTo(const std::string &code)
    {
        key(Qt::Key_PageUp), key(Qt::Key_PageUp), key(Qt::Key_PageUp);
        const QString name = catalog.sector(*catalog.sectorIndex(code)).name.in(context.lang());
        for (int i = 0; i < 60 && !board.accessibleDescription().startsWith(name); ++i)
            key(Qt::Key_Down);
        QVERIFY(board.accessibleDescription().startsWith(name));
    }

    SectorBoard board;
};
} // namespace

class TestSectorBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // Japan's list in its order, then that of the US, each under its heading; the bucket only when something lies in
    // it.
    void officialOrder()
    {
        ViewFixture f;
        const auto rows = rowsOf(f);
        std::vector<std::pair<Country, int>> order;
        for (const BoardRow &row : rows)
            order.emplace_back(row.country, row.heading ? -1 : f.catalog.sector(row.sector).order);
        std::vector<std::pair<Country, int>> expected{{Country::Japan, -1}};
        for (int i = 1; i <= 15; ++i)
            expected.emplace_back(Country::Japan, i);
        expected.emplace_back(Country::UnitedStates, -1);
        for (int i = 1; i <= 16; ++i)
            expected.emplace_back(Country::UnitedStates, i);
        QCOMPARE(order, expected);

        f.hear(incident("I-1").region("JP-13"));
        const auto more = rowsOf(f);
        QCOMPARE(more.size(), rows.size() + 1);
        QCOMPARE(more[16].sector, f.catalog.notDesignated(Country::Japan));
    }

    // A sector that nobody reports on is hatched with "?", one whose feed is lost as well; a heard one is not.
    void unknownIsHatched()
    {
        BoardFixture f;
        f.feedIs("test", FeedState::Live);
        f.hear(incident("I-1").region("JP-13").sector("jp.gas").level(2));
        QCoreApplication::processEvents();
        const int never = f.pixels("jp.water", f.hatch(1));
        const int known = f.pixels("jp.gas", f.hatch(1));
        QVERIFY2(never > 100, qPrintable(QString::number(never)));
        QVERIFY2(known < never / 4, qPrintable(u"%1 of %2"_s.arg(known).arg(never)));
        f.hear(feedNotice("N-1", FeedNotice::Kind::Lost));
        QCoreApplication::processEvents();
        const int lost = f.pixels("jp.gas", f.hatch(1));
        QVERIFY2(lost > 100, qPrintable(QString::number(lost)));
    }

    void exerciseIsApart()
    {
        BoardFixture f;
        f.hear(incident("I-1").region("JP-13").sector("jp.gas").level(2));
        f.hear(incident("I-2").region("JP-13").sector("jp.water").level(2));
        f.hear(incident("E-1").region("JP-13").sector("jp.gas").level(5).exercise("X"));
        QCoreApplication::processEvents();
        const auto rows = rowsOf(f);
        const BoardRow &gas = rows[static_cast<std::size_t>(f.rowOf("jp.gas"))];
        QCOMPARE(gas.real.openCount(), 1U);
        QCOMPARE(gas.real.worstOpen(), std::optional<std::uint8_t>(2)); // not the exercise's 5
        QCOMPARE(gas.exercise.openCount(), 1U);
        const QColor mark = f.context.theme().color(Token::Exercise);
        QVERIFY(f.pixels("jp.gas", mark) > 20);
        QCOMPARE(f.pixels("jp.water", mark), 0);
    }

    void words_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("en") << int(Language::En)
                            << QStringList{u"Worst open severity: Severe"_s, u"2 open incidents"_s,
                                   u"1 open exercise incident, counted apart"_s,
                                   u"Last word: 2026-03-02 09:00 JST (5 min ago)"_s};
        QTest::newRow("ja") << int(Language::Ja)
                            << QStringList{u"深刻"_s, u"2"_s, u"演習"_s, u"2026-03-02 09:00 JST"_s, u"5分"_s};
    }
    void words()
    {
        QFETCH(int, language);
        QFETCH(QStringList, expected);
        BoardFixture f(static_cast<Language>(language));
        f.hear({incident("I-1").region("JP-13").sector("jp.gas").level(4),
            incident("I-2").region("JP-13").sector("jp.gas").level(1),
            incident("E-1").region("JP-13").sector("jp.gas").exercise("X")});
        f.clock.advance(std::chrono::minutes(5));
        const auto rows = rowsOf(f);
        const QString text = boardRowText(
            rows[static_cast<std::size_t>(f.rowOf("jp.gas"))], f.catalog, f.context.lang(), f.clock.now());
        for (const QString &part : expected)
            QVERIFY2(text.contains(part), qPrintable(part + u" | "_s + text));
    }

    // A sector nobody reports on says so, and is not called calm.
    void unknownHasWords()
    {
        BoardFixture f;
        const auto rows = rowsOf(f);
        const QString text = boardRowText(
            rows[static_cast<std::size_t>(f.rowOf("us.energy"))], f.catalog, Language::En, f.clock.now());
        QVERIFY2(text.contains(u"No feed has ever reported on this."_s), qPrintable(text));
    }

    void keyboard()
    {
        BoardFixture f;
        f.hear({incident("I-1").region("JP-13").sector("jp.gas").level(2),
            incident("I-2").region("JP-13").sector("jp.gas").level(4),
            incident("E-1").region("JP-13").sector("jp.gas").level(5).exercise("X"),
            incident("I-3").region("JP-13").sector("jp.gas").level(5).cleared()});
        f.walkTo("jp.gas");
        f.key(Qt::Key_Space);
        QVERIFY(f.selection.subject());
        QCOMPARE(f.selection.subject()->id, std::string("I-2")); // worst that is open and real
        f.key(Qt::Key_Return);
        QCOMPARE(f.scope.filter().sectors, bit(*f.catalog.sectorIndex("jp.gas")));
        f.key(Qt::Key_Return); // once more: all again
        QVERIFY(f.scope.filter().everything());
        f.key(Qt::Key_Return);
        f.key(Qt::Key_Escape);
        QVERIFY(f.scope.filter().everything());
    }

    // Arrows skip headings and stay within the rows.
    void headingsAreSkipped()
    {
        ViewFixture f;
        const auto rows = rowsOf(f);
        QCOMPARE(BoardTools::step(rows, 1, -1), 1);
        QCOMPARE(BoardTools::step(rows, 15, 1), 17);
        QCOMPARE(BoardTools::step(rows, 17, -1), 15);
        QCOMPARE(BoardTools::step(rows, 32, 1), 32);
        QCOMPARE(BoardTools::step(rows, 1, 1000), 32);
        QCOMPARE(BoardTools::step({}, 0, 1), 0);
    }

    void mouse()
    {
        BoardFixture f;
        f.hear(incident("I-1").region("JP-13").sector("jp.gas").level(2));
        QTest::mouseClick(f.board.viewport(), Qt::LeftButton, {}, f.box("jp.gas").center());
        QVERIFY(f.selection.subject());
        QTest::mouseDClick(f.board.viewport(), Qt::LeftButton, {}, f.box("jp.gas").center());
        QCOMPARE(f.scope.filter().sectors, bit(*f.catalog.sectorIndex("jp.gas")));
    }

    void toolTipHasTheWholeName()
    {
        BoardFixture f;
        const QPoint at = f.box("us.defense-industrial-base").center();
        QHelpEvent help(QEvent::ToolTip, at, f.board.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(f.board.viewport(), &help);
        QVERIFY2(QToolTip::text().contains(u"Defense Industrial Base"_s), qPrintable(QToolTip::text()));
    }

    void languageIsHeard()
    {
        BoardFixture f;
        f.walkTo("jp.gas");
        f.language.set(Language::Ja);
        QCoreApplication::processEvents();
        const QString name = f.catalog.sector(*f.catalog.sectorIndex("jp.gas")).name.ja;
        QVERIFY2(f.board.accessibleDescription().startsWith(name), qPrintable(f.board.accessibleDescription()));
    }
};

QTEST_MAIN(TestSectorBoard)
#include "tst_sector_board.moc"
