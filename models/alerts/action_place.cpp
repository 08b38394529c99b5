// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/action_place.h"

namespace yagura {

ActionPlace placeOf(const AlertId &alert, const Picture &picture)
{
    const ReportTable &table = picture.reports();
    const Row row = table.find(alert.subject);
    if (row == noRow)
        return {};
    ActionPlace place;
    place.country = table.countryCode(row);
    for (const Sector &sector : picture.catalog().sectors()) {
        const bool named = sector.designated() && (table.sectors(row) & bit(sector.index)) != 0;
        if (named)
            place.sectors.push_back({sector.country == Country::Japan ? "jp-ci" : "us-ci", sector.code, false});
    }
    return place;
}

} // namespace yagura
