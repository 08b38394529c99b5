#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes every target for a while, or those whose names match.
#
#   bash tests/fuzz/run.sh [--seconds N] [options of ctest]        60 s each by default
#   bash tests/fuzz/run.sh --seconds 600 -R fuzz_stix
#
# What is found lies in build/nightly/fuzz/findings; put it into tests/fuzz/seeds/TARGET once it is mended.
# Exit code: 0 nothing was found; 3 packages are missing; 4 the build failed; else ctest's own.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
. app/packages.sh

if [[ "${1:-}" == --seconds ]]; then
    export YAGURA_FUZZ_SECONDS="${2:?}"
    shift 2
fi
yagura_need build/.packages-fuzz "$YAGURA_RUN_PACKAGES$YAGURA_TEST_PACKAGES$YAGURA_FUZZ_PACKAGES" || exit $?
cmake --preset nightly >/dev/null && cmake --build --preset nightly >&2 || exit 4
exec ctest --preset nightly -j "$(nproc)" "$@"
