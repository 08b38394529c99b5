// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace yagura::test {

// A text that a person can meet in a window, and where.
struct FoundText
{
    QString where; // path of widgets, then what it is
    QString text;
};

[[nodiscard]] QString pathOf(const QObject *object);

// What the visible widgets below (and with) `root` hold, and all menus: texts, tool tips, accessible names, actions,
// tabs, headers, choices, rows, documents. Hidden ones may hold old words: they are made anew when they are shown.
[[nodiscard]] std::vector<FoundText> textsOf(QWidget *root);

// What can be read of the visible widgets below `root` as they paint themselves.
struct PaintedText
{
    QString where;
    QString text;
    QWidget *widget = nullptr;
    QRectF box; // in the widget
};
[[nodiscard]] std::vector<PaintedText> paintedTexts(QWidget *root);

// Visible labels, buttons, tabs, headers, choices and bars below `root` that have less room than their text needs and
// no tool tip with the whole.
[[nodiscard]] std::vector<FoundText> cutTexts(QWidget *root);

// What is written in the tool tip at a place of a widget; opens and closes it.
[[nodiscard]] QString toolTipAt(QWidget *widget, QPoint at);

} // namespace yagura::test
