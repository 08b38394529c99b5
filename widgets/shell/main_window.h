// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>

#include <functional>
#include <map>

#include "widgets/common/context.h"
#include "widgets/shell/notice_bar.h"

namespace yagura {

class SearchField;

// The window: docks that can be moved, stacked, detached and are where they were at the next start; above them the time
// cursor, the clocks, the scope and the search; below them the feeds. It knows no panel: the composition root adds
// them.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    // Where a panel stands in the first layout.
    enum class Place { Left, CentreTop, CentreBottom, RightTop, RightBottom };
    enum class Menu { File, View, Feed, Desk, Briefing, Exercise, Help };

    explicit MainWindow(ViewContext &context, QWidget *parent = nullptr);

    // `title` is asked again at every change of language. The panel becomes the dock's. Panels of one place are stacked
    // as tabs, the first in front.
    void addPanel(const QByteArray &id, std::function<QString()> title, QWidget *panel, Place place);
    void setFooter(QWidget *footer);
    // A menu entry that the composition root answers. `text` is asked again at every change of language.
    void addCommand(
        Menu menu, std::function<QString()> text, const QKeySequence &key, const std::function<void()> &run);
    // For actions of panels; their texts are the panels' own business.
    [[nodiscard]] QMenu *menu(Menu menu) { return m_menus.at(menu); }
    // As left the last time, else the first layout; `keepSize` leaves the window as large as it is.
    void restoreLayout(bool keepSize = false);
    // Off: the layout is neither read nor written (screenshots, tests).
    void setRemembers(bool remembers) { m_remembers = remembers; }
    void showPanel(const QByteArray &id);
    [[nodiscard]] NoticeBar &notices() { return *m_notices; }

public Q_SLOTS:
    void setWallMode(bool wall); // fullscreen, without menus and title bars
    void arrangeDefault();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Panel
    {
        QByteArray id;
        std::function<QString()> title;
        QDockWidget *dock = nullptr;
        Place place = Place::Left;
    };
    QAction *action(Menu menu, const char *text, const QKeySequence &key, const std::function<void()> &run);
    [[nodiscard]] int layoutVersion() const;
    [[nodiscard]] Place roomFor(Place place) const;
    void shareRoom(const std::map<Place, QDockWidget *> &first);
    void makeMenus();
    void makeTop();
    void retranslateUi();
    void copySelected();

    ViewContext &m_context;
    NoticeBar *m_notices;
    SearchField *m_search = nullptr;
    QToolBar *m_top = nullptr;
    QToolBar *m_languageBar = nullptr;
    QAction *m_languageAction = nullptr;
    std::map<Menu, QMenu *> m_menus;
    std::vector<std::pair<QAction *, const char *>> m_texts; // actions and their English source texts
    std::vector<std::pair<QAction *, std::function<QString()>>> m_commands;
    std::vector<Panel> m_panels;
    bool m_remembers = true;
};

} // namespace yagura
