// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "models/event/event.h"

namespace yagura {

// What decides to whom an event may be given, and whom it concerns. Lists are sorted and without repeats.
struct Label
{
    bool withheld = false;                 // nothing is known about it: to nobody whose access is limited
    Tlp tlp = Tlp::Amber;                  // effective: never Unspecified
    std::vector<std::string> releasableTo; // empty = the TLP alone rules
    std::vector<std::string> sectors;      // codes
    std::vector<std::string> countries;
    auto operator<=>(const Label &) const = default;
};

// The labels of one event, as numbers of a LabelBook. It may be given to those to whom *all* of `must` may be given,
// and concerns those whom *any* of `concern` concerns.
//
// A report must pass with its own label, and concerns whom any revision so far concerned: who was told once is told
// what became of it. A desk action must pass with the labels of *all* revisions so far of its incident, each at least
// as strict as the action's own: what is said about an incident may quote any of them.
struct Mark
{
    std::vector<std::uint32_t> must;
    std::vector<std::uint32_t> concern;
    auto operator<=>(const Mark &) const = default;
};

// The mark of every event of a feed, by its sequence: a fold over the events in their order, so that a restart gives
// the same. Few labels are different, so an event costs four bytes. Belongs to its FeedStore; not copied.
class LabelBook
{
public:
    LabelBook();
    LabelBook(const LabelBook &) = delete; // it points into itself
    LabelBook &operator=(const LabelBook &) = delete;

    void add(const Event &event); // the next sequence
    void addUnreadable();         // the next one cannot be read: withheld

    [[nodiscard]] std::uint64_t size() const { return m_marks.size(); }
    // Index of the mark of a sequence, 1 … size().
    [[nodiscard]] std::uint32_t markOf(Sequence sequence) const { return m_marks[number(sequence) - 1]; }
    [[nodiscard]] const Mark &mark(std::uint32_t index) const { return *m_markList[index]; }
    [[nodiscard]] const Label &label(std::uint32_t index) const { return *m_labelList[index]; }

    // The mark of an action that says nothing of its own about that incident.
    [[nodiscard]] Mark markOfIncident(const std::string &subject) const;
    // With what an action on an incident must pass.
    [[nodiscard]] std::vector<Label> labelsOfAction(const Event &event, const DeskAction &action) const;
    // Whether somebody may be given the incident of that action, but not the action.
    [[nodiscard]] bool hidesFromSome(const Event &event, const DeskAction &action) const;

private:
    using Labels = std::vector<std::uint32_t>;

    [[nodiscard]] Mark markFor(const Event &event);
    [[nodiscard]] Mark markForReport(const Event &event, const Report &report);
    [[nodiscard]] Mark markForAction(const Event &event, const DeskAction &action);
    void remember(const std::string &subject, const Mark &mark);
    [[nodiscard]] std::uint32_t intern(Label label);
    [[nodiscard]] std::uint32_t internMark(Mark mark);

    std::vector<std::uint32_t> m_marks; // by sequence
    std::map<Mark, std::uint32_t> m_markNumbers;
    std::vector<const Mark *> m_markList; // into the map, whose nodes stay
    std::map<Label, std::uint32_t> m_labelNumbers;
    std::vector<const Label *> m_labelList;
    std::unordered_map<std::string, Labels> m_subjects; // all labels so far
};

} // namespace yagura
