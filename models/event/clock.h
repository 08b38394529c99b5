// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/event/ids.h"

namespace yagura {

// Where a class gets the time from, so that tests can turn it by hand. Thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual UtcTime now() const = 0;
    [[nodiscard]] static const Clock &system();
};

} // namespace yagura
