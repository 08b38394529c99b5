// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/feed/feed_setup.h"
#include "widgets/feeds/connection_check.h"
#include "widgets/feeds/feed_editor.h"

class QListWidget;
class QPushButton;
class QScrollArea;

namespace yagura {

// Where a person sets up the feeds of this desk: the list on the left, the fields of one on the right. Nothing takes
// effect before it is saved, and nothing that was typed is lost by closing the window: it is there when it opens again.
// Feeds named on the command line stand in the list, to be looked at. UI thread.
class FeedSetupWindow : public QWidget
{
    Q_OBJECT
public:
    FeedSetupWindow(ViewContext &context, FeedSetup &setup, QWidget *parent = nullptr);
    ~FeedSetupWindow() override;

    void choose(const QUrl &url); // the feed, or the server that names it
    [[nodiscard]] bool isChanged() const;
    void setRemembers(bool remembers) { m_remembers = remembers; } // off: its size is not written (tests)

public Q_SLOTS:
    void add();
    void remove();
    void save();
    void revert();

protected:
    void changeEvent(QEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void retranslateUi();
    void reload();
    void takeSecrets();
    void fillList(int row);
    void showRow(int row);
    void takeEdits();
    void toggled(int row);
    void judge();
    void say(const QString &text);
    [[nodiscard]] bool isDraft(int row) const { return row >= 0 && row < m_drafts.size(); }
    [[nodiscard]] QString rowTitle(int row) const;

    ViewContext &m_context;
    FeedSetup &m_setup;
    QList<FeedDraft> m_drafts; // the rows of the list; below them those of this run
    bool m_remembers = true;
    QLabel *m_caption;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QScrollArea *m_area;
    FeedEditor *m_editor;
    ConnectionCheck *m_check;
    QLabel *m_empty;
    QLabel *m_message;
    QPushButton *m_save;
    QPushButton *m_revert;
    QPushButton *m_close;
};

} // namespace yagura
