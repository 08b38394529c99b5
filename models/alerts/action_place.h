// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/alerts/action_desk.h"
#include "models/picture/picture.h"

namespace yagura {

// The place of the alert's report as that picture knows it: the country that it names, and its sectors as the catalogue
// calls them. Nothing where the report names none, or is not there. Pure.
[[nodiscard]] ActionPlace placeOf(const AlertId &alert, const Picture &picture);

} // namespace yagura
