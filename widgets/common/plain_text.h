// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace yagura {

// Text from outside as it may be shown: control, invisible and bidirectional-override characters become visible
// ("⟨U+202E⟩"), and what is longer than `maxChars` is cut with "…". Line breaks survive only when `lines`.
[[nodiscard]] QString plainText(std::string_view utf8, int maxChars = 400, bool lines = false);
[[nodiscard]] QString plainText(const QString &text, int maxChars = 400, bool lines = false);

// The same for tool tips, which guess at rich text: escaped, line breaks kept.
[[nodiscard]] QString toolTipText(const QString &text);

} // namespace yagura
