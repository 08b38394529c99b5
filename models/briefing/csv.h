// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace yagura {

// One cell and one row as RFC 4180 has them: CRLF at the end, quotes around what needs them, doubled inside.
//
// Two things beyond the standard, because the file is opened in spreadsheets: a cell that begins like a formula
// (= + - @, their full-width forms, tab, carriage return, also after blanks) gets an apostrophe before it; control and
// direction characters are spelled out ("⟨U+202E⟩"), line breaks inside a cell stay. Pure.
[[nodiscard]] QString csvCell(const QString &text);
[[nodiscard]] QString csvRow(const QStringList &cells);

} // namespace yagura
