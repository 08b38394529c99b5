// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "widgets/alerts/alert_columns.h"
#include "widgets/alerts/alert_presenter.h"

namespace yagura {

// Paints a row of the queue, two lines high: mark and title above, what belongs to them below. Nothing is editable.
class AlertDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    AlertDelegate(ViewContext &context, AlertPresenter &presenter, QObject *parent = nullptr);

    void setNarrow(bool narrow) { m_narrow = narrow; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return nullptr;
    }

private:
    // A cell while it is painted: its two lines, inside the padding.
    struct Cell
    {
        QPainter &painter;
        QFont font;
        QRect first;
        QRect second;
        QRect both;
    };
    [[nodiscard]] static Cell cellOf(QPainter &painter, const QStyleOptionViewItem &option);
    static void draw(const Cell &cell, const QRect &line, const QFont &font, const QColor &color, const QString &text);
    void paintGround(QPainter &painter, const QStyleOptionViewItem &option) const;
    void paintSeverityCell(const Cell &cell, const Alert &alert) const;
    void paintTitle(const Cell &cell, const Alert &alert) const;
    void paintUnderTitle(const Cell &cell, const Alert &alert) const;
    void paintName(const Cell &cell, const QString &text) const;
    void paintAge(const Cell &cell, const Alert &alert) const;
    void paintState(const Cell &cell, const Alert &alert) const;
    [[nodiscard]] QColor color(Token token) const { return m_context.theme().color(token); }

    ViewContext &m_context;
    AlertPresenter &m_presenter;
    bool m_narrow = false;
};

} // namespace yagura
