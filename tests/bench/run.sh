#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the benches with the preset "release" and runs them, or those that are named. Each prints one JSON object.
#
#   bash tests/bench/run.sh [NAME…]          bash tests/bench/run.sh fan_out
#
# Exit code: 0; 1 a bench found something wrong (say, a subscriber that missed an event); 3 packages; 4 the build failed.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
. app/packages.sh

yagura_need build/.packages-tests "$YAGURA_RUN_PACKAGES$YAGURA_TEST_PACKAGES" || exit $?
(($#)) || set -- fan_out
cmake --preset release >/dev/null && ninja -C build/release "${@/#/bench_}" >&2 || exit 4
status=0
for bench in "$@"; do
    "build/release/bench/bench_$bench" || status=1
done
exit "$status"
