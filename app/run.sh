#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One command: packages, build, a relay on loopback with the demo scenario, the dashboard.
#
#   bash app/run.sh [options of the dashboard]        bash app/run.sh --help
#   bash app/run.sh snapshot [its options]            a briefing from the demo, without a window
#
# The relay's store and the dashboard's journal are fresh at every start, in a folder of their own that goes when the
# dashboard ends well and stays (and is named) when it does not.
# Exit code: the dashboard's own; 0 also when there is no display (nothing was started, it says so); 3 packages are
# missing and were not installed; 4 the build failed; 5 the relay did not start.
set -u
here="$PWD"
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
bin="$PWD/build/release/bin"
. app/packages.sh

yagura_need build/.packages-run "$YAGURA_RUN_PACKAGES" || exit $?
yagura_build release -DYAGURA_TESTS=OFF || exit $?
cd "$here" || exit 1 # file names among the options are meant from where the user stands

has_display() { [[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]]; }

# A help text and every command but the window itself need no screen; only the window and the snapshot need the demo.
command=window
[[ "${1:--}" == -* ]] || command="$1"
for argument in "$@"; do
    case "$argument" in -h | --help | --help-all | -v | --version) command=help ;; esac
done
[[ "$command" == window ]] || has_display || export QT_QPA_PLATFORM=offscreen
case "$command" in window | snapshot) ;; *) exec "$bin/yagura" "$@" ;; esac

if ! has_display; then
    yagura_say "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened.
Everything is built. A briefing can be made without a display, from the demo or from a feed of yours:" \
        "画面がありません（DISPLAY と WAYLAND_DISPLAY のどちらも未設定）。ウィンドウは開けません。
ビルドは完了しています。状況説明資料は、デモまたは実際の配信元から、画面なしでも作成できます。"
    cat >&2 <<COMMANDS
  bash ${0#"$PWD/"} snapshot --lang both --tlp GREEN --out brief.pdf
  ${bin#"$PWD/"}/yagura snapshot --feed ws://HOST:PORT/ --lang both --tlp GREEN --out brief.pdf
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
                "終了コード $status で終了しました。リレーのログと記録は $run にあります。"
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

if [[ "$command" == snapshot ]]; then
    "$bin/yagura" snapshot --feed "$feed" "${@:2}" &
else
    "$bin/yagura" --feed "$feed" --journal "$run/journal" "$@" &
fi
dashboard_pid=$!
wait "$dashboard_pid"
status=$?
dashboard_pid=''
exit "$status"
