// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/context.h"

namespace yagura {

// The sheet of keys, in both languages side by side, as a window that does not stand in the way of work.
void showKeySheet(ViewContext &context, QWidget *parent);

} // namespace yagura
