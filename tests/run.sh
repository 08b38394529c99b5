#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds with the preset "ci" (warnings are errors), checks the house rules, runs every test.
#
#   bash tests/run.sh [options of ctest]              bash tests/run.sh -R tst_picture
#
# Tests run offscreen; those labelled "window" open real windows, so all of ctest runs inside a virtual X server.
# The last thing printed is ctest's summary. Exit code: ctest's own; 1 when only the house rules are broken;
# 3 packages are missing and were not installed; 4 the build failed.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. app/packages.sh

yagura_need build/.packages-tests "$YAGURA_RUN_PACKAGES$YAGURA_TEST_PACKAGES" || exit $?

# First the rules: they take seconds, the build takes minutes.
/usr/bin/python3 tests/lint/lint.py
lint=$?

yagura_build ci || exit $?

export CTEST_PARALLEL_LEVEL="${CTEST_PARALLEL_LEVEL:-$(nproc)}"
xvfb-run -a -s '-screen 0 1920x1080x24 -nolisten tcp' ctest --preset ci "$@"
status=$?
((status != 0)) || status=$((lint != 0))
exit "$status"
