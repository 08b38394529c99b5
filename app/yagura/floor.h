// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/yagura/station.h"
#include "widgets/shell/main_window.h"

namespace yagura {

// The window with all its panels, joined to a station: the one place that knows every view.
[[nodiscard]] std::unique_ptr<MainWindow> makeFloor(Station &station);

} // namespace yagura
