# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What Yagura needs from the system, and how it gets there. Sourced by app/run.sh and tests/run.sh.
#
# On Debian 12 missing packages are installed with apt-get; on any other system they are only named, because guessing
# at a stranger's package manager does more harm than a clear list.
# YAGURA_OS_RELEASE names another os-release file (used by the tests of this script).

# Texts of the scripts follow the language of the messages, as the dashboard does.
yagura_japanese() { [[ "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" == ja* ]]; }
yagura_say() { if yagura_japanese; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi >&2; }

# probe (asked where there is no dpkg) | Debian 12 | Fedora | Arch
YAGURA_RUN_PACKAGES='
cmd:c++                      | g++                   | gcc-c++                  | gcc
cmd:cmake                    | cmake                 | cmake                    | cmake
cmd:ninja                    | ninja-build           | ninja-build              | ninja
cmd:ccache                   | ccache                | ccache                   | ccache
cmd:pkg-config               | pkg-config            | pkgconf-pkg-config       | pkgconf
cmake:Qt6Widgets             | qt6-base-dev          | qt6-qtbase-devel         | qt6-base
cmake:Qt6CoreTools           | qt6-base-dev-tools    | qt6-qtbase-devel         | qt6-base
cmake:Qt6WebSockets          | qt6-websockets-dev    | qt6-qtwebsockets-devel   | qt6-websockets
cmake:Qt6Charts              | qt6-charts-dev        | qt6-qtcharts-devel       | qt6-charts
qtfile:plugins/iconengines/libqsvgicon.so | libqt6svg6 | qt6-qtsvg-devel          | qt6-svg
cmake:Qt6OpenGL              | libqt6opengl6-dev     | qt6-qtbase-devel         | qt6-base
cmake:Qt6LinguistTools       | qt6-tools-dev         | qt6-linguist             | qt6-tools
qtbin:lupdate                | qt6-tools-dev-tools   | qt6-linguist             | qt6-tools
qtbin:lrelease               | qt6-l10n-tools        | qt6-linguist             | qt6-tools
qtfile:translations/qtbase_ja.qm | qt6-translations-l10n | qt6-qttranslations    | qt6-translations
pkg:protobuf                 | libprotobuf-dev       | protobuf-devel           | protobuf
cmd:protoc                   | protobuf-compiler     | protobuf-compiler        | protobuf
pkg:proj                     | libproj-dev           | proj-devel               | proj
file:/usr/share/proj/proj.db | proj-data             | proj-data                | proj
pkg:icu-i18n                 | libicu-dev            | libicu-devel             | icu
pkg:sqlite3                  | libsqlite3-dev        | sqlite-devel             | sqlite
pkg:spdlog                   | libspdlog-dev         | spdlog-devel             | spdlog
cmake:Qt6HttpServer          | qt6-httpserver-dev    | qt6-qthttpserver-devel   | qt6-httpserver
pkg:gl                       | libgl1-mesa-dev       | mesa-libGL-devel         | libglvnd
pkg:libcrypto                | libssl-dev            | openssl-devel            | openssl
cmake:Qt6Keychain            | qtkeychain-qt6-dev    | qtkeychain-qt6-devel     | qtkeychain-qt6
font:Noto Sans               | fonts-noto-core       | google-noto-sans-fonts   | noto-fonts
font:Noto Sans CJK JP        | fonts-noto-cjk        | google-noto-sans-cjk-fonts | noto-fonts-cjk
'
YAGURA_TEST_PACKAGES='
cmd:git                      | git                   | git                      | git
cmd:clang-format             | clang-format          | clang-tools-extra        | clang
cmd:xvfb-run                 | xvfb                  | xorg-x11-server-Xvfb     | xorg-server-xvfb
cmd:xauth                    | xauth                 | xorg-x11-xauth           | xorg-xauth
cmd:xdotool                  | xdotool               | xdotool                  | xdotool
cmd:pdftotext                | poppler-utils         | poppler-utils            | poppler
cmd:nats-server              | nats-server           | nats-server              | nats-server
cmd:openssl                  | openssl               | openssl                  | openssl
py:sys                       | python3               | python3                  | python
py:websockets                | python3-websockets    | python3-websockets       | python-websockets
py:google.protobuf           | python3-protobuf      | python3-protobuf         | python-protobuf
'
# Only tests/fuzz/run.sh asks for these.
YAGURA_FUZZ_PACKAGES='
cmd:clang++                  | clang                 | clang                    | clang
cmd:clang++                  | libclang-rt-14-dev    | compiler-rt              | compiler-rt
'

yagura_column() { # TABLE N: the n-th column, one word a line
    awk -F'|' -v n="$2" 'NF > 1 { gsub(/^ +| +$/, "", $n); print $n }' <<<"$1"
}

yagura_is_debian_12() {
    (
        ID='' VERSION_ID=''
        # shellcheck disable=SC1090
        . "${YAGURA_OS_RELEASE:-/etc/os-release}" 2>/dev/null
        [[ "$ID" == debian && "$VERSION_ID" == 12 ]]
    )
}

yagura_missing_debian() { # TABLE: the Debian packages that are not installed
    local -A installed=()
    local name status
    while read -r name status; do
        [[ "$status" == installed ]] && installed[$name]=1
    done < <(dpkg-query -W -f='${Package} ${db:Status-Status}\n' 2>/dev/null)
    for name in $(yagura_column "$1" 2); do
        [[ -n "${installed[$name]:-}" ]] || printf '%s\n' "$name"
    done
}

yagura_has() { # PROBE: is this piece there, whatever the package is called?
    local what="${1#*:}" bins found
    case "$1" in
        cmd:*) command -v "$what" ;;
        pkg:*) pkg-config --exists "$what" ;;
        py:*) /usr/bin/python3 -c "import $what" ;;
        font:*) [[ "$(fc-list "$what" 2>/dev/null)" ]] ;;
        file:*) [[ -e "$what" ]] ;;
        qtbin:*)
            bins="$(yagura_qt QT_INSTALL_BINS):$(yagura_qt QT_HOST_BINS)"
            PATH="$bins:$PATH" command -v "$what"
            ;;
        qtfile:translations/*) [[ -e "$(yagura_qt QT_INSTALL_TRANSLATIONS)/${what#*/}" ]] ;;
        qtfile:plugins/*) [[ -e "$(yagura_qt QT_INSTALL_PLUGINS)/${what#*/}" ]] ;;
        cmake:*)
            found=("$(yagura_qt QT_INSTALL_LIBS)/cmake/$what"/*Config.cmake /usr/lib*/cmake/"$what"/*Config.cmake
                /usr/lib/*/cmake/"$what"/*Config.cmake "${CMAKE_PREFIX_PATH:-/nowhere}"/lib*/cmake/"$what"/*Config.cmake)
            ls -d "${found[@]}" 2>/dev/null | grep -q .
            ;;
    esac >/dev/null 2>&1
}

yagura_qt() { # NAME: a path of the installed Qt 6, empty when there is none
    local tool
    for tool in qtpaths6 qtpaths-qt6 qmake6 qmake-qt6; do
        command -v "$tool" >/dev/null 2>&1 && "$tool" -query "$1" 2>/dev/null && return
    done
    return 0
}

yagura_missing_elsewhere() { # TABLE: the lines of the table whose piece is not there
    local line probe
    while IFS= read -r line; do
        probe="${line%%|*}"
        probe="${probe%"${probe##*[! ]}"}"
        [[ -n "$probe" ]] || continue
        yagura_has "$probe" || printf '%s\n' "$line"
    done <<<"$1"
}

yagura_install_debian() { # PACKAGE…
    local root=() install=(apt-get install -y --no-install-recommends "$@")
    yagura_say "Missing packages: $*" "不足しているパッケージ：$*"
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            yagura_say "Neither root nor sudo at hand. Please run as root: apt-get update && ${install[*]}" \
                "root 権限も sudo もありません。root で次を実行してください：apt-get update && ${install[*]}"
            return 3
        fi
        root=(sudo)
        yagura_say "They are installed with sudo, which may ask for your password." \
            "sudo でインストールします。パスワードを求められることがあります。"
    fi
    yagura_say "Installing them: ${root[*]:+sudo }${install[*]}" "インストールします：${root[*]:+sudo }${install[*]}"
    "${root[@]}" apt-get update -q >&2 || return 3
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive "${install[@]}" >&2 || return 3
}

yagura_name_elsewhere() { # LINE…: says what is missing and what other systems call it
    yagura_say "This is not Debian 12, so nothing is installed. Missing here:" \
        "Debian 12 ではないため、インストールは行いません。不足しているものは次のとおりです。"
    {
        printf '  %-34s %-24s %-28s %s\n' '' 'Debian 12' 'Fedora' 'Arch'
        local line probe debian fedora arch
        while IFS='|' read -r probe debian fedora arch; do
            [[ -n "${probe// /}" ]] || continue
            # shellcheck disable=SC2086
            printf '  %-34s %-24s %-28s %s\n' "$(sed 's/ *$//' <<<"$probe")" $debian $fedora $arch
        done
    } <<<"$1" >&2
    yagura_say "Install them, then start again (Qt 6.4 or newer)." \
        "インストールしてから、もう一度実行してください（Qt 6.4 以降）。"
}

# yagura_need STAMP TABLE: makes sure of all packages in the table. The stamp remembers a good answer, so that the next
# start does not ask again; it holds the table's checksum, so that a changed table does ask. 3 = something is missing.
yagura_need() {
    local stamp="$1" table="$2" sum missing
    sum="$(cksum <<<"$table")"
    [[ -f "$stamp" && "$(<"$stamp")" == "$sum" ]] && return 0
    if yagura_is_debian_12; then
        missing="$(yagura_missing_debian "$table")"
        # shellcheck disable=SC2086
        [[ -z "$missing" ]] || yagura_install_debian $missing || return 3
    else
        missing="$(yagura_missing_elsewhere "$table")"
        if [[ -n "$missing" ]]; then
            yagura_name_elsewhere "$missing"
            return 3
        fi
    fi
    mkdir -p "${stamp%/*}" && printf '%s\n' "$sum" >"$stamp"
}

# yagura_build PRESET [CMAKE-OPTION…]: configures when needed, builds when needed, is silent when there is nothing to do.
# Run in the top folder. 4 = the build failed (the stamps go, so that the packages are looked at again).
yagura_build() {
    local preset="$1" dir="build/$1" option configure=0
    shift
    [[ -f "$dir/build.ninja" ]] || configure=1
    for option in "$@"; do # -DNAME=VALUE must be what the cache holds
        grep -qE "^${option%%=*}:[A-Z]+=${option#*=}\$" <<<"$(sed 's/^/-D/' "$dir/CMakeCache.txt" 2>/dev/null)" || configure=1
    done
    if ((configure == 0)) && ninja -C "$dir" -n 2>/dev/null | grep -q 'no work to do'; then
        return 0
    fi
    yagura_say "Building Yagura in $dir (the first time takes some minutes) …" \
        "$dir で Yagura をビルドします（初回は数分かかります）…"
    if { ((configure == 0)) || cmake --preset "$preset" "$@" >&2; } && ninja -C "$dir" >&2; then
        return 0
    fi
    rm -f build/.packages-*
    yagura_say "The build failed; the reason is above." "ビルドに失敗しました。原因は上記のとおりです。"
    return 4
}
