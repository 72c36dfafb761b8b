#!/bin/sh
# What the desktop costs a person's machine: start, memory, processor time, and how smoothly its window moves over a
# year of blocks and ten thousand sessions.
#
#   mvn -q -B package -DskipTests && packaging/src/bench/desktop.sh [IDLE_SECONDS]
#
# Uses packaging/target/daybook and packaging/target/test-classes, with a desktop of its own (Xvfb, openbox, tint2,
# dbus-daemon, xdotool) that draws in software, and a DAYBOOK_HOME in a temporary folder; curl asks the socket. The tray
# does otherwise for root: root's tray is run as the user daybook-test where there is one. Takes about five minutes.
# Linux only: it reads /proc.
set -eu

idle_seconds=${1:-60}
settle_seconds=10
rounds=3

module=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
install=${DAYBOOK_BENCH_INSTALL:-$module/target/daybook}
tests=${DAYBOOK_BENCH_TESTS:-$module/target/test-classes}
[ -x "$install/bin/daybook-tray" ] && [ -d "$tests" ] ||
    { echo "desktop: no $install, run 'mvn -q package -DskipTests' first" >&2; exit 1; }
for program in Xvfb openbox tint2 dbus-daemon xdotool curl; do
    command -v "$program" >/dev/null || { echo "desktop: $program is missing" >&2; exit 1; }
done

name=desktop
# shellcheck source=../main/dist/lib/launch.sh
. "$install/lib/launch.sh"
find_java

home=$(mktemp -d)
started=
daemon=
desktop=

# Ends what this script started, the last first, and waits for each.
end() {
    for pid in $desktop $daemon $started; do
        kill "$pid" 2>/dev/null || continue
        wait "$pid" 2>/dev/null || :
    done
    rm -rf "$home"
}
trap end EXIT
trap 'exit 1' INT TERM

# Starts a program of the desktop in the background.
background() {
    "$@" >>"$home/desktop.log" 2>&1 &
    started="$! $started"
}

# Waits until the command succeeds.
await() {
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 4000 ] || { echo "desktop: waited in vain: $*" >&2; exit 1; }
        sleep 0.02
    done
}

now_us() {
    echo $(($(date +%s%N) / 1000))
}

# The middle one of the numbers given on as many lines.
median() {
    sort -n | sed -n "$(((rounds + 1) / 2))p"
}

# Microseconds a command takes.
wall() {
    before=$(now_us)
    "$@" >/dev/null 2>&1 </dev/null
    echo $(($(now_us) - before))
}

line() {
    printf '%-34s %s\n' "$1" "$2"
}

healthy() {
    curl -sf --unix-socket "$DAYBOOK_HOME/run/daemon.sock" http://localhost/api/v1/health >/dev/null 2>&1
}

launch() {
    $as "$install/bin/daybookd" 2>>"$home/daybookd.err" </dev/null &
    daemon=$!
    await healthy
}

stop() {
    kill "$daemon"
    wait "$daemon" || :
    daemon=
}

shown() {
    window=$(xdotool search --onlyvisible --name '^Daybook$' 2>/dev/null) && [ -n "$window" ]
}

tray() {
    $as "$install/bin/daybook-tray" "$@" >>"$home/tray.log" 2>&1 </dev/null &
    desktop=$!
}

leave() {
    kill "$desktop"
    wait "$desktop" || :
    desktop=
}

# Processor time of the desktop so far, in hundredths of a second.
cpu() {
    sed 's/.*) //' "/proc/$desktop/stat" | awk -v tick="$(getconf CLK_TCK)" '{ print ($12 + $13) * 100 / tick }'
}

memory() {
    line "$1, MB" "$(awk '/^Rss:/ { r = $2 } /^Pss:/ { p = $2 } END { printf "%.0f PSS, %.0f RSS", p / 1024, r / 1024 }' \
        "/proc/$desktop/smaps_rollup")"
}

idle() {
    sleep "$settle_seconds"
    before=$(cpu)
    sleep "$idle_seconds"
    line "$1, CPU s per hour" "$(awk -v a="$before" -v b="$(cpu)" -v s="$idle_seconds" \
        'BEGIN { printf "%.1f", (b - a) / 100 * 3600 / s }')"
}

# Alt and a digit go to a page.
page() {
    xdotool windowactivate --sync "$window" key "alt+$1"
    sleep 4
}

as=
if [ "$(id -u)" = 0 ] && id daybook-test >/dev/null 2>&1; then
    as="setpriv --reuid daybook-test --regid daybook-test --clear-groups"
fi
export HOME="$home" DAYBOOK_HOME="$home/daybook" XDG_RUNTIME_DIR="$home"
mkdir "$DAYBOOK_HOME"
[ -z "$as" ] || chown -R daybook-test "$home"
mkfifo "$home/display"
Xvfb -displayfd 9 -nolisten tcp -screen 0 1600x1000x24 -noreset 9<>"$home/display" >>"$home/desktop.log" 2>&1 &
started=$!
read -r number <"$home/display"
export DISPLAY=":$number" DBUS_SESSION_BUS_ADDRESS="unix:path=$home/bus"
unset XAUTHORITY WAYLAND_DISPLAY || :
background $as dbus-daemon --session --nofork --address="$DBUS_SESSION_BUS_ADDRESS"
background openbox
await sh -c 'xdotool get_num_desktops >/dev/null 2>&1'

launch
stop
bench="$java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED"
bench="$bench -Ddaybook.log.file=$home/bench.log -cp $tests:$install/lib/*"
before=$(now_us)
# shellcheck disable=SC2086 # options are words
$as $bench dev.daybook.functional.DesktopBench fill
line "a year invented, s" "$((($(now_us) - before) / 1000000))"
launch

round=0
while [ "$round" -lt "$rounds" ]; do
    wall "$java" -version >>"$home/java"
    before=$(now_us)
    tray
    await shown
    echo $(($(now_us) - before)) >>"$home/shown"
    leave
    round=$((round + 1))
done
line "java -version, ms" "$(($(median <"$home/java") / 1000))"
line "start to window shown, ms" "$(awk -v a="$(median <"$home/shown")" -v b="$(median <"$home/java")" \
    'BEGIN { printf "%.0f (%.1f × java -version)", a / 1000, a / b }')"

tray
await shown
page 1
idle "window open on the day"
memory "window open on the day"
for number in 2 3 4 1; do
    page "$number"
done
memory "after every page"
leave

# A panel with a place for icons and nothing that changes by itself.
printf '%s\n' 'panel_items = S' 'panel_size = 100% 32' 'panel_position = bottom center horizontal' >"$home/tint2rc"
background tint2 -c "$home/tint2rc"
sleep 2
tray --hidden
sleep "$settle_seconds"
if shown; then
    line "hidden in the tray" "not measured: the tray does not show for this user"
else
    idle "hidden in the tray"
    memory "hidden in the tray"
fi
leave

echo
echo "Frames, drawn in software on Xvfb"
# shellcheck disable=SC2086 # options are words
$as $bench -Dprism.order=sw dev.daybook.functional.DesktopBench frames 2>>"$home/frames.err" | grep --line-buffered -v '|-'
