// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/widgets/alerts/queue_fixture.h"

using namespace yagura;
using namespace yagura::test;

// The panel as a whole: counts, sections, what it says when it does not know.
class TestAlertQueuePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsKeepExercisesApart()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        f.hear(incident("E-1").level(5).exercise("X"));
        QVERIFY(shows(f, QStringLiteral("New 3 · Ack 0")));
        QVERIFY(shows(f, QStringLiteral("EXERCISE 1")));
        f.key(Qt::Key_Home);
        f.key(Qt::Key_A);
        f.accept(f.sent.at(0));
        QVERIFY(shows(f, QStringLiteral("New 2 · Ack 1")));
        QVERIFY(shows(f, QStringLiteral("EXERCISE 1")));
    }

    void silenceIsSaidBesideTheCounts()
    {
        QueueFixture f;
        f.raise("I", 1, 4);
        const UtcTime since = FakeClock::morning + std::chrono::minutes(5 * 60 + 3);
        f.feedIs("test", FeedState::Lost, since);
        QVERIFY(shows(f, QStringLiteral("unknown since 14:03 JST")));
        f.feedIs("test", FeedState::Live);
        QVERIFY(!shows(f, QStringLiteral("unknown since 14:03 JST")));
    }

    void sections()
    {
        QueueFixture f;
        f.raise("I", 3, 4);
        f.key(Qt::Key_J);
        f.key(Qt::Key_A);
        f.accept(f.sent.at(0));
        f.hear(incident("I-0").level(4).revision(2).cleared());
        f.rest();
        QCOMPARE(f.model.rowCount(), 2); // cleared and seen: no longer open
        QTest::mouseClick(section(f, QStringLiteral("All")), Qt::LeftButton);
        QCOMPARE(f.model.rowCount(), 3);
        QCOMPARE(f.state("I-0"), QStringLiteral("Cleared"));
        f.hear(incident("I-1").level(4).revision(2).cleared());
        QTest::mouseClick(section(f, QStringLiteral("New")), Qt::LeftButton);
        QCOMPARE(f.model.rowCount(), 2);
        QCOMPARE(f.state("I-1"), QStringLiteral("Cleared, unseen"));
    }

    // Every word that the table's words come from is asked for again at a change of language.
    void wordsFollowTheLanguage()
    {
        QueueFixture f({1000, 400});
        f.hear(incident("I-1").sector("jp.electricity").region("JP-13").level(4).exercise("X"));
        f.language.set(Language::Ja);
        QCoreApplication::processEvents();
        QCOMPARE(f.text("I-1", AlertQueueModel::TitleColumn), QStringLiteral("件名 I-1"));
        QCOMPARE(f.text("I-1", AlertQueueModel::RegionColumn), QStringLiteral("東京都"));
    }

    void themesAndScalesPaint_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("language");
        QTest::addColumn<int>("theme");
        QTest::newRow("night-en") << 460 << int(Language::En) << int(ThemeId::Night);
        QTest::newRow("night-ja") << 460 << int(Language::Ja) << int(ThemeId::Night);
        QTest::newRow("day-ja-wide") << 1100 << int(Language::Ja) << int(ThemeId::Day);
        QTest::newRow("day-en-wide") << 1100 << int(Language::En) << int(ThemeId::Day);
        QTest::newRow("print-en") << 640 << int(Language::En) << int(ThemeId::Print);
    }
    // The opened row and the exercise row carry their marks in every theme. With YAGURA_GRAB=<folder> the panel is also
    // written there, to be looked at.
    void themesAndScalesPaint()
    {
        QFETCH(int, width);
        QFETCH(int, language);
        QFETCH(int, theme);
        QueueFixture f({width, 420}, static_cast<Language>(language), static_cast<ThemeId>(theme));
        fill(f);
        const QImage image = f.panel.grab().toImage();
        const auto count = [&](Token token) {
            int pixels = 0;
            const QRgb wanted = f.context.theme().color(token).rgb();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixel(x, y) == wanted;
            }
            return pixels;
        };
        QVERIFY(count(Token::Exercise) > width); // a frame, not only a word
        QVERIFY(count(Token::Severity4) > 20);   // filled: nobody has acknowledged it
        if (const QString folder = qEnvironmentVariable("YAGURA_GRAB"); !folder.isEmpty())
            image.save(QStringLiteral("%1/queue-%2.png").arg(folder, QString::fromUtf8(QTest::currentDataTag())));
    }

    void unknownIsHatched()
    {
        QueueFixture f;
        const QImage calm = f.panel.grab().toImage();
        f.feedIs("test", FeedState::Lost, f.clock.now());
        QCoreApplication::processEvents();
        const QImage unknown = f.panel.grab().toImage();
        int different = 0;
        for (int x = 0; x < calm.width(); ++x)
            different += calm.pixel(x, calm.height() - 20) != unknown.pixel(x, calm.height() - 20);
        QVERIFY(different > calm.width() / 20);
        if (const QString folder = qEnvironmentVariable("YAGURA_GRAB"); !folder.isEmpty())
            unknown.save(folder + QStringLiteral("/queue-unknown.png"));
    }

private:
    static void fill(QueueFixture &f)
    {
        using namespace std::chrono_literals;
        f.hear(incident("I-1")
                   .region("JP-13")
                   .sector("jp.electricity")
                   .level(5)
                   .revision(3)
                   .title("変電所の監視制御装置に不正な操作、広域で停電のおそれ",
                       "Unauthorised operation of substation controls"));
        f.clock.advance(7min);
        f.hear(incident("I-2")
                   .region("US-TX")
                   .sector("us.healthcare")
                   .sector("us.energy")
                   .level(4)
                   .title("病院グループで電子カルテが停止", "Hospital group loses electronic records to ransomware"));
        f.clock.advance(31min);
        f.hear(incident("I-3")
                   .region("JP-27")
                   .sector("jp.railway")
                   .severity({"x", "9", 3, true})
                   .title("鉄道事業者の予約システムに障害", ""));
        f.hear(incident("I-4").region("US-CA").sector("us.water").title("", "Chlorine dosing readings doubtful"));
        f.hear(incident("I-5")
                   .region("US-NY")
                   .sector("us.financial")
                   .level(4)
                   .exercise("X")
                   .title("演習：決済網への攻撃", "Exercise: attack on the payment network"));
        f.hear(incident("I-6").region("JP-01").sector("jp.gas").level(3));
        f.hear(incident("I-6").region("JP-01").sector("jp.gas").level(3).revision(2).retracted());
        f.hear(incident("I-7").region("JP-40").sector("jp.water").level(3));
        f.hear(incident("I-7").region("JP-40").sector("jp.water").level(3).revision(2).cleared());
        f.key(Qt::Key_J);
        f.key(Qt::Key_A);
        f.accept(f.sent.back());
        f.key(Qt::Key_T);
        f.accept(f.sent.back());
        f.key(Qt::Key_J);
        f.key(Qt::Key_A);
        f.answer(f.sent.back(), wire::Receipt::Code::ChangedSinceSeen, {}, 2);
        f.key(Qt::Key_J);
        f.key(Qt::Key_A);
        f.key(Qt::Key_Return);
        QCoreApplication::processEvents();
    }
    static bool shows(const QueueFixture &f, const QString &text)
    {
        return std::ranges::any_of(f.panel.findChildren<QLabel *>(),
            [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
    }
    static QToolButton *section(const QueueFixture &f, const QString &text)
    {
        for (QToolButton *button : f.panel.findChildren<QToolButton *>()) {
            if (button->isCheckable() && button->text() == text)
                return button;
        }
        return nullptr;
    }
};

QTEST_MAIN(TestAlertQueuePanel)
#include "tst_alert_queue_panel.moc"
