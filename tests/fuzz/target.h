// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

// What the fuzzer throws arbitrary bytes at: one target for every place where Yagura reads what others wrote. A target
// must come back from any input; what must hold besides it says with require(). README.md tells how to run them.
namespace yagura::fuzz {

struct Target
{
    const char *name;
    void (*run)(std::string_view bytes);
};

// From <topic>_targets.cpp, in the order of targets.cpp.
[[nodiscard]] std::span<const Target> eventTargets();
[[nodiscard]] std::span<const Target> importTargets();
[[nodiscard]] std::span<const Target> feedTargets();
[[nodiscard]] std::span<const Target> journalTargets();
[[nodiscard]] std::span<const Target> natsTargets();
[[nodiscard]] std::span<const Target> settingsTargets();
[[nodiscard]] std::span<const Target> textTargets();

[[nodiscard]] const Target *find(std::string_view name); // nullptr: there is none
void eachTarget(void (*visit)(const Target &target));

inline void require(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace yagura::fuzz
