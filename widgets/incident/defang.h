// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace yagura {

// The text with addresses made harmless for pasting into mail and chat: http → hxxp, ftp → fxp, the dots of names and
// numbers → [.], @ → [@]. Prose stays readable; what is defanged already stays as it is. Pure.
[[nodiscard]] QString defanged(const QString &text);

} // namespace yagura
