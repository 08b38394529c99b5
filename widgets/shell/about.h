// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/context.h"

namespace yagura {

// Version, licence, and the origins that must be named.
void showAbout(ViewContext &context, QWidget *parent);

} // namespace yagura
