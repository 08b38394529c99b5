#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes every target for a while, or those that are named.
#
#   bash tests/fuzz/run.sh [--seconds N] [TARGET…]        60 s each by default; nproc of them at a time
#
# What is found stays in build/fuzz/findings/TARGET-…; put it into tests/fuzz/seeds/TARGET once it is mended.
# Exit code: 0 nothing was found; 1 something was; 3 packages are missing; 4 the build failed.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
. app/packages.sh

seconds=60
targets=()
while (($#)); do
    case "$1" in
        --seconds) seconds="$2" && shift ;;
        *) targets+=("$1") ;;
    esac
    shift
done

yagura_need build/.packages-fuzz "$YAGURA_RUN_PACKAGES$YAGURA_TEST_PACKAGES$YAGURA_FUZZ_PACKAGES" || exit $?
cmake --preset fuzz >/dev/null && ninja -C build/fuzz yagura_fuzz >&2 || exit 4

((${#targets[@]})) || mapfile -t targets < <(cd tests/fuzz/seeds && printf '%s\n' */ | tr -d /)
mkdir -p build/fuzz/findings build/fuzz/corpus build/fuzz/logs

fuzz_one() { # SECONDS TARGET
    mkdir -p "build/fuzz/corpus/$2"
    if YAGURA_FUZZ_TARGET="$2" build/fuzz/bin/yagura_fuzz -max_total_time="$1" -timeout=20 -rss_limit_mb=2048 \
        -max_len=65536 -print_final_stats=1 -artifact_prefix="build/fuzz/findings/$2-" \
        "build/fuzz/corpus/$2" "tests/fuzz/seeds/$2" >"build/fuzz/logs/$2.log" 2>&1; then
        printf '%-14s ok      %s runs\n' "$2" "$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/logs/$2.log")"
    else
        printf '%-14s FOUND   see build/fuzz/logs/%s.log\n' "$2" "$2"
        return 1
    fi
}
export -f fuzz_one
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I{} bash -c 'fuzz_one "$0" "$1"' "$seconds" {} || exit 1
