// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <string>
#include <unordered_map>
#include <vector>

#include "models/event/event.h"
#include "models/relay/import/region_names.h"

namespace yagura {

// What the objects of a STIX file say about one another: sectors of identities, regions of locations, CVEs, techniques,
// the TLP of markings, and who is related to whom. Grows with the number of objects, not with their texts.
class StixContext
{
public:
    explicit StixContext(const Catalog &catalog);
    void add(const QJsonObject &object);

    // Of the object, by what it says itself and what it refers to: sectors, countries, region, techniques, CVEs.
    void complete(const QJsonObject &object, Report &report) const;
    // The strictest of its markings; Unspecified without one that is known.
    [[nodiscard]] Tlp tlpOf(const QJsonObject &object) const;

private:
    struct Facts
    {
        std::vector<std::string> sectors;
        std::vector<std::string> countries;
        std::string region;
        std::vector<std::string> techniques;
        std::vector<std::string> cves;
    };
    [[nodiscard]] Facts factsOf(const QJsonObject &object) const;
    void merge(const Facts &facts, Report &report) const;

    RegionNames m_regions;
    std::unordered_map<std::string, Facts> m_facts;
    std::unordered_map<std::string, std::vector<std::string>> m_related; // source → targets
    std::unordered_map<std::string, Tlp> m_markings;
};

} // namespace yagura
