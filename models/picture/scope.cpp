// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/scope.h"

namespace yagura {

namespace {

constexpr std::size_t undoDepth = 100;

bool admitsKind(const ScopeFilter &f, ReportKind kind)
{
    switch (kind) {
    case ReportKind::Incident:
        return f.incidents;
    case ReportKind::Advisory:
        return f.advisories;
    case ReportKind::Engagement:
        return f.engagements;
    }
    return true;
}

bool admitsCountry(const ScopeFilter &f, Country country, ReportKind kind)
{
    switch (country) {
    case Country::Japan:
        return f.japan;
    case Country::UnitedStates:
        return f.unitedStates;
    case Country::Other:
        return f.elsewhere;
    case Country::None:
        // What names no single country concerns them all; an incident that names none happened elsewhere.
        return kind == ReportKind::Incident ? f.elsewhere : f.japan || f.unitedStates || f.elsewhere;
    }
    return true;
}

bool admitsSeverity(const ScopeFilter &f, std::uint8_t severity, ReportKind kind)
{
    if (kind == ReportKind::Engagement)
        return true; // has no severity
    return severity == unknownSeverity ? f.unknownSeverities : severity >= f.minSeverity;
}

bool admitsTime(const ScopeFilter &f, UtcTime start, UtcTime end)
{
    if (f.to && start >= *f.to)
        return false;
    return !f.from || end > *f.from || start >= *f.from;
}

} // namespace

bool ScopeFilter::admits(const ReportTable &table, Row row) const
{
    const ReportKind kind = table.kind(row);
    if (!admitsKind(*this, kind) || (table.exercise(row) && !exercises))
        return false;
    const SectorSet named = table.sectors(row);
    if (named != 0 && (named & sectors) == 0)
        return false;
    return admitsCountry(*this, table.country(row), kind) && admitsSeverity(*this, table.severity(row), kind)
        && effective(table.tlp(row)) <= maxTlp && (regions.empty() || regions.contains(table.region(row)))
        && admitsTime(*this, table.happened(row), table.happenedEnd(row))
        && (feeds.empty() || feeds.contains(table.feed(row)));
}

Scope::Scope(QObject *parent)
    : QObject(parent)
{
}

void Scope::set(const ScopeFilter &filter)
{
    if (filter == m_filter)
        return;
    if (m_undo.size() == undoDepth)
        m_undo.erase(m_undo.begin());
    m_undo.push_back(m_filter);
    m_redo.clear();
    m_filter = filter;
    Q_EMIT changed();
}

void Scope::undo()
{
    if (!canUndo())
        return;
    m_redo.push_back(std::exchange(m_filter, std::move(m_undo.back())));
    m_undo.pop_back();
    Q_EMIT changed();
}

void Scope::redo()
{
    if (!canRedo())
        return;
    m_undo.push_back(std::exchange(m_filter, std::move(m_redo.back())));
    m_redo.pop_back();
    Q_EMIT changed();
}

} // namespace yagura
