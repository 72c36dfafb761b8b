#!/bin/sh
# What an installation takes of the disk, and what its ahead-of-time caches give for it.
#
#   mvn -q -B package -Pimage -DskipTests && packaging/src/bench/install.sh [ROUNDS [PACKAGE…]]
#
# Uses packaging/target/image, the packages given or those in packaging/target/packages, and a DAYBOOK_HOME in a
# temporary folder; curl asks the socket. With Xvfb and xwininfo the window too. With the caches and without alternate,
# so that whatever else the machine does meets both; processor time stands beside the time a person waits, as it depends
# less on what else runs. Takes about two minutes. Linux only: it reads /proc.
set -eu

rounds=${1:-9}
[ $# -eq 0 ] || shift

module=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
install=$module/target/image
[ -x "$install/runtime/bin/java" ] || {
    echo "install: no $install, run 'mvn -q package -Pimage -DskipTests' first" >&2
    exit 1
}
command -v curl >/dev/null || { echo 'install: curl is missing' >&2; exit 1; }
[ $# -gt 0 ] || set -- "$module"/target/packages/*.deb "$module"/target/packages/*.rpm
name=install
jdk=$(. "$module/target/daybook/lib/launch.sh" && install=$module/target/daybook && find_java && echo "$home")
unset DISPLAY WAYLAND_DISPLAY XAUTHORITY DAYBOOK_JAVA_HOME DAYBOOK_JAVA_OPTS || :

HOME=$(mktemp -d)
DAYBOOK_HOME=$HOME/daybook
export HOME DAYBOOK_HOME
program=
screen=
end() {
    for pid in $program $screen; do
        kill "$pid" 2>/dev/null && wait "$pid" || :
    done
    "$install/bin/daybook" stop >/dev/null 2>&1 || :
    rm -rf "$HOME"
}
trap end EXIT
trap 'exit 1' INT TERM

mb() {
    awk -v kb="$(du -ck --apparent-size "$@" | tail -n 1 | cut -f 1)" 'BEGIN { printf "%.1f MB", kb / 1024 }'
}

line() {
    printf '%-30s %s\n' "$1" "$2"
}

now_us() {
    echo $(($(date +%s%N) / 1000))
}

median() {
    sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

# Processor time of this script's ended children so far, in ticks.
children() {
    sed 's/.*) //' /proc/$$/stat | awk '{ print $14 + $15 }'
}

# A tick is a hundredth of a second.
cpu_us() {
    sed 's/.*) //' "/proc/$1/stat" | awk '{ print ($12 + $13) * 10000 }'
}

# Microseconds that a command takes: of a person's time, and of the processor's, its children's included.
times_of() {
    before=$(now_us)
    before_cpu=$(children)
    "$@" >/dev/null 2>&1 </dev/null || :
    echo "$(($(now_us) - before)) $((($(children) - before_cpu) * 10000))"
}

await() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 6000 ] || { echo "install: waited in vain: $*" >&2; exit 1; }
        sleep 0.005
    done
}

healthy() {
    curl -sf --unix-socket "$DAYBOOK_HOME/run/daemon.sock" http://d/api/v1/health
}

shown() {
    xwininfo -root -tree | grep -q '"Daybook'
}

# Starts a program, waits until it is ready, and ends it: time, processor time and resident memory then.
ready() {
    is_ready=$1
    shift
    before=$(now_us)
    "$@" >>"$HOME/said" 2>&1 </dev/null &
    program=$!
    await "$is_ready"
    echo "$(($(now_us) - before)) $(cpu_us "$program") $(awk '/^VmRSS/ { print $2 * 1024 }' "/proc/$program/status")"
    kill "$program"
    wait "$program" || :
    program=
}

# measure NAME COMMAND…: with the caches, and with a whole JDK, which has an archive of its own classes, in turn.
measure() {
    called=$1
    shift
    for _ in $(seq "$rounds"); do
        "$@" >>"$HOME/with.$called"
        export DAYBOOK_JAVA_HOME="$jdk"
        "$@" >>"$HOME/without.$called"
        unset DAYBOOK_JAVA_HOME
    done
    figures "$called" 1 1000 'time, ms'
    figures "$called" 2 1000 'processor, ms'
}

figures() {
    with=$(cut -d ' ' -f "$2" <"$HOME/with.$1" | median)
    without=$(cut -d ' ' -f "$2" <"$HOME/without.$1" | median)
    line "$1, $4" "$(awk -v a="$with" -v b="$without" -v unit="$3" \
        'BEGIN { printf "%6.0f, without %6.0f: %.2f of it", a / unit, b / unit, a / b }')"
}

for package; do
    [ ! -f "$package" ] || line "${package##*/}" "$(mb "$package")"
done
line 'installed' "$(mb "$install")"
line '  runtime' "$(mb "$install/runtime")"
line '  caches' "$(mb "$install/lib/aot")"
line '  libraries' "$(mb "$install"/lib/*.jar)"
echo

measure version times_of "$install/bin/daybook" version
# A first launch makes the database; what is measured are those that find one.
ready healthy "$install/bin/daybookd" >/dev/null
measure launch ready healthy "$install/bin/daybookd"
figures launch 3 1048576 'resident, MB'
"$install/bin/daybook" daemon >/dev/null 2>&1
measure sessions times_of "$install/bin/daybook" sessions
measure run times_of "$install/bin/daybook" run -- true
if command -v Xvfb >/dev/null && command -v xwininfo >/dev/null; then
    mkfifo "$HOME/display"
    Xvfb -displayfd 9 -nolisten tcp -screen 0 1024x768x24 -noreset 9<>"$HOME/display" >/dev/null 2>&1 &
    screen=$!
    read -r number <"$HOME/display"
    export DISPLAY=":$number"
    measure window ready shown "$install/bin/daybook-tray"
    figures window 3 1048576 'resident, MB'
fi
