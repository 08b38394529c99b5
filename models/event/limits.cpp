// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event/limits.h"

#include <array>

namespace yagura {

namespace {

// In the order of the enum. The names stand in journals: never rename one.
constexpr std::array names{
    "not-an-event",
    "too-large",
    "text-too-long",
    "list-too-long",
    "not-utf8",
    "missing-id",
    "bad-revision",
    "time-out-of-range",
    "bad-coordinates",
    "bad-severity",
    "bad-code",
    "wrong-feed",
};
static_assert(names.size() == static_cast<std::size_t>(Refusal::Reason::WrongFeed) + 1);

} // namespace

const char *nameOf(Refusal::Reason reason)
{
    return names.at(static_cast<std::size_t>(reason));
}

Refusal::Reason reasonNamed(std::string_view name)
{
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return static_cast<Refusal::Reason>(i);
    }
    return Refusal::Reason::NotAnEvent;
}

} // namespace yagura
