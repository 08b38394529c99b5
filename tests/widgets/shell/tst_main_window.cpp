// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDockWidget>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabBar>
#include <QTest>

#include "tests/support/view_fixture.h"
#include "widgets/shell/main_window.h"
#include "widgets/shell/search_field.h"

using namespace yagura;
using namespace yagura::test;
using namespace Qt::StringLiterals;

namespace {
struct WindowFixture : ViewFixture
{
    explicit WindowFixture(QSize size = {1600, 950}, bool remembers = false)
        : window(context)
    {
        using Place = MainWindow::Place;
        window.setAnimated(false);
        const std::pair<const char *, Place> panels[] = {{"left", Place::Left}, {"top", Place::CentreTop},
            {"bottom", Place::CentreBottom}, {"queue", Place::RightTop}, {"incident", Place::RightBottom}};
        for (const auto &[id, place] : panels) {
            auto *panel = new QWidget;
            panel->setFocusPolicy(Qt::StrongFocus);
            window.addPanel(
                id, [id] { return QString::fromLatin1(id); }, panel, place);
        }
        window.setRemembers(remembers);
        window.resize(size);
        window.restoreLayout(!remembers);
        window.show();
        window.activateWindow();
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QDockWidget *dock(const char *id) const { return window.findChild<QDockWidget *>(QLatin1String(id)); }
    MainWindow window;
};
} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCoreApplication::setOrganizationName(u"yagura-test"_s);
        QCoreApplication::setApplicationName(u"shell"_s);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init() { QSettings().clear(); }

    // Wall mode hides menus and title bars, keeps the keys, and gives everything back.
    void wallMode()
    {
        WindowFixture f;
        QVERIFY(f.window.menuBar()->isVisible());
        QTest::keyClick(&f.window, Qt::Key_F11);
        QVERIFY(f.window.isFullScreen());
        QVERIFY(!f.window.menuBar()->isVisible());
        QVERIFY(f.dock("left")->titleBarWidget());
        QTest::keyClick(&f.window, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(f.language.language(), Language::Ja);
        QTest::keyClick(&f.window, Qt::Key_F11);
        QVERIFY(!f.window.isFullScreen());
        QVERIFY(f.window.menuBar()->isVisible());
        QVERIFY(!f.dock("left")->titleBarWidget());
        f.window.setWallMode(true);
        QTest::keyClick(&f.window, Qt::Key_Escape);
        QVERIFY(!f.window.isFullScreen());
    }
    void wallModeGivesBackAMaximizedWindow()
    {
        WindowFixture f;
        f.window.showMaximized();
        f.window.setWallMode(true);
        f.window.setWallMode(false);
        QVERIFY(f.window.isMaximized());
    }

    // In a small window panels share their room as tabs.
    void smallWindowsStack_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QStringList>("withTop");
        QTest::newRow("1600x950") << QSize(1600, 950) << QStringList{};
        QTest::newRow("1366x768") << QSize(1366, 768) << QStringList{u"bottom"_s};
        QTest::newRow("683x384") << QSize(683, 384) << QStringList{u"bottom"_s, u"left"_s};
    }
    void smallWindowsStack()
    {
        QFETCH(QSize, size);
        WindowFixture f(size);
        QStringList names;
        for (const QDockWidget *dock : f.window.tabifiedDockWidgets(f.dock("top")))
            names << dock->objectName();
        names.sort();
        QTEST(names, "withTop");
        QCOMPARE(f.window.size(), size); // and the window fits
    }

    void floatingAndBack()
    {
        WindowFixture f;
        f.dock("queue")->setFloating(true);
        QVERIFY(f.dock("queue")->isWindow());
        f.dock("incident")->close();
        QVERIFY(!f.dock("incident")->isVisible());
        f.window.arrangeDefault();
        QVERIFY(!f.dock("queue")->isFloating());
        QVERIFY(f.dock("incident")->isVisible());
        f.dock("incident")->close();
        f.window.showPanel("incident");
        QVERIFY(f.dock("incident")->isVisible());
    }

    void layoutIsKept()
    {
        {
            WindowFixture f({1500, 900}, true);
            f.dock("queue")->setFloating(true);
            f.dock("left")->close();
            f.window.close();
        }
        {
            WindowFixture f({1000, 700}, true);
            QVERIFY(f.dock("queue")->isFloating());
            QVERIFY(!f.dock("left")->isVisible());
            QVERIFY(f.dock("top")->isVisible());
        }
        QSettings().setValue(u"layout/state"_s, QByteArray("damaged"));
        WindowFixture f({1000, 700}, true);
        QVERIFY(f.dock("left")->isVisible());
    }
    void closedInWallModeItComesBackWithMenus()
    {
        {
            WindowFixture f({1500, 900}, true);
            f.window.setWallMode(true);
            f.window.close();
        }
        WindowFixture f({1500, 900}, true);
        QVERIFY(f.window.menuBar()->isVisible());
        QVERIFY(!f.window.isFullScreen());
    }
    void nothingIsKeptWhenItMustNot()
    {
        {
            WindowFixture f;
            f.window.close();
        }
        QVERIFY(!QSettings().contains(u"layout/state"_s));
    }

    void themeIsSwitchedAndKept()
    {
        WindowFixture f;
        const QColor night = f.window.palette().color(QPalette::Window);
        for (QAction *action : f.window.findChildren<QAction *>()) {
            if (action->text() == u"Day theme"_s)
                action->trigger();
        }
        QCOMPARE(f.themes.theme().id(), ThemeId::Day);
        QTRY_VERIFY(f.window.palette().color(QPalette::Window) != night);
        QCOMPARE(QSettings().value(u"theme"_s).toInt(), int(ThemeId::Day));
    }

    // Everything that was in hand is still in hand.
    void languageSwitchKeepsWhatIsInHand()
    {
        WindowFixture f;
        f.hear({incident("I-1").level(3), incident("I-2").level(3)});
        f.selection.select(f.watch.reports().subject(1));
        QTest::keyClick(&f.window, Qt::Key_Slash);
        auto *search = f.window.findChild<SearchField *>();
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"tit"_s);
        search->setCursorPosition(1);
        QTest::keyClick(search, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(f.language.language(), Language::Ja);
        QCoreApplication::processEvents();
        QCOMPARE(search->text(), u"tit"_s);
        QCOMPARE(search->cursorPosition(), 1);
        QVERIFY(search->hasFocus());
        QCOMPARE(f.selection.subject()->id, std::string("I-2"));
        QCOMPARE(f.window.windowTitle(), u"櫓 Yagura"_s);
        QVERIFY(f.window.menuBar()->actions().first()->text().startsWith(u"ファイル"_s));
    }

    // Qt's own words are of the same language.
    void qtsOwnTexts()
    {
        if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_ja.qm"_s))
            QSKIP("the package qt6-translations-l10n is not installed");
        WindowFixture f;
        const auto words = [] {
            QLineEdit edit;
            const std::unique_ptr<QMenu> menu(edit.createStandardContextMenu());
            QMessageBox box(QMessageBox::Question, {}, {}, QMessageBox::Cancel);
            return menu->actions().first()->text().section(u'\t', 0, 0) + u'|'
                + box.button(QMessageBox::Cancel)->text();
        };
        const QString english = words();
        f.language.set(Language::Ja);
        const QString japanese = words();
        QVERIFY2(japanese.contains(u"元に戻す"_s) && japanese.contains(u"キャンセル"_s), qPrintable(japanese));
        f.language.set(Language::En);
        QCOMPARE(words(), english);
    }

    // Windows that stand open speak the new language too.
    void openSheetsRetranslate()
    {
        WindowFixture f;
        for (QAction *action : f.window.findChildren<QAction *>()) {
            if (action->text() == u"Keys"_s || action->text() == u"About Yagura"_s)
                action->trigger();
        }
        const auto titles = [&] {
            QStringList all;
            for (const QWidget *top : QApplication::topLevelWidgets()) {
                if (top->parentWidget() == &f.window && top->windowType() == Qt::Tool && top->isVisible()
                    && !top->inherits("QDockWidget"))
                    all << top->windowTitle();
            }
            all.sort();
            return all;
        };
        const QStringList english{u"About Yagura"_s, u"Keys"_s};
        QCOMPARE(titles(), english);
        f.language.set(Language::Ja);
        QCoreApplication::processEvents();
        QCOMPARE(titles().size(), 2);
        for (const QString &title : titles())
            QVERIFY2(!english.contains(title), qPrintable(title));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
