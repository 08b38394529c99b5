// SPDX-License-Identifier: GPL-3.0-or-later
// The target that YAGURA_FUZZ_TARGET names, under libFuzzer.
#include <QCoreApplication>

#include <cstdint>

#include "resources/resources.h"
#include "tests/fuzz/target.h"

namespace {
const yagura::fuzz::Target *chosen = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static int count = *argc;
    static QCoreApplication application(count, *argv);
    yagura::initResources();
    const char *name = std::getenv("YAGURA_FUZZ_TARGET");
    chosen = name ? yagura::fuzz::find(name) : nullptr;
    if (!chosen) {
        std::fputs("YAGURA_FUZZ_TARGET must name one of:", stderr);
        yagura::fuzz::eachTarget([](const auto &target) { std::fprintf(stderr, " %s", target.name); });
        std::fputs("\n", stderr);
        std::exit(2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    chosen->run({reinterpret_cast<const char *>(data), size});
    return 0;
}
