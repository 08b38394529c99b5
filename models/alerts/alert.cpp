// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/alerts/alert.h"

#include "models/journal/admission.h"

namespace yagura {

std::vector<AlertRule> defaultAlertRules()
{
    AlertRule medium;
    medium.id = "severity-3";
    medium.minSeverity = 3;
    medium.unknownSeverity = true;
    return {medium};
}

AlertId silenceAlert(const std::string &feed)
{
    return {{deskFeed, feed}, silenceRule};
}

} // namespace yagura
