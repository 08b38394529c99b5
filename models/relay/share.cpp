// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/share.h"

#include <QCryptographicHash>

#include <algorithm>

namespace yagura {

namespace {

using Names = std::vector<std::string>;

// Part of every fingerprint. A version that labels or decides otherwise counts this up, so that no client goes on with
// the numbers of another part.
constexpr int rules = 1;

void tidy(Names &names)
{
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
}

bool meet(const Names &a, const Names &b) // both sorted
{
    return std::ranges::any_of(a, [&](const std::string &name) { return std::ranges::binary_search(b, name); });
}

bool hasAnybody(const Names &audience)
{
    return std::ranges::binary_search(audience, AccessLimits::anybody);
}

// With lengths, so that no two different lists read alike.
void write(std::string &out, const Names &names)
{
    out += std::to_string(names.size()) + ';';
    for (const std::string &name : names)
        out += std::to_string(name.size()) + ':' + name;
}

} // namespace

bool AccessLimits::everything() const
{
    return ceiling == Tlp::Red && sectors.empty() && hasAnybody(audience);
}

bool AccessLimits::allow(const Label &label) const
{
    return !label.withheld && label.tlp <= ceiling && (sectors.empty() || meet(sectors, label.sectors))
        && (label.releasableTo.empty() || hasAnybody(audience) || meet(audience, label.releasableTo));
}

Share::Share(std::optional<AccessLimits> limits, wire::Interest interest)
    : m_limits(std::move(limits))
    , m_interest(std::move(interest))
{
    tidy(m_interest.countries);
    tidy(m_interest.sectors);
    if (m_limits) {
        tidy(m_limits->sectors);
        tidy(m_limits->audience);
    }
}

bool Share::everything() const
{
    return (!m_limits || m_limits->everything()) && m_interest == wire::Interest();
}

bool Share::contains(const Mark &mark, const LabelBook &labels) const
{
    const auto allowed = [&](std::uint32_t index) { return allow(labels.label(index)); };
    // What may not be given to this share says nothing about what concerns it either.
    const auto ofConcern = [&](std::uint32_t index) { return allowed(index) && concerns(labels.label(index)); };
    return std::ranges::all_of(mark.must, allowed) && std::ranges::any_of(mark.concern, ofConcern);
}

// With caution: what names no country or no sector may concern anybody.
bool Share::concerns(const Label &label) const
{
    const auto fits
        = [](const Names &asked, const Names &named) { return asked.empty() || named.empty() || meet(asked, named); };
    return fits(m_interest.countries, label.countries) && fits(m_interest.sectors, label.sectors);
}

std::string Share::fingerprint() const
{
    std::string text = std::to_string(rules) + (m_limits ? 'L' : '-');
    if (m_limits) {
        text += std::to_string(static_cast<int>(m_limits->ceiling));
        write(text, m_limits->sectors);
        write(text, m_limits->audience);
    }
    write(text, m_interest.countries);
    write(text, m_interest.sectors);
    const auto hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256);
    return hash.first(16).toHex().toStdString();
}

} // namespace yagura
