// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/alerts/scoped_picture.h"

namespace yagura {

// One line of the sector board, as facts. A heading opens each country.
struct BoardRow
{
    bool heading = false;
    Country country = Country::None;
    SectorIndex sector = 0; // of a heading: unused
    Tally real;
    Tally exercise;
    KnowledgeOf knowledge;
    bool inScope = true;
};

// Both native taxonomies in official order, each with its "not designated" bucket when something lies in it.
[[nodiscard]] std::vector<BoardRow> boardRows(
    const Situation &situation, const Tallies &real, const Tallies &exercise, SectorSet scope);
// While the desk hears no feed at all, nothing of what was known is known any more.
void markSilent(std::vector<BoardRow> &rows, UtcTime since);

// "Japan: 15 critical infrastructure sectors".
[[nodiscard]] QString boardHeading(Country country, const Catalog &catalog);
// Everything the row says, as a sentence: for the tooltip and the screen reader.
[[nodiscard]] QString boardRowText(const BoardRow &row, const Catalog &catalog, Language language, UtcTime now);

} // namespace yagura
