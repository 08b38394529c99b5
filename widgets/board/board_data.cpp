// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/board/board_data.h"

#include <QCoreApplication>

#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

std::vector<BoardRow> boardRows(
    const Situation &situation, const Tallies &real, const Tallies &exercise, SectorSet scope)
{
    std::vector<BoardRow> rows;
    const Catalog &catalog = situation.picture().catalog();
    for (const Country country : {Country::Japan, Country::UnitedStates}) {
        BoardRow heading;
        heading.heading = true;
        heading.country = country;
        rows.push_back(heading);
        for (const Sector &sector : catalog.sectors()) {
            if (sector.country != country)
                continue;
            const Tally &tally = real.bySector[sector.index];
            const Tally &practice = exercise.bySector[sector.index];
            if (!sector.designated() && tally.total == 0 && practice.total == 0)
                continue;
            BoardRow row;
            row.country = country;
            row.sector = sector.index;
            row.real = tally;
            row.exercise = practice;
            row.knowledge = situation.picture().coverage().sector(sector.index);
            row.inScope = (scope & bit(sector.index)) != 0;
            rows.push_back(row);
        }
    }
    return rows;
}

void markSilent(std::vector<BoardRow> &rows, UtcTime since)
{
    for (BoardRow &row : rows) {
        KnowledgeOf &known = row.knowledge;
        if (known.knowledge != Knowledge::Known && !isPart(known.knowledge))
            continue; // unknown by itself, and since earlier
        known.since = isPart(known.knowledge) ? std::min(known.since, since) : since;
        known.knowledge = Knowledge::Lost;
    }
}

QString boardHeading(Country country, const Catalog &catalog)
{
    const auto sectors = static_cast<int>(std::ranges::count_if(catalog.sectors(),
        [country](const Sector &sector) { return sector.country == country && sector.designated(); }));
    return country == Country::Japan
        ? QCoreApplication::translate("SectorBoard", "Japan: %n critical infrastructure sectors", nullptr, sectors)
        : QCoreApplication::translate(
            "SectorBoard", "United States: %n critical infrastructure sectors", nullptr, sectors);
}

QString boardRowText(const BoardRow &row, const Catalog &catalog, Language language, UtcTime now)
{
    if (row.heading)
        return boardHeading(row.country, catalog);
    const auto text
        = [](const char *source, int n = -1) { return QCoreApplication::translate("SectorBoard", source, nullptr, n); };
    const Sector &sector = catalog.sector(row.sector);
    QStringList lines{sector.name.in(language)};
    const auto worst = row.real.worstOpen();
    lines << (worst ? text(QT_TRANSLATE_NOOP("SectorBoard", "Worst open severity: %1")).arg(severityWord(*worst))
                    : text(QT_TRANSLATE_NOOP("SectorBoard", "Nothing open is known.")));
    lines << text(QT_TRANSLATE_N_NOOP("SectorBoard", "%n open incident(s)"), static_cast<int>(row.real.openCount()));
    if (row.real.unacknowledged > 0)
        lines << text(QT_TRANSLATE_N_NOOP("SectorBoard", "%n unacknowledged alert(s)"),
            static_cast<int>(row.real.unacknowledged));
    if (row.exercise.openCount() > 0)
        lines << text(QT_TRANSLATE_N_NOOP("SectorBoard", "%n open exercise incident(s), counted apart"),
            static_cast<int>(row.exercise.openCount()));
    if (row.knowledge.lastWord != UtcTime{})
        lines << text(QT_TRANSLATE_NOOP("SectorBoard", "Last word: %1 (%2 ago)"))
                     .arg(dateTimeText(row.knowledge.lastWord, Zone::Jst), ageText(now - row.knowledge.lastWord));
    if (row.knowledge.knowledge != Knowledge::Known)
        lines << knowledgeText(row.knowledge);
    return lines.join(QLatin1Char('\n'));
}

} // namespace yagura
