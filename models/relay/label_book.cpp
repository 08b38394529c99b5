// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/relay/label_book.h"

#include <algorithm>

namespace yagura {

namespace {

// Above this a subject has been so many things that nothing about it can be given to somebody with limits. It keeps an
// incident that changes with every revision from costing the square of its revisions.
constexpr std::size_t labelsOfSubject = 64;

constexpr std::uint32_t withheld = 0; // the label of which nothing is known

template <typename T> void tidy(std::vector<T> &items)
{
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
}

Label labelOf(const Event &event)
{
    Label label;
    label.tlp = effective(event.tlp);
    label.releasableTo = event.releasableTo;
    tidy(label.releasableTo);
    const Report *report = event.report();
    if (!report)
        return label;
    for (const SectorRef &sector : report->sectors)
        label.sectors.push_back(sector.code);
    label.countries = report->countries;
    if (report->countries.empty() && report->region.size() > 2)
        label.countries.push_back(report->region.substr(0, 2)); // ISO 3166-2 begins with the country
    tidy(label.sectors);
    tidy(label.countries);
    return label;
}

std::string keyOf(ReportKind kind, const std::string &subject)
{
    return static_cast<char>('0' + static_cast<int>(kind)) + subject;
}

} // namespace

LabelBook::LabelBook()
{
    Label unknown;
    unknown.withheld = true;
    (void)intern(std::move(unknown)); // as the first one
}

void LabelBook::add(const Event &event)
{
    Mark mark = markFor(event);
    if (const Report *report = event.report())
        remember(keyOf(report->kind, report->subject), mark);
    m_marks.push_back(internMark(std::move(mark)));
}

void LabelBook::remember(const std::string &subject, const Mark &mark)
{
    // Once too many, for ever: which labels there were is not known any more.
    const bool tooMany = std::ranges::binary_search(mark.concern, withheld);
    m_subjects[subject] = tooMany ? Labels{withheld} : mark.concern;
}

void LabelBook::addUnreadable()
{
    m_marks.push_back(internMark({{withheld}, {withheld}}));
}

Mark LabelBook::markFor(const Event &event)
{
    if (const Report *report = event.report())
        return markForReport(event, *report);
    if (const DeskAction *action = event.deskAction())
        return markForAction(event, *action);
    const std::uint32_t own = intern(labelOf(event));
    return {{own}, {own}};
}

Mark LabelBook::markForReport(const Event &event, const Report &report)
{
    const std::uint32_t own = intern(labelOf(event));
    Mark mark{{own}, {own}};
    const auto before = m_subjects.find(keyOf(report.kind, report.subject));
    if (before == m_subjects.end())
        return mark;
    mark.concern.insert(mark.concern.end(), before->second.begin(), before->second.end());
    tidy(mark.concern);
    if (mark.concern.size() > labelsOfSubject) {
        mark.concern = {own, withheld}; // which names nothing, so it concerns everybody
        tidy(mark.concern);
    }
    return mark;
}

Mark LabelBook::markOfIncident(const std::string &subject) const
{
    const auto found = m_subjects.find(keyOf(ReportKind::Incident, subject));
    if (found == m_subjects.end())
        return {{withheld}, {withheld}};
    return {found->second, found->second};
}

Mark LabelBook::markForAction(const Event &event, const DeskAction &action)
{
    Mark mark{{}, markOfIncident(action.subject).concern};
    for (Label &label : labelsOfAction(event, action))
        mark.must.push_back(intern(std::move(label)));
    tidy(mark.must);
    return mark;
}

std::vector<Label> LabelBook::labelsOfAction(const Event &event, const DeskAction &action) const
{
    // An action that states no TLP has that of its incident, not AMBER: people act on what they see.
    const Tlp own = event.tlp == Tlp::Unspecified ? Tlp::Clear : event.tlp;
    std::vector<Label> labels;
    for (const std::uint32_t index : markOfIncident(action.subject).must) {
        Label stricter = label(index);
        stricter.tlp = std::max(stricter.tlp, own);
        labels.push_back(stricter);
        if (event.releasableTo.empty())
            continue;
        stricter.releasableTo = event.releasableTo;
        tidy(stricter.releasableTo);
        labels.push_back(std::move(stricter));
    }
    return labels;
}

bool LabelBook::hidesFromSome(const Event &event, const DeskAction &action) const
{
    const Labels incident = markOfIncident(action.subject).must;
    const auto anyLabel = [&](auto &&test) {
        return std::ranges::any_of(incident, [&](std::uint32_t index) { return test(label(index)); });
    };
    if (anyLabel([](const Label &given) { return given.withheld; }))
        return false; // only those see it who see everything
    const bool stricter = !anyLabel([&](const Label &given) { return event.tlp <= given.tlp; });
    if (stricter || event.releasableTo.empty())
        return stricter;
    std::vector<std::string> own = event.releasableTo;
    tidy(own);
    return !anyLabel([&](const Label &given) {
        return !given.releasableTo.empty() && std::ranges::includes(own, given.releasableTo);
    });
}

std::uint32_t LabelBook::intern(Label label)
{
    const auto [at, isNew] = m_labelNumbers.try_emplace(std::move(label), m_labelList.size());
    if (isNew)
        m_labelList.push_back(&at->first);
    return at->second;
}

std::uint32_t LabelBook::internMark(Mark mark)
{
    const auto [at, isNew] = m_markNumbers.try_emplace(std::move(mark), m_markList.size());
    if (isNew)
        m_markList.push_back(&at->first);
    return at->second;
}

} // namespace yagura
