// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/event.h"

namespace yagura {

namespace {

using namespace std::chrono;

year_month_day dateOf(UtcTime at)
{
    return year_month_day{floor<days>(at)};
}

} // namespace

Instant floored(const Instant &instant)
{
    switch (instant.precision) {
    case Precision::Year:
        return {sys_days{dateOf(instant.at).year() / January / 1}, instant.precision};
    case Precision::Month:
        return {sys_days{dateOf(instant.at).year() / dateOf(instant.at).month() / 1}, instant.precision};
    case Precision::Day:
        return {floor<days>(instant.at), instant.precision};
    case Precision::Minute:
        return {floor<minutes>(instant.at), instant.precision};
    case Precision::Unknown:
        break;
    }
    return instant;
}

UtcTime endOf(const Instant &instant)
{
    const UtcTime start = floored(instant).at;
    switch (instant.precision) {
    case Precision::Year:
        return sys_days{dateOf(start) + years{1}};
    case Precision::Month:
        return sys_days{dateOf(start) + months{1}};
    case Precision::Day:
        return start + days{1};
    case Precision::Minute:
        return start + minutes{1};
    case Precision::Unknown:
        break;
    }
    return start;
}

} // namespace yagura
