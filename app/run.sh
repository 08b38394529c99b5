#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One command: packages, build, a relay on loopback with the demo scenario, the dashboard.
#
#   bash app/run.sh [options of the dashboard]        bash app/run.sh --help
#
# The relay's store and the dashboard's journal are fresh at every start, in a folder of their own that goes when the
# dashboard ends well and stays (and is named) when it does not.
# Exit code: the dashboard's own; 0 also when there is no display (nothing was started, it says so); 3 packages are
# missing and were not installed; 4 the build failed; 5 the relay did not start.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
. app/packages.sh
bin=build/release/bin

yagura_need build/.packages-run "$YAGURA_RUN_PACKAGES" || exit $?
yagura_build release -DYAGURA_TESTS=OFF || exit $?

has_display() { [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]]; }

for argument in "$@"; do
    case "$argument" in
        -h | --help | --help-all | -v | --version)
            has_display || export QT_QPA_PLATFORM=offscreen # a text needs no screen
            exec "$bin/yagura" "$@"
            ;;
    esac
done

if ! has_display; then
    yagura_say "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened.
Everything is built. A briefing can be made without a display:" \
        "画面がありません(DISPLAY と WAYLAND_DISPLAY のどちらも未設定)。ウィンドウは開けません。
ビルドは完了しています。ブリーフィングは画面なしでも作成できます。"
    cat >&2 <<COMMANDS
  $bin/yagura-relay serve --listen 127.0.0.1:7411 --store \$(mktemp -d) --scenario demo &
  $bin/yagura snapshot --feed ws://127.0.0.1:7411/ --lang both --tlp GREEN --out brief.pdf
COMMANDS
    exit 0
fi

base="${XDG_RUNTIME_DIR:-/tmp}"
[[ -d "$base" && -w "$base" ]] || base=/tmp
run="$(mktemp -d "$base/yagura-demo.XXXXXX")" || exit 1 # mktemp makes it 0700
mkdir -m 700 "$run/store" "$run/journal"
relay_pid='' dashboard_pid=''

finish() {
    local status=$? pid
    trap - EXIT
    for pid in $dashboard_pid $relay_pid; do # only what was started here, by its id
        kill "$pid" 2>/dev/null
        wait "$pid" 2>/dev/null
    done
    case "$status" in
        0 | 129 | 130 | 143) rm -rf "$run" ;; # closed, or stopped by a person
        *)
            yagura_say "Ended with code $status. The relay's log and the journal are in $run" \
                "終了コード $status で終了しました。リレーのログとジャーナルは $run にあります。"
            ;;
    esac
    exit "$status"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# Should this script be killed outright, the kernel tells the relay (where setpriv knows how to ask for it).
guard=()
setpriv --pdeathsig TERM true 2>/dev/null && guard=(setpriv --pdeathsig TERM)

# Port 0: the system gives a free one, the relay's first line tells which.
exec {relay_says}< <(exec "${guard[@]}" "$bin/yagura-relay" serve --listen 127.0.0.1:0 --store "$run/store" \
    --scenario demo 2>"$run/relay.log")
relay_pid=$!
feed=''
deadline=$((SECONDS + 20))
while ((SECONDS < deadline)) && IFS= read -r -t $((deadline - SECONDS)) -u "$relay_says" line; do
    printf '%s\n' "$line" >>"$run/relay.log"
    if [[ "$line" =~ listening\ on\ (ws://[^[:space:]]+) ]]; then
        feed="${BASH_REMATCH[1]%/}/"
        break
    fi
done
if [[ -z "$feed" ]]; then
    yagura_say "The relay did not start:" "リレーが起動しませんでした。"
    cat "$run/relay.log" >&2
    exit 5
fi
cat <&"$relay_says" >>"$run/relay.log" & # a pipe that nobody reads would stop the relay when it is full
exec {relay_says}<&-

"$bin/yagura" --feed "$feed" --journal "$run/journal" "$@" &
dashboard_pid=$!
wait "$dashboard_pid"
status=$?
dashboard_pid=''
exit "$status"
