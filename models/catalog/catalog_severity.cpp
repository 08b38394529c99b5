// SPDX-License-Identifier: GPL-3.0-or-later
#include <QByteArray>

#include <algorithm>
#include <cmath>

#include "models/catalog/catalog.h"

namespace yagura {

namespace {

std::optional<double> numberIn(std::string_view text)
{
    bool ok = false;
    const double number = QByteArray(text.data(), static_cast<qsizetype>(text.size())).toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional{number} : std::nullopt;
}

} // namespace

const SeverityScale *Catalog::severityScale(std::string_view id) const
{
    const auto found = std::ranges::find(m_scales, id, &SeverityScale::id);
    return found == m_scales.end() ? nullptr : &*found;
}

const SeverityLevel *Catalog::mappedTo(std::string_view scale, std::uint8_t display) const
{
    const SeverityScale *found = severityScale(scale);
    if (found == nullptr || display >= m_levels.size())
        return nullptr;
    const auto &mapping = m_mappings[static_cast<std::size_t>(found - m_scales.data())];
    const int level = mapping.levelFor[display];
    return level < 0 ? nullptr : &found->levels[static_cast<std::size_t>(level)];
}

DisplayLevel Catalog::displayLevelFor(std::string_view scale, std::string_view value) const
{
    const SeverityScale *found = severityScale(scale);
    if (found == nullptr)
        return {};
    const auto &mapping = m_mappings[static_cast<std::size_t>(found - m_scales.data())];
    const auto text = QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    const auto named = std::ranges::find_if(found->levels,
        [&text](const SeverityLevel &level) { return level.value.compare(text, Qt::CaseInsensitive) == 0; });
    if (named != found->levels.end())
        return mapping.ofLevel[static_cast<std::size_t>(named - found->levels.begin())];

    const auto number = mapping.bands.empty() ? std::nullopt : numberIn(value);
    if (!number || *number < mapping.bands.front().minimum || *number > mapping.maximum)
        return {};
    const auto above = std::ranges::upper_bound(mapping.bands, *number, {}, &ScaleMapping::Band::minimum);
    return std::prev(above)->display;
}

} // namespace yagura
