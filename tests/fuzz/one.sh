#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzes one target: one.sh PROGRAM FOLDER TARGET. Called by ctest; $YAGURA_FUZZ_SECONDS long, 60 by default.
# The corpus grows in FOLDER/corpus; what is found lies in FOLDER/findings.
set -eu
mkdir -p "$2/corpus/$3" "$2/findings"
export YAGURA_FUZZ_TARGET="$3"
exec "$1" -max_total_time="${YAGURA_FUZZ_SECONDS:-60}" -timeout=25 -rss_limit_mb=2048 -max_len=65536 \
    -print_final_stats=1 -artifact_prefix="$2/findings/$3-" "$2/corpus/$3" "${BASH_SOURCE[0]%/*}/seeds/$3"
