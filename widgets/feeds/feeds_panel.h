// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>
#include <QTableView>
#include <QWidget>

#include "widgets/common/context.h"
#include "widgets/feeds/feed_log_model.h"
#include "widgets/feeds/feed_table_model.h"
#include "widgets/feeds/quarantine_model.h"
#include "widgets/feeds/vanished_model.h"

class QPushButton;

namespace yagura {

// How each feed stands, and below it, of the chosen one: what happened on it, what it sent that was refused, and which
// incidents it no longer vouches for.
class FeedsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FeedsPanel(ViewContext &context, QWidget *parent = nullptr);

Q_SIGNALS:
    void setUpRequested(const QUrl &feed);           // empty = none in particular
    void reconnectRequested(const QByteArray &feed); // now, instead of after the next wait

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void makeActions();
    void askQuarantine();
    void showPicture(); // log and list of what vanished: from the picture on screen
    void retranslatePages();
    void openVanished(const QModelIndex &index);
    void copy();

    ViewContext &m_context;
    FeedTableModel m_model;
    FeedLogModel m_log;
    QuarantineModel m_refused;
    VanishedModel m_gone;
    QTableView *m_table;
    QTabWidget *m_pages;
    QTableView *m_events; // of the log
    QTableView *m_quarantine;
    QTableView *m_vanished;
    QLabel *m_logCaption;
    QLabel *m_caption;
    QLabel *m_vanishedCaption;
    QLabel *m_empty;
    QPushButton *m_setUpFirst; // with m_empty
    QAction *m_reconnect;
    QAction *m_setUp;
    QAction *m_copy;
    QTimer m_timer;
    QByteArray m_feed;
    quint64 m_known = 0; // quarantined, when the list was last asked for
};

} // namespace yagura
