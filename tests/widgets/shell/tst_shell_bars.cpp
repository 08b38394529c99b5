// SPDX-License-Identifier: GPL-3.0-or-later
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>

#include "tests/support/view_fixture.h"
#include "widgets/shell/cursor_badge.h"
#include "widgets/shell/exercise_band.h"
#include "widgets/shell/notice_bar.h"
#include "widgets/shell/scope_bar.h"
#include "widgets/shell/search_field.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
QAction *choiceOf(QMenu *menu, const QString &text)
{
    for (QAction *action : menu->actions()) {
        if (action->text() == text)
            return action;
        if (QAction *inner = action->menu() ? choiceOf(action->menu(), text) : nullptr)
            return inner;
    }
    return nullptr;
}

void compose(QWidget &field, const QString &preedit, const QString &commit = {})
{
    QInputMethodEvent event(preedit, {});
    event.setCommitString(commit);
    QCoreApplication::sendEvent(&field, &event);
}

QString noticeText(const NoticeBar &bar)
{
    return bar.isVisible() ? bar.findChild<QLabel *>()->text() : QString();
}
} // namespace

class TestShellBars : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void badge_data()
    {
        QTest::addColumn<int>("language");
        QTest::addColumn<QString>("live");
        QTest::addColumn<QString>("silent");
        QTest::newRow("en") << int(Language::En) << u"● LIVE"_s << u"? NO FEED"_s;
        QTest::newRow("ja") << int(Language::Ja) << u"● 現在"_s << u"？ 受信なし"_s;
    }
    // No feed, live, pinned, and back on a click.
    void badge()
    {
        QFETCH(int, language);
        QFETCH(QString, live);
        QFETCH(QString, silent);
        ViewFixture f(static_cast<Language>(language));
        CursorBadge badge(f.context);
        QVERIFY2(badge.text().startsWith(silent), qPrintable(badge.text()));
        f.feedIs("test", FeedState::Live);
        QVERIFY2(badge.text().startsWith(live), qPrintable(badge.text()));
        f.feedIs("test", FeedState::Lost, f.clock.now());
        QVERIFY(badge.text().startsWith(silent));
        f.feedIs("test", FeedState::Live);
        f.cursor.pin(f.clock.now() - std::chrono::hours(1));
        QVERIFY2(badge.text().contains(u"2026-03-02 08:00 JST"_s), qPrintable(badge.text()));
        badge.click();
        QVERIFY(f.cursor.live());
        QTRY_VERIFY(badge.text().startsWith(live));
    }
    void badgeWhileReading()
    {
        const Catalog catalog = loadedCatalog();
        FakeClock clock;
        ViewFixture f;
        Inbox inbox;
        TimeCursor cursor;
        Watch reading(catalog, inbox, cursor, f.folder.path()); // nobody has said that the journal was read back
        QVERIFY(reading.busy());
        ScopedPicture scoped(reading, f.scope, clock);
        ViewContext context{catalog, clock, reading, scoped, f.scope, cursor, f.selection, f.desk, f.feeds, f.events,
            f.language, f.themes};
        CursorBadge badge(context);
        QCOMPARE(badge.text(), u"Reading the journal…"_s);
        reading.replayEnded();
        QTRY_COMPARE(badge.text(), u"? NO FEED"_s);
    }

    void exerciseBandShowsAndCounts()
    {
        ViewFixture f;
        f.hear(incident("I-1").level(3));
        QWidget window;
        ExerciseBand band(f.context, &window);
        window.show();
        QVERIFY(!band.isVisible());
        f.hear(incident("E-1").exercise("X"));
        f.hear(incident("E-2").exercise("X"));
        QTRY_VERIFY(band.isVisible());
        QVERIFY2(band.accessibleName().contains(u"2 exercise incidents"_s), qPrintable(band.accessibleName()));
        QVERIFY(band.accessibleName().startsWith(u"EXERCISE"_s));
        ScopeFilter without;
        without.exercises = false;
        f.scope.set(without);
        f.scoped.recompute();
        QTRY_VERIFY(!band.isVisible());
    }

    // A problem stays until it is closed; a refusal goes by itself and does not push a problem aside.
    void notices()
    {
        ViewFixture f;
        QWidget window;
        NoticeBar bar(f.context, &window);
        window.show();
        QVERIFY(noticeText(bar).isEmpty());
        ActionStatus refused;
        refused.state = ActionStatus::State::Refused;
        refused.code = wire::Receipt::Code::UnknownAlert;
        bar.showAnswer(refused);
        QVERIFY(!noticeText(bar).isEmpty());
        const Problem full{Problem::Kind::DiskFull, u"/journal"_s, {}};
        bar.showProblem(full);
        const QString problem = noticeText(bar);
        QVERIFY(problem.contains(u"/journal"_s));
        bar.showAnswer(refused);
        QCOMPARE(noticeText(bar), problem);
        bar.showProblem({Problem::Kind::PortInUse, u"127.0.0.1:1"_s, {}});
        QVERIFY2(noticeText(bar).contains(u"(1 earlier problem)"_s), qPrintable(noticeText(bar)));
        bar.findChild<QToolButton *>()->click();
        QVERIFY(noticeText(bar).isEmpty());
        ActionStatus accepted;
        accepted.state = ActionStatus::State::Accepted;
        bar.showAnswer(accepted);
        QVERIFY(noticeText(bar).isEmpty()); // the row says it
    }
    void noticesFollowTheLanguage()
    {
        ViewFixture f;
        QWidget window;
        NoticeBar bar(f.context, &window);
        window.show();
        bar.showProblem({Problem::Kind::DiskFull, u"/journal"_s, {}});
        const QString english = noticeText(bar);
        f.language.set(Language::Ja);
        QCoreApplication::processEvents();
        QVERIFY(noticeText(bar) != english);
        QVERIFY(noticeText(bar).contains(u"/journal"_s));
    }

    void scopeChoices_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QString>("scope"); // as in --scope
        QTest::newRow("severity") << u"High and above"_s << u"severity>=3"_s;
        QTest::newRow("one sector") << u"Energy"_s << u"sector=us.energy"_s;
    }
    void scopeChoices()
    {
        QFETCH(QString, choice);
        QFETCH(QString, scope);
        ViewFixture f;
        ScopeBar bar(f.context);
        QAction *found = nullptr;
        for (QToolButton *button : bar.findChildren<QToolButton *>()) {
            if (!button->menu())
                continue;
            Q_EMIT button->menu()->aboutToShow();
            if (QAction *action = choiceOf(button->menu(), choice))
                found = action;
        }
        QVERIFY(found);
        QVERIFY(!found->isChecked());
        found->trigger();
        const auto expected = parseScope(scope, f.catalog);
        QVERIFY(expected);
        QCOMPARE(f.scope.filter(), *expected);
    }

    // Little room: the texts are elided, and the tool tips have the whole.
    void scopeInLittleRoom()
    {
        ViewFixture f;
        QWidget window;
        window.resize(1400, 60);
        ScopeBar bar(f.context, &window);
        bar.resize(1400, 30);
        window.show();
        ScopeFilter filter;
        filter.sectors = f.catalog.sectorsOf(Country::UnitedStates);
        f.scope.set(filter);
        const QString whole = u"Sectors of United States"_s;
        auto *sectors = bar.findChild<QToolButton *>();
        QCOMPARE(sectors->text(), whole);
        bar.resize(520, 30);
        QCoreApplication::processEvents();
        QVERIFY2(sectors->text().endsWith(u'…'), qPrintable(sectors->text()));
        QVERIFY(sectors->toolTip().contains(whole));
        for (const QToolButton *button : bar.findChildren<QToolButton *>())
            QVERIFY2(button->geometry().right() <= bar.width(), qPrintable(button->text()));
        bar.resize(1400, 30);
        QCoreApplication::processEvents();
        QCOMPARE(sectors->text(), whole);
    }

    // A composition under way filters nothing; what is committed does; the Enter that commits does nothing else.
    void compositionDoesNotFilter()
    {
        ViewFixture f;
        SearchField field(f.context);
        field.show();
        field.setFocus();
        const QSignalSpy changes(&f.scope, &Scope::changed);
        compose(field, u"ていでん"_s);
        QTest::keyClick(&field, Qt::Key_Return); // goes to the composition
        QTest::keyClick(&field, Qt::Key_Escape); // so does this
        QCOMPARE(changes.size(), 0);
        QVERIFY(f.scope.filter().text.isEmpty());
        compose(field, {}, u"停電"_s);
        QCOMPARE(field.text(), u"停電"_s);
        QTRY_COMPARE(f.scope.filter().text, u"停電"_s);
        QCOMPARE(changes.size(), 1);
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(changes.size(), 1); // nothing new to say
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
        QVERIFY(f.scope.filter().text.isEmpty());
    }
    void typedTextSurvivesTheLanguage()
    {
        ViewFixture f;
        SearchField field(f.context);
        field.show();
        field.setFocus();
        QTest::keyClicks(&field, u"ga"_s);
        f.language.set(Language::Ja);
        QCoreApplication::processEvents();
        QCOMPARE(field.text(), u"ga"_s);
        QVERIFY(field.placeholderText().contains(u"検索"_s));
    }
    void searchHasQtsMenu()
    {
        ViewFixture f;
        SearchField field(f.context);
        field.show();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, field.mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(&field, &event);
        auto *menu = field.findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(menu->actions().size() > 5); // cut, copy, paste …
        QCOMPARE(menu->actions().first()->text(), u"Exact characters"_s);
        menu->close();
    }
};

QTEST_MAIN(TestShellBars)
#include "tst_shell_bars.moc"
