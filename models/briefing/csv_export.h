// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>
#include <QStringList>

#include <array>

#include "models/briefing/release.h"

namespace yagura {

// The columns, in order. The values are facts for a program to read: codes, ISO 8601 instants in UTC, numbers; the two
// titles and summaries are as the source wrote them. Names of persons are not exported.
enum class CsvColumn : std::uint8_t {
    Tlp,
    Exercise, // the word, or empty
    Kind,
    Feed,
    Subject,
    Revision,
    Status,
    Condition,
    Country,
    Region,
    Sectors,  // codes, joined by a blank
    Severity, // 0–5, or empty: the source gives none
    SeverityMapped,
    NativeScale,
    NativeValue,
    Happened,
    Precision,
    Reported,
    FirstKnown,
    LastKnown,
    Acknowledged,
    TitleJa,
    TitleEn,
    SummaryJa,
    SummaryEn,
    Count
};

// The words that the language of the document brings in; the caller has them, models have no words.
struct CsvTexts
{
    std::array<QString, static_cast<std::size_t>(CsvColumn::Count)> head;
    QString exercise;  // "EXERCISE / 演習"
    QStringList notes; // as-of, scope, what was left out: one line each
};

// Layout of the file, UTF-8:
//   # TLP:…                      the label alone, first line (and again the last one)
//   # <note>                     one row per note
//   <head>
//   <one row for each released report, in the order in which they became known>
//   # TLP:…
// Rows that begin with "#" are comments (one cell); RFC 4180 knows none, readers are told to skip them. `bom`: a byte
// order mark first, without which spreadsheets take UTF-8 for something else. False: the device did not take all.
[[nodiscard]] bool writeCsv(
    QIODevice &device, const Freeze &freeze, const Release &release, const CsvTexts &texts, bool bom = true);

} // namespace yagura
