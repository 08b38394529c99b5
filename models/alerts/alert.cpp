// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alert.h"

namespace yagura {

std::vector<AlertRule> defaultAlertRules()
{
    AlertRule medium;
    medium.id = "severity-3";
    medium.minSeverity = 3;
    medium.unknownSeverity = true;
    return {medium};
}

} // namespace yagura
