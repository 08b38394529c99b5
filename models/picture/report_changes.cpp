// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/picture/report_changes.h"

#include <algorithm>

namespace yagura {

namespace {

using Field = FieldChange::Field;
using Kind = FieldChange::Kind;

class Comparison
{
public:
    template <typename T> void value(Field field, const T &before, const T &after)
    {
        if (!(before == after))
            m_changes.push_back({field, Kind::Changed});
    }

    // A value that may be missing.
    template <typename T> void optional(Field field, const T &before, bool had, const T &after, bool has)
    {
        if (!(before == after))
            m_changes.push_back({field, had == has ? Kind::Changed : has ? Kind::Added : Kind::Removed});
    }
    void string(Field field, const std::string &before, const std::string &after)
    {
        optional(field, before, !before.empty(), after, !after.empty());
    }

    void text(Field field, const Text &before, const Text &after)
    {
        if (before.text == after.text && !after.empty() && before.origin != after.origin)
            m_changes.push_back({field, Kind::OriginChanged});
        else
            string(field, before.text, after.text);
    }

    // Lists hold at most limits::listLength entries: quadratic is quick enough, and needs no order.
    template <typename T> void list(Field field, const std::vector<T> &before, const std::vector<T> &after)
    {
        std::vector<T> gone = before;
        int added = 0;
        for (const T &entry : after) {
            if (const auto found = std::ranges::find(gone, entry); found != gone.end())
                gone.erase(found);
            else
                ++added;
        }
        if (added > 0 || !gone.empty())
            m_changes.push_back({field, Kind::Entries, added, static_cast<int>(gone.size())});
    }

    [[nodiscard]] std::vector<FieldChange> take() { return std::move(m_changes); }

private:
    std::vector<FieldChange> m_changes;
};

void compareState(Comparison &is, const Report &before, const Report &after)
{
    is.value(Field::Status, before.status, after.status);
    is.value(Field::Condition, before.condition, after.condition);
    is.optional(Field::DisplaySeverity, before.severity.display, before.severity.display.has_value(),
        after.severity.display, after.severity.display.has_value());
    const std::pair was{before.severity.scale, before.severity.value};
    const std::pair now{after.severity.scale, after.severity.value};
    is.optional(Field::NativeSeverity, was, !was.second.empty(), now, !now.second.empty());
}

void compareTexts(Comparison &is, const Report &before, const Report &after)
{
    is.text(Field::TitleJa, before.title.ja, after.title.ja);
    is.text(Field::TitleEn, before.title.en, after.title.en);
    is.text(Field::SummaryJa, before.summary.ja, after.summary.ja);
    is.text(Field::SummaryEn, before.summary.en, after.summary.en);
}

void comparePlaceAndTime(Comparison &is, const Report &before, const Report &after)
{
    is.value(Field::Happened, before.happened, after.happened);
    is.optional(Field::Ends, before.endsAt, before.endsAt != UtcTime{}, after.endsAt, after.endsAt != UtcTime{});
    is.value(Field::Engagement, before.engagement, after.engagement);
    is.list(Field::Sectors, before.sectors, after.sectors);
    is.list(Field::Countries, before.countries, after.countries);
    is.string(Field::Region, before.region, after.region);
    is.optional(Field::Place, before.place, before.place.has_value(), after.place, after.place.has_value());
    is.string(Field::Confidence, before.confidence, after.confidence);
}

void compareMarking(Comparison &is, const Event &before, const Event &after)
{
    is.value(Field::Tlp, effective(before.tlp), effective(after.tlp));
    is.list(Field::Releasability, before.releasableTo, after.releasableTo);
    is.value(Field::Exercise, std::pair{before.exercise, before.exerciseName},
        std::pair{after.exercise, after.exerciseName});
}

void compareEvidence(Comparison &is, const Report &before, const Report &after)
{
    is.string(Field::Campaign, before.campaign, after.campaign);
    is.list(Field::Indicators, before.indicators, after.indicators);
    is.list(Field::Cves, before.cves, after.cves);
    is.list(Field::Techniques, before.techniques, after.techniques);
    is.list(Field::Products, before.products, after.products);
    is.list(Field::Suppliers, before.suppliers, after.suppliers);
    is.list(Field::References, before.references, after.references);
}

} // namespace

std::vector<FieldChange> changesBetween(const Event &before, const Event &after)
{
    const Report *was = before.report();
    const Report *now = after.report();
    if (!was || !now)
        return {};
    Comparison is;
    compareState(is, *was, *now);
    compareTexts(is, *was, *now);
    comparePlaceAndTime(is, *was, *now);
    compareMarking(is, before, after);
    compareEvidence(is, *was, *now);
    return is.take();
}

} // namespace yagura
