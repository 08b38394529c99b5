// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

#include <array>

namespace yagura::fuzz {

namespace {

std::array<std::span<const Target>, 7> all()
{
    return {eventTargets(), importTargets(), feedTargets(), journalTargets(), natsTargets(), settingsTargets(),
        textTargets()};
}

} // namespace

const Target *find(std::string_view name)
{
    for (const auto &topic : all()) {
        for (const Target &target : topic) {
            if (name == target.name)
                return &target;
        }
    }
    return nullptr;
}

void eachTarget(void (*visit)(const Target &target))
{
    for (const auto &topic : all()) {
        for (const Target &target : topic)
            visit(target);
    }
}

} // namespace yagura::fuzz
