// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "models/event/event.h"
#include "models/problem/problem.h"

// The facts that the picture is laid out by: sectors, regions, severity scales, TLP labels, authorities, duties and
// guidance, with the language forms of each. Read once from resources/catalog at start, then immutable: may be read
// from every thread. Owned by the composition root and handed on by const reference.
namespace yagura {

enum class Language : std::uint8_t { Ja, En };
enum class Country : std::uint8_t { None, Japan, UnitedStates, Other };

struct Names
{
    QString ja;
    QString en;
    [[nodiscard]] const QString &in(Language language) const { return language == Language::Ja ? ja : en; }
    bool operator==(const Names &) const = default;
};

// Index of a sector in Catalog::sectors(): Japan's 15 in official order, then the 16 of the US, then one bucket per
// country for "not designated" (a report that names no sector of that country's list).
using SectorIndex = std::uint8_t;
// A set of sectors, one bit per SectorIndex.
using SectorSet = std::uint64_t;
[[nodiscard]] constexpr SectorSet bit(SectorIndex index)
{
    return SectorSet{1} << index;
}

struct Sector
{
    SectorIndex index = 0;
    std::string code; // "jp.electricity", "us.energy", "jp.none", "us.none"
    Country country = Country::None;
    int order = 0; // official, from 1; 0 for the "not designated" bucket
    Names name;
    Names shortName;
    Names authorities; // joined for display
    Names authorityRole;
    QStringList sharingBodies; // CEPTOAR / ISAC
    QString source;
    QString confidence; // as catalogued; shown when it is not "high"
    [[nodiscard]] bool designated() const { return order > 0; }
};

// Index of a region in Catalog::regions(): 47 prefectures in JIS order, 56 US states and territories in order of
// their English name, then one "no region stated" each for Japan and the US, then "elsewhere".
using RegionIndex = std::uint16_t;

struct Region
{
    RegionIndex index = 0;
    std::string code; // ISO 3166-2, "" for the last three
    Country country = Country::None;
    Names name;
    QString abbreviation; // JP: name without 県/府/都; US: postal code
    bool real() const { return !code.empty(); }
};

struct SeverityLevel
{
    QString value;
    Names name;
    Names definition;
};
struct SeverityScale
{
    std::string id; // "us-national", "jp-ci", …
    Names name;
    std::vector<SeverityLevel> levels;
};

struct TlpLabel
{
    Tlp tlp = Tlp::Unspecified;
    QString label; // never translated
    Names meaning;
    QString textColour; // "#FF2B2B" on black, as the standard says
};

struct DutyClock
{
    QString kind;
    // ISO 8601 duration; P4BD = 4 business days, P1CD = end of the next calendar day, P0D = without delay,
    // "" = a deadline exists but is not known: show the label, run no clock.
    QString within;
    Names from;
    Names label;
};
struct Duty
{
    QString id;
    Country country = Country::None;
    Names name;
    Names appliesTo;
    Names trigger;
    std::vector<DutyClock> clocks;
    QStringList reportTo;
    Names nature; // statutory, voluntary …
    Names status; // in force, proposed …
    QString source;
    QString confidence;
    SectorSet sectors = 0;
};
struct Guidance
{
    QString id;
    Names name;
    QString date;
    QString source;
};

class Catalog
{
public:
    // Reads <root>/catalog/*.json and <root>/map/regions.json; the root is the program's own resources, or a folder
    // laid out alike where a deployment keeps its edited copy. A missing or damaged file: Problem, nothing is guessed.
    [[nodiscard]] static Outcome<Catalog> load(const QString &root = QStringLiteral(":"));

    [[nodiscard]] std::span<const Sector> sectors() const { return m_sectors; }
    [[nodiscard]] const Sector &sector(SectorIndex index) const { return m_sectors[index]; }
    [[nodiscard]] std::optional<SectorIndex> sectorIndex(std::string_view code) const;
    [[nodiscard]] SectorSet sectorsOf(Country country) const;       // the "not designated" bucket included
    [[nodiscard]] SectorIndex notDesignated(Country country) const; // Japan or UnitedStates; others: that of the US
    // The sectors of a report: those it names; taxonomies naics and stix are mapped; none → the country's bucket.
    [[nodiscard]] SectorSet sectorsFor(std::span<const SectorRef> refs, Country country) const;
    // NAICS code of 1–6 digits → sector codes of the US and Japan lists (longest prefix wins); nothing = not
    // designated.
    [[nodiscard]] std::vector<std::string> sectorsForNaics(std::string_view naics) const;
    // Sectors of the other country's list that the crosswalk names for this one.
    [[nodiscard]] SectorSet counterparts(SectorIndex index) const;

    [[nodiscard]] std::span<const Region> regions() const { return m_regions; }
    [[nodiscard]] const Region &region(RegionIndex index) const { return m_regions[index]; }
    [[nodiscard]] RegionIndex regionIndex(std::string_view iso3166_2, Country country) const; // unknown → "no region"
    [[nodiscard]] static Country countryOf(std::string_view alpha2);

    [[nodiscard]] std::span<const SeverityScale> severityScales() const { return m_scales; }
    [[nodiscard]] const SeverityScale *severityScale(std::string_view id) const;
    [[nodiscard]] const Names &displayLevelName(std::uint8_t level) const { return m_levels[level]; } // 0–5
    // What the display level would be on that scale, by our own crosswalk; always to be marked "≈". nullptr = none.
    [[nodiscard]] const SeverityLevel *mappedTo(std::string_view scale, std::uint8_t display) const;
    // Display level for a native value ("us-national","4"; "cvss","9.8"; "veris","Damaging"); nothing = no mapping.
    [[nodiscard]] DisplayLevel displayLevelFor(std::string_view scale, std::string_view value) const;

    [[nodiscard]] std::span<const TlpLabel> tlpLabels() const { return m_tlp; } // CLEAR first
    [[nodiscard]] const TlpLabel &tlpLabel(Tlp tlp) const;                      // Unspecified → AMBER's

    [[nodiscard]] std::vector<const Duty *> dutiesFor(SectorSet sectors) const;
    [[nodiscard]] std::span<const Guidance> guidance() const { return m_guidance; }
    // The date of the duties and guidance, as catalogued: "2026-11".
    [[nodiscard]] const QString &dutiesAsOf() const { return m_dutiesAsOf; }
    [[nodiscard]] QStringList notifyFor(SectorIndex index) const;
    [[nodiscard]] Names admiraltyReliability(char letter) const; // 'A'–'F'; else empty
    [[nodiscard]] Names admiraltyCredibility(char digit) const;  // '1'–'6'; else empty

private:
    Catalog() = default;
    class Loader;

    // How the values of a scale lead to display levels and back; beside m_scales, in its order.
    struct ScaleMapping
    {
        struct Band
        {
            double minimum = 0;
            DisplayLevel display;
        };
        std::vector<DisplayLevel> ofLevel;                   // beside SeverityScale::levels
        std::vector<Band> bands;                             // rising; empty = the scale's values are not numbers
        double maximum = 0;                                  // of the numbers
        std::array<int, 6> levelFor{-1, -1, -1, -1, -1, -1}; // display level → index of a level, -1 = none
    };

    std::vector<Sector> m_sectors;
    std::vector<Region> m_regions;
    std::vector<SeverityScale> m_scales;
    std::vector<ScaleMapping> m_mappings;
    std::vector<Names> m_levels;
    std::vector<TlpLabel> m_tlp;
    std::vector<Duty> m_duties;
    std::vector<Guidance> m_guidance;
    QString m_dutiesAsOf;
    QHash<QByteArray, SectorIndex> m_sectorByCode;
    QHash<QByteArray, RegionIndex> m_regionByCode;
    std::vector<std::pair<SectorIndex, SectorIndex>> m_crosswalk;
    std::vector<std::pair<std::string, std::vector<std::string>>> m_naics; // by falling length of prefix
    std::vector<std::pair<std::string, std::vector<std::string>>> m_stix;
    QHash<SectorIndex, QStringList> m_notify;
    QHash<char, Names> m_admiralty;
};

} // namespace yagura
