// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/picture/report_changes.h"
#include "widgets/common/context.h"

// The incident pane's words for facts, in the language that is installed now. Outside text in them is plain and
// bounded.
namespace yagura {

// "Severity: 2 Medium → 3 High", "Indicators: 2 added, 1 removed".
[[nodiscard]] QString changeText(const FieldChange &change, const Event &before, const Event &after);

// "4 – Severe", with the level's name on its scale in both languages; the bare value on a scale we do not know.
[[nodiscard]] QString nativeValueText(const Catalog &catalog, const Severity &severity);
// The scale's name in both languages, or its id.
[[nodiscard]] QString scaleText(const Catalog &catalog, const std::string &scale);
// Both languages of a name, that of the interface first.
[[nodiscard]] QString bothNames(const Names &names, Language first);

// "3 – High", "?" with its word.
[[nodiscard]] QString displayText(const DisplayLevel &level);

// An ISO 8601 duration of the catalogue: "72 hours", "4 business days", "without delay"; "" → deadline not known.
[[nodiscard]] QString durationText(const QString &within);

// "B2: usually reliable; probably true".
[[nodiscard]] QString admiraltyText(const Catalog &catalog, const std::string &code, Language language);

} // namespace yagura
