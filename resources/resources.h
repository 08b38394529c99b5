// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yagura {

// Makes ":/catalog", ":/map", ":/scenarios" and ":/icons" readable. The resources live in a static library, which the
// linker would otherwise leave out. May be called more than once and from any thread.
void initResources();

} // namespace yagura
