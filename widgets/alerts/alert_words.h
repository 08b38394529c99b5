// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/context.h"

namespace yagura {

// What the queue says first about an alert. Its facts stay apart in the model; this is their order of urgency.
enum class AlertState {
    Pending,       // an action of this desk waits for its receipt
    Refused,       // the last action of this desk was refused
    Retracted,     // the source took the report back
    ClearedUnseen, // over, and nobody has acknowledged it
    Unacknowledged,
    Acknowledged,
    Cleared, // over and acknowledged
};
[[nodiscard]] AlertState stateOf(const Alert &alert, const std::optional<ActionStatus> &status);

// The words for one alert in the language of the interface, one place for the row, its tooltip, the screen reader and
// the clipboard. Text from outside comes out plain and bounded. Borrows the context; UI thread.
class AlertWords
{
    Q_DECLARE_TR_FUNCTIONS(AlertWords)
public:
    explicit AlertWords(ViewContext &context)
        : m_context(context)
    {
    }

    [[nodiscard]] AlertState state(const Alert &alert) const;
    [[nodiscard]] QString severityShortText(const Alert &alert) const; // "SEV", "≈SEV" when mapped
    [[nodiscard]] QString title(const Alert &alert, int maxChars = 200) const;
    [[nodiscard]] QString otherTitle(const Alert &alert) const; // in the language that title() is not in; or ""
    [[nodiscard]] QString sectors(const Alert &alert) const;    // short names
    [[nodiscard]] QString region(const Alert &alert) const;     // "" where none is stated
    [[nodiscard]] QString age(const Alert &alert) const;        // since it was raised
    [[nodiscard]] QString revision(const Alert &alert) const;   // "rev. 3"
    [[nodiscard]] QString stateText(const Alert &alert) const;  // a word or two: "New", "Cleared, unseen", a name
    [[nodiscard]] QString refusal(const Alert &alert) const;    // whole sentence, "" unless Refused
    [[nodiscard]] QString owner(const Alert &alert) const;      // "Owner: …", "" when nobody has taken it
    [[nodiscard]] QString toolTip(const Alert &alert) const;    // plain text with line breaks
    [[nodiscard]] QString spoken(const Alert &alert) const;     // for screen readers, one line
    [[nodiscard]] QString copied(const Alert &alert) const;     // tab-separated, TLP first

    // All that stateText() may say of itself, names of people apart: columns are laid out for the longest.
    [[nodiscard]] static QStringList stateWords();

private:
    [[nodiscard]] const ReportTable &table() const { return m_context.watch.reports(); }
    [[nodiscard]] std::optional<ActionStatus> status(const Alert &alert) const;
    [[nodiscard]] QString acknowledgedText(const Alert &alert) const;
    [[nodiscard]] QString silenceTitle(const Alert &alert) const;
    [[nodiscard]] QString tlp(const Alert &alert) const;

    ViewContext &m_context;
};

} // namespace yagura
