// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "widgets/common/time_text.h"
#include "widgets/common/words.h"

namespace yagura {

namespace {

QString say(const char *text, int n = -1)
{
    return QCoreApplication::translate("Map", text, nullptr, n);
}

QString number(std::uint32_t n)
{
    return QLocale().toString(n);
}

// "Severe 2 · Medium 5"
QString bySeverity(const Tally &tally)
{
    QStringList parts;
    for (const int level : {5, 4, 3, 2, 1, 0, 6}) {
        const std::uint32_t n = tally.open[static_cast<std::size_t>(level)];
        const auto severity = level == 6 ? unknownSeverity : static_cast<std::uint8_t>(level);
        if (n > 0)
            parts.append(severityWord(severity) + u' ' + number(n));
    }
    return parts.join(QStringLiteral(" · "));
}

QString openText(const PlaceState &state)
{
    const std::uint32_t open = state.real.openCount();
    if (open > 0)
        return say(QT_TRANSLATE_N_NOOP("Map", "%n open"), static_cast<int>(open));
    return state.hidden() ? say(QT_TRANSLATE_NOOP("Map", "Not known whether anything is open"))
                          : say(QT_TRANSLATE_NOOP("Map", "Nothing open"));
}

// What there is to say of a place, one fact an entry.
QStringList facts(const MapData &data, const PlaceState &state)
{
    if (!state.inScope)
        return {say(QT_TRANSLATE_NOOP("Map", "Outside the scope: not counted."))};
    QStringList lines{openText(state)};
    if (state.real.openCount() > 0) {
        lines.append(bySeverity(state.real));
        if (state.worstMapped)
            lines.append(say(QT_TRANSLATE_NOOP("Map", "≈ The worst severity is mapped from another scale.")));
        lines.append(say(QT_TRANSLATE_N_NOOP("Map", "%n unacknowledged"), static_cast<int>(state.real.unacknowledged)));
    }
    if (const std::uint32_t n = state.exercise.openCount(); n > 0)
        lines.append(exerciseWord() + QStringLiteral(": ")
            + say(QT_TRANSLATE_N_NOOP("Map", "%n open"), static_cast<int>(n)) + QStringLiteral(" · ")
            + bySeverity(state.exercise));
    if (const QString unknown = knowledgeText(state.knowledge); !unknown.isEmpty())
        lines.append(unknown);
    if (const QString age = lastWordAge(data, state); !age.isEmpty())
        lines.append(say(QT_TRANSLATE_NOOP("Map", "Last word: %1 ago")).arg(age));
    return lines;
}

QString bothNames(const Names &name, Language language)
{
    const Language other = language == Language::Ja ? Language::En : Language::Ja;
    return name.in(language) + QStringLiteral(" / ") + name.in(other);
}

} // namespace

QString regionCode(const Region &region, Language language)
{
    if (!region.real())
        return region.name.in(language);
    return region.country == Country::Japan && language == Language::En ? region.name.en : region.abbreviation;
}

QString regionName(const Region &region, Language language)
{
    return region.name.in(language);
}

QString lastWordAge(const MapData &data, const PlaceState &state)
{
    const UtcTime last = std::max(state.knowledge.lastWord, state.real.lastWord);
    return last == UtcTime{} ? QString() : ageText(data.now - last);
}

QString regionToolTip(const MapData &data, RegionIndex region, const MapStyle &style)
{
    const Region &r = style.catalog.region(region);
    QString head = bothNames(r.name, style.language);
    if (r.real())
        head += QStringLiteral(" (%1)").arg(QString::fromStdString(r.code));
    else if (r.country != Country::None && r.country != Country::Other)
        head = countryWord(r.country) + QStringLiteral(" · ") + head;
    return (QStringList{head} + facts(data, data.regions[region])).join(u'\n');
}

QString sectorToolTip(const MapData &data, SectorIndex sector, const MapStyle &style)
{
    const Sector &s = style.catalog.sector(sector);
    return (QStringList{countryWord(s.country) + QStringLiteral(" · ") + bothNames(s.name, style.language)}
        + facts(data, data.sectors[sector]))
        .join(u'\n');
}

QString regionSentence(const MapData &data, RegionIndex region, const MapStyle &style)
{
    const Region &r = style.catalog.region(region);
    return (QStringList{countryWord(r.country), r.name.in(style.language)} + facts(data, data.regions[region]))
        .join(QStringLiteral(", "));
}

QString sectorSentence(const MapData &data, SectorIndex sector, const MapStyle &style)
{
    const Sector &s = style.catalog.sector(sector);
    return (QStringList{countryWord(s.country), s.name.in(style.language)} + facts(data, data.sectors[sector]))
        .join(QStringLiteral(", "));
}

QString scopeCaption(const ScopeFilter &filter, const Catalog &catalog, Language language)
{
    if (const auto only = onlySector(filter, catalog)) {
        const Sector &sector = catalog.sector(*only);
        return countryWord(sector.country) + QStringLiteral(" · ") + sector.name.in(language);
    }
    int chosen = 0;
    for (const Sector &sector : catalog.sectors())
        chosen += (filter.sectors & bit(sector.index)) != 0 ? 1 : 0;
    return chosen == static_cast<int>(catalog.sectors().size()) ? say(QT_TRANSLATE_NOOP("Map", "All sectors"))
                                                                : say(QT_TRANSLATE_N_NOOP("Map", "%n sectors"), chosen);
}

QString frameName(FrameId frame)
{
    switch (frame) {
    case FrameId::Japan:
        return countryWord(Country::Japan);
    case FrameId::Nansei:
        return say(QT_TRANSLATE_NOOP("Map", "Okinawa, Sakishima, Daito"));
    case FrameId::Ogasawara:
        return say(QT_TRANSLATE_NOOP("Map", "Ogasawara Islands (Tokyo)"));
    case FrameId::UnitedStates:
        return countryWord(Country::UnitedStates);
    case FrameId::Alaska:
        return say(QT_TRANSLATE_NOOP("Map", "Alaska"));
    case FrameId::Hawaii:
        return say(QT_TRANSLATE_NOOP("Map", "Hawaii"));
    case FrameId::PuertoRico:
        return say(QT_TRANSLATE_NOOP("Map", "Puerto Rico, Virgin Islands"));
    case FrameId::Marianas:
        return say(QT_TRANSLATE_NOOP("Map", "Guam, N. Marianas"));
    case FrameId::Samoa:
        return say(QT_TRANSLATE_NOOP("Map", "American Samoa"));
    case FrameId::Count:
        break;
    }
    return {};
}

QString attribution()
{
    return say(QT_TRANSLATE_NOOP("Map", "Data from GeoNames.org · Natural Earth · US Census Bureau"));
}

} // namespace yagura
