// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "models/journal/admission.h"
#include "tests/support/text_recorder.h"
#include "tests/support/view_fixture.h"
#include "widgets/feeds/feed_strip.h"
#include "widgets/feeds/feeds_panel.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
QStringList painted(QWidget &widget)
{
    TextRecorder recorder(widget.size(), 1);
    widget.render(&recorder, {}, {}, QWidget::RenderFlags());
    QStringList texts;
    for (const TextRecorder::Item &item : recorder.texts())
        texts << item.text;
    return texts;
}

void showStrip(FeedStrip &strip, int width)
{
    strip.resize(width, strip.minimumSizeHint().height());
    strip.show();
    QCoreApplication::processEvents();
}

const QString stripText(const QStringList &texts)
{
    return texts.join(u'|');
}
} // namespace

class TestFeeds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stripWithoutFeedsSaysWhatToDo()
    {
        ViewFixture f;
        FeedStrip strip(f.context);
        showStrip(strip, 900);
        QVERIFY(stripText(painted(strip)).contains(u"--feed URL"_s));
    }

    // What does not fit is counted, and what is drawn is whole.
    void stripCountsWhatDoesNotFit_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow") << 300;
        QTest::newRow("half") << 620;
        QTest::newRow("wide") << 3000;
    }
    void stripCountsWhatDoesNotFit()
    {
        QFETCH(int, width);
        ViewFixture f;
        constexpr int all = 9;
        for (int i = 0; i < all; ++i)
            f.feedIs("feed-" + QByteArray::number(i), FeedState::Live);
        FeedStrip strip(f.context);
        showStrip(strip, width);
        const QStringList texts = painted(strip);
        const auto shown = std::ranges::count_if(texts, [](const QString &t) { return t.contains(u"feed-"_s); });
        const QString more = u"%1 more feed"_s.arg(all - shown);
        QVERIFY(shown >= 1);
        QCOMPARE(stripText(texts).contains(u"more feed"_s), shown < all);
        QVERIFY2(shown == all || stripText(texts).contains(more), qPrintable(stripText(texts)));
        QVERIFY(width < 3000 || shown == all);
        QVERIFY(strip.accessibleDescription().contains(u"feed-8"_s)); // heard in any case
    }

    // Each state by its shape, not by its colour alone: the marks differ in grey.
    void marksDifferByShape()
    {
        const Theme &theme = Theme::of(ThemeId::Print);
        std::vector<std::pair<FeedState, QImage>> marks;
        for (const FeedState state : {FeedState::Live, FeedState::Quiet, FeedState::Late, FeedState::Lost,
                 FeedState::Refused, FeedState::Connecting}) {
            QImage image(24, 24, QImage::Format_Grayscale8);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintFeedMark(painter, QRectF(4, 4, 16, 16), state, theme);
            painter.end();
            for (int y = 0; y < 24; ++y) {
                for (int x = 0; x < 24; ++x)
                    image.setPixelColor(x, y, image.pixelColor(x, y).lightness() < 200 ? Qt::black : Qt::white);
            }
            for (const auto &[other, drawn] : marks)
                QVERIFY2(drawn != image, qPrintable(u"%1 looks like %2"_s.arg(int(state)).arg(int(other))));
            marks.emplace_back(state, image);
        }
    }

    void ages_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("heard");
        QTest::addColumn<QString>("expected");
        QTest::newRow("never heard") << int(FeedState::Connecting) << false << u"never heard"_s;
        QTest::newRow("live") << int(FeedState::Live) << true << u"14 min"_s;
        QTest::newRow("late") << int(FeedState::Late) << true << u"14 min"_s;
        QTest::newRow("lost") << int(FeedState::Lost) << true << u"11 min (unknown since 08:49 JST)"_s;
        QTest::newRow("refused") << int(FeedState::Refused) << true << u"11 min (unknown since 08:49 JST)"_s;
    }
    void ages()
    {
        QFETCH(int, state);
        QFETCH(bool, heard);
        FakeClock clock;
        FeedHealth health;
        health.state = static_cast<FeedState>(state);
        if (heard) {
            health.lastHeard = clock.now() - std::chrono::minutes(14);
            health.lostSince = clock.now() - std::chrono::minutes(11);
        }
        UiLanguage language(Language::En);
        QTEST(feedAge(health, clock.now()), "expected");
    }

    void modelFollowsTheBoard()
    {
        ViewFixture f;
        FeedTableModel model(f.context);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.feedIs("a", FeedState::Live);
        f.feedIs("b\u202E", FeedState::Lost, f.clock.now());
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(1, FeedTableModel::FeedColumn).data().toString().contains(u"⟨U+202E⟩"_s));
        f.feedIs("a", FeedState::Refused);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, FeedTableModel::StateColumn).data().toString(), u"refused"_s);
        f.feeds.remove(QUrl(u"ws://localhost/a"_s));
        QCOMPARE(model.rowCount(), 1);
        for (int column = 0; column < model.columnCount(); ++column)
            QVERIFY(!model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
    }

    // Selecting a feed asks for what it sent that was refused; the answer for another feed is not shown.
    void quarantineIsShown()
    {
        ViewFixture f;
        f.feedIs("a", FeedState::Live);
        f.feedIs("b", FeedState::Live);
        f.feeds.setQuarantined("a", 2);
        FeedsPanel panel(f.context);
        panel.resize(900, 400);
        panel.show();
        auto *feeds = panel.findChild<QTableView *>(u"feedTable"_s);
        auto *refused = panel.findChild<QTableView *>(u"quarantine"_s);
        auto *pages = panel.findChild<QTabWidget *>();
        QVERIFY(feeds && refused && pages);
        pages->setCurrentIndex(1);
        QVERIFY(!refused->isVisible());
        const QSignalSpy asked(&f.events, &EventReader::quarantineWanted);
        feeds->setCurrentIndex(feeds->model()->index(0, 0));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toByteArray(), QByteArray("a"));
        QVERIFY(refused->isVisible());
        QCOMPARE(pages->tabText(1), u"Refused (2)"_s);
        const QList<Quarantined> items{
            {"a", "sequence 12", {Refusal::Reason::NotUtf8, "title.ja"}, f.clock.now(), "\xff\x01"}};
        Q_EMIT f.events.quarantineArrived("b", items);
        QCOMPARE(refused->model()->rowCount(), 0);
        Q_EMIT f.events.quarantineArrived("a", items);
        QCOMPARE(refused->model()->rowCount(), 1);
        const auto cell = [&](int column) { return refused->model()->index(0, column).data().toString(); };
        QCOMPARE(cell(QuarantineModel::TimeColumn), u"2026-03-02 09:00 JST"_s);
        QCOMPARE(cell(QuarantineModel::OriginColumn), u"sequence 12"_s);
        QCOMPARE(cell(QuarantineModel::ReasonColumn), u"Text is not UTF-8: title.ja."_s);
        QVERIFY(cell(QuarantineModel::BytesColumn).contains(u"⟨U+0001⟩"_s));
        f.feeds.addQuarantined("a", 1); // more came: asked again
        QCOMPARE(asked.size(), 2);
        feeds->setCurrentIndex(feeds->model()->index(1, 0));
        QVERIFY(!refused->isVisible()); // nothing of "b" was refused
    }

    // Faults with what became of them, newest first; what a feed no longer vouches for, and a way to it.
    void tellsWhatHappenedAndWhatVanished()
    {
        ViewFixture f;
        f.feedIs("test", FeedState::Live);
        f.hear(incident("gone").level(5));
        f.hear(incident("kept").level(3));
        FeedsPanel panel(f.context);
        panel.resize(1100, 500);
        panel.show();
        auto *feeds = panel.findChild<QTableView *>(u"feedTable"_s);
        auto *log = panel.findChild<QTableView *>(u"feedLog"_s);
        auto *vanished = panel.findChild<QTableView *>(u"vanished"_s);
        auto *pages = panel.findChild<QTabWidget *>();
        feeds->selectRow(0);
        QVERIFY(!log->isVisible()); // nothing has happened
        const auto notice = [&](FeedNotice::Kind kind, std::uint64_t first = 0, std::uint64_t last = 0) {
            Event event = feedNotice("n", kind, f.clock.now(), f.clock.now());
            auto &body = std::get<FeedNotice>(event.body);
            body.firstMissing = Sequence{first};
            body.lastMissing = Sequence{last};
            event.feed = deskFeed;
            f.hear(event);
            f.clock.advance(std::chrono::minutes(1));
        };
        notice(FeedNotice::Kind::Hole, 4, 7);
        const auto cell = [&](int row, int column) { return log->model()->index(row, column).data().toString(); };
        QVERIFY(log->isVisible());
        QCOMPARE(cell(0, FeedLogModel::KindColumn), u"Hole"_s);
        QCOMPARE(cell(0, FeedLogModel::EventsColumn), u"4 to 7"_s);
        QCOMPARE(cell(0, FeedLogModel::OutcomeColumn), u"asked for again"_s);
        notice(FeedNotice::Kind::Healed, 4, 7);
        QCOMPARE(cell(0, FeedLogModel::OutcomeColumn), u"asked again, healed at 2026-03-02 09:01 JST"_s);
        notice(FeedNotice::Kind::EpochChanged, 1, 2);
        QCOMPARE(cell(0, FeedLogModel::KindColumn), u"New numbering"_s);
        QCOMPARE(cell(1, FeedLogModel::KindColumn), u"Hole"_s);
        QCOMPARE(vanished->model()->rowCount(), 0); // they may be on their way
        f.hear(incident("kept").level(3));
        notice(FeedNotice::Kind::Confirmed);
        QCOMPARE(pages->tabText(2), u"Not confirmed (1)"_s);
        pages->setCurrentIndex(2);
        QVERIFY(vanished->isVisible());
        QCOMPARE(vanished->model()->index(0, VanishedModel::IncidentColumn).data().toString(), u"Title of gone"_s);
        QCOMPARE(vanished->model()->index(0, VanishedModel::SinceColumn).data().toString(), u"2026-03-02 09:02 JST"_s);
        Q_EMIT vanished->clicked(vanished->model()->index(0, 0));
        QVERIFY(f.selection.subject() == (SubjectId{"test", "gone"}));
        f.hear(incident("gone").revision(2).level(5)); // it knows it after all
        QCOMPARE(vanished->model()->rowCount(), 0);
    }

    void measuresAreToldInColumns()
    {
        ViewFixture f;
        FeedTableModel model(f.context);
        FeedHealth health;
        health.feed = "test";
        health.url = QUrl(u"ws://localhost/test"_s);
        health.state = FeedState::Live;
        health.lastHeard = f.clock.now();
        health.rate = 1234.4;
        health.skew = std::chrono::milliseconds(-31'000);
        health.partial = true;
        health.ceiling = Tlp::Green;
        f.feeds.noteShown("test", f.clock.now() - std::chrono::seconds(2), f.clock.now());
        f.feeds.update(health);
        const auto cell = [&](FeedTableModel::Column column, int role = Qt::DisplayRole) {
            return model.index(0, column).data(role).toString();
        };
        QCOMPARE(cell(FeedTableModel::RateColumn), u"1,234/s"_s);
        QCOMPARE(cell(FeedTableModel::LagColumn), u"2.00 s"_s);
        QCOMPARE(cell(FeedTableModel::SkewColumn), u"-31.0 s"_s);
        QVERIFY(cell(FeedTableModel::SkewColumn, Qt::ToolTipRole).contains(u"more than 30 seconds"_s));
        QVERIFY(model.index(0, FeedTableModel::SkewColumn).data(Qt::ForegroundRole).isValid());
        QCOMPARE(cell(FeedTableModel::PartColumn), u"up to TLP:GREEN"_s);
        FeedStrip strip(f.context);
        QVERIFY(strip.accessibleDescription().contains(u"clock off by -31.0 s"_s));
        // A server whose clock is 31 s behind sequenced it 29 s before it was shown, by its own clock.
        f.feeds.noteShown("test", f.clock.now() - std::chrono::seconds(60), f.clock.now());
        f.feeds.update(health);
        QCOMPARE(f.feeds.find("test")->lag, std::chrono::milliseconds(29'000));
    }

    void emptyPanelSaysWhatToDo()
    {
        ViewFixture f(Language::Ja);
        FeedsPanel panel(f.context);
        panel.show();
        const auto labels = panel.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel *l) { return l->isVisible() && l->text().contains(u"--feed"_s); }));
        f.language.set(Language::En);
        QCoreApplication::processEvents();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel *l) { return l->text().startsWith(u"No feed is connected."_s); }));
    }
};

QTEST_MAIN(TestFeeds)
#include "tst_feeds.moc"
