// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <QTableView>
#include <QWidget>

#include "widgets/common/context.h"
#include "widgets/feeds/feed_table_model.h"
#include "widgets/feeds/quarantine_model.h"

namespace yagura {

// How each feed stands, and below it what the chosen feed sent that was refused, with the reason.
class FeedsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FeedsPanel(ViewContext &context, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void askQuarantine();
    void copy();

    ViewContext &m_context;
    FeedTableModel m_model;
    QuarantineModel m_refused;
    QTableView *m_table;
    QTableView *m_quarantine;
    QLabel *m_caption;
    QLabel *m_empty;
    QTimer m_timer;
    QByteArray m_feed;
    quint64 m_known = 0; // quarantined, when the list was last asked for
};

} // namespace yagura
