// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <set>

#include "models/catalog/catalog.h"
#include "models/picture/report_table.h"

namespace yagura {

// What a person is looking at now, as a value. The default is everything.
struct ScopeFilter
{
    SectorSet sectors = ~SectorSet{0};
    bool japan = true;
    bool unitedStates = true;
    bool elsewhere = true;
    std::set<RegionIndex> regions; // empty = all
    std::uint8_t minSeverity = 0;  // 0–5; unknown severities pass while `unknownSeverities`
    bool unknownSeverities = true;
    Tlp maxTlp = Tlp::Red;
    std::optional<UtcTime> from; // what happened in [from, to); a row passes when its span meets it
    std::optional<UtcTime> to;
    std::set<std::string> feeds; // empty = all
    bool exercises = true;
    bool incidents = true;
    bool advisories = true;
    bool engagements = true;
    QString text; // folded search over both languages
    bool exactText = false;

    bool operator==(const ScopeFilter &) const = default;
    [[nodiscard]] bool everything() const { return *this == ScopeFilter{}; }
    // Everything but the text, which TextIndex answers.
    [[nodiscard]] bool admits(const ReportTable &table, Row row) const;
};

// "sector=us.energy,jp.electricity country=JP region=JP-13 severity>=3 tlp<=AMBER from=2026-11-21T00:00Z to=…
// feed=jp-gov exercise=no kind=incident text=…": the form of --scope. toText(parse(x)) is canonical.
[[nodiscard]] Outcome<ScopeFilter> parseScope(const QString &text, const Catalog &catalog);
[[nodiscard]] QString toText(const ScopeFilter &filter, const Catalog &catalog);

// The shared object: views read it and change it, with undo. UI thread.
class Scope : public QObject
{
    Q_OBJECT
public:
    explicit Scope(QObject *parent = nullptr);

    [[nodiscard]] const ScopeFilter &filter() const { return m_filter; }
    void set(const ScopeFilter &filter); // no signal when equal
    void reset() { set({}); }
    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    void undo();
    void redo();

Q_SIGNALS:
    void changed();

private:
    ScopeFilter m_filter;
    std::vector<ScopeFilter> m_undo; // at most 100
    std::vector<ScopeFilter> m_redo;
};

} // namespace yagura
