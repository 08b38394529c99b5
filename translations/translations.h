// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yagura {

/// Makes ":/i18n/yagura_ja.qm" and ":/i18n/yagura_en.qm" known to Qt's resource system. They live in a static library,
/// so a program has to ask for them once, on any thread, before it loads a QTranslator. Asking again is harmless.
void initTranslations();

} // namespace yagura
