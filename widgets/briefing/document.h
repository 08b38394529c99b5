// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <vector>

#include "models/briefing/release.h"

// A briefing as an outline of texts, tables and figures: made once from a release, then set into pages or written as
// HTML by code that knows nothing of incidents. Values; texts from outside are plain text already.
namespace yagura {

enum class DocStyle : std::uint8_t { Body, Bold, Muted, Struck };

// One paragraph in one language; no language: figures, codes, names.
struct DocLine
{
    std::optional<Language> language;
    QString text;
    DocStyle style = DocStyle::Body;
    bool joinsNext = false; // on paper "this / next" on one line: short words in two languages
    bool operator==(const DocLine &) const = default;
};
using DocLines = std::vector<DocLine>;

struct DocCell
{
    DocLines lines;
    std::optional<std::uint8_t> severity; // its shape stands before the first line; unknownSeverity: "?"
    bool filled = true;                   // of the shape
};

struct DocColumn
{
    DocLines head;
    double weight = 1;    // share of the width
    bool figures = false; // right-aligned
};

struct DocRow
{
    std::vector<DocCell> cells;
    bool exercise = false; // framed
    bool total = false;    // bold, with a line above
};

struct DocTable
{
    std::vector<DocColumn> columns;
    std::vector<DocRow> rows;
    bool compact = false; // small type: many rows of long texts
};

struct DocSection
{
    DocLines title;
    DocLines paragraphs;
    std::optional<DocTable> table;
    DocLines after;  // below the table
    int figure = -1; // index of a BriefingFigure, drawn over what is left of the page
    Language figureLanguage = Language::En;
    bool newPage = false;
};

struct Document
{
    DocLines title;
    QString asOf; // JST · UTC · ET
    DocLines asOfLabel;
    DocLines exerciseWords;
    DocLines withheld; // said on every page when something was left out: a gap must not look calm; else empty
    QString label;     // TLP:…
    Tlp marking = Tlp::Amber;
    bool exercise = false;
    std::vector<Language> languages;
    QString credit; // of the figures
    std::vector<DocSection> sections;
};

} // namespace yagura
