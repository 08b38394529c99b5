// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/catalog/catalog_loader.h"
#include "models/event/limits.h"

using namespace Qt::StringLiterals;

namespace yagura {

namespace {

DisplayLevel displayLevel(const QJsonValue &value)
{
    const int level = value.toInt(-1);
    if (level < 0 || level > limits::maxDisplayLevel)
        return {};
    return static_cast<std::uint8_t>(level);
}

} // namespace

void Catalog::Loader::loadSeverity()
{
    const QJsonObject file = open(u"catalog/severity.json"_s);
    for (const QJsonValue &row : file["scales"_L1].toArray())
        loadScale(row.toObject());
    loadMappedLevels(file["mapped"_L1].toArray());
    const SeverityScale *display = m_catalog.severityScale("display");
    expect(display != nullptr && display->levels.size() == limits::maxDisplayLevel + 1, u"six display levels"_s);
    if (m_problem)
        return;
    for (const SeverityLevel &level : display->levels)
        m_catalog.m_levels.push_back(level.name);
}

void Catalog::Loader::loadScale(const QJsonObject &row)
{
    const QString id = row["id"_L1].toString();
    SeverityScale scale{id.toStdString(), names(row["name"_L1], id), {}};
    ScaleMapping mapping;
    const bool numeric = row["match"_L1].toString() == "band"_L1;
    for (const QJsonValue &level : row["levels"_L1].toArray()) {
        const QString value = level["value"_L1].toString();
        const DisplayLevel display = displayLevel(level["display"_L1]);
        scale.levels.push_back({value, names(level["name"_L1], value), optionalNames(level["definition"_L1])});
        mapping.ofLevel.push_back(display);
        if (numeric)
            mapping.bands.push_back({level["minimum"_L1].toDouble(), display});
    }
    // Finer thresholds than the scale's own bands, where the crosswalk has them.
    if (const QJsonArray thresholds = row["thresholds"_L1].toArray(); !thresholds.isEmpty()) {
        mapping.bands.clear();
        for (const QJsonValue &threshold : thresholds)
            mapping.bands.push_back({threshold["minimum"_L1].toDouble(), displayLevel(threshold["display"_L1])});
    }
    mapping.maximum = row["maximum"_L1].toDouble();
    expect(!scale.levels.empty(), u"levels of %1"_s.arg(id));
    expect(std::ranges::is_sorted(mapping.bands, {}, &ScaleMapping::Band::minimum), u"rising bands of %1"_s.arg(id));
    m_catalog.m_scales.push_back(std::move(scale));
    m_catalog.m_mappings.push_back(std::move(mapping));
}

void Catalog::Loader::loadMappedLevels(const QJsonArray &rows)
{
    for (const QJsonValue &row : rows) {
        const DisplayLevel display = displayLevel(row["display"_L1]);
        const QJsonObject values = row["values"_L1].toObject();
        for (auto value = values.begin(); value != values.end(); ++value) {
            const SeverityScale *scale = m_catalog.severityScale(value.key().toStdString());
            if (scale == nullptr || !display)
                return fault(u"a mapping from a display level to %1"_s.arg(value.key()));
            const auto level = std::ranges::find(scale->levels, value->toString(), &SeverityLevel::value);
            if (level == scale->levels.end())
                return fault(u"level %1 of %2"_s.arg(value->toString(), value.key()));
            m_catalog.m_mappings[static_cast<std::size_t>(scale - m_catalog.m_scales.data())].levelFor[*display]
                = static_cast<int>(level - scale->levels.begin());
        }
    }
}

} // namespace yagura
