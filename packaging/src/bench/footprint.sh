#!/bin/sh
# What the daemon costs a person's machine: launch, memory, processor time, and the command line's answers.
#
#   mvn -q -B package -DskipTests && packaging/src/bench/footprint.sh [IDLE_SECONDS [BUSY_SECONDS]]
#
# Uses packaging/target/daybook, with a desktop of its own (Xvfb, openbox, xterm, xdotool) and a DAYBOOK_HOME in a
# temporary folder; curl asks the socket. Takes about five minutes. Linux only: it reads /proc.
set -eu

idle_seconds=${1:-120}
busy_seconds=${2:-60}
settle_seconds=60
rounds=5

module=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
install=$module/target/daybook
[ -x "$install/bin/daybookd" ] || { echo "footprint: no $install, run 'mvn -q package -DskipTests' first" >&2; exit 1; }
for program in Xvfb openbox xterm xdotool curl; do
    command -v "$program" >/dev/null || { echo "footprint: $program is missing" >&2; exit 1; }
done

name=footprint
# shellcheck source=../main/dist/lib/launch.sh
. "$install/lib/launch.sh"
find_java

home=$(mktemp -d)
started=
daemon=

# Ends what this script started, the last first, and waits for each.
end() {
    for pid in $daemon $started; do
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
        [ "$tries" -lt 4000 ] || { echo "footprint: waited in vain: $*" >&2; exit 1; }
        sleep 0.005
    done
}

now_us() {
    echo $(($(date +%s%N) / 1000))
}

# The middle one of the numbers given on as many lines.
median() {
    sort -n | sed -n "$(((rounds + 1) / 2))p"
}

# Milliseconds with a decimal, from microseconds.
ms() {
    awk -v us="$1" 'BEGIN { printf "%.1f", us / 1000 }'
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'
}

# Microseconds a command takes.
wall() {
    before=$(now_us)
    "$@" >/dev/null 2>&1 </dev/null
    echo $(($(now_us) - before))
}

healthy() {
    curl -sf --unix-socket "$DAYBOOK_HOME/run/daemon.sock" http://localhost/api/v1/health >/dev/null 2>&1
}

launch() {
    "$install/bin/daybookd" 2>>"$home/daybookd.err" </dev/null &
    daemon=$!
    await test -S "$DAYBOOK_HOME/run/daemon.sock"
    await healthy
}

stop() {
    kill "$daemon"
    wait "$daemon" || :
    daemon=
}

# Processor time of the daemon so far, in hundredths of a second.
cpu() {
    sed 's/.*) //' "/proc/$daemon/stat" | awk -v tick="$(getconf CLK_TCK)" '{ print ($12 + $13) * 100 / tick }'
}

# One line for each thread: number, ticks, times it went to sleep, name.
threads() {
    for task in "/proc/$daemon/task"/*; do
        ticks=$(sed 's/.*) //' "$task/stat" | awk '{ print $12 + $13 }')
        sleeps=$(awk '/^voluntary/ { print $2 }' "$task/status")
        echo "${task##*/} $ticks $sleeps $(cat "$task/comm")"
    done
}

# Hundredths of a second over some seconds as seconds an hour.
hourly() {
    awk -v cs="$1" -v s="$2" 'BEGIN { printf "%.1f", cs / 100 * 3600 / s }'
}

line() {
    printf '%-34s %s\n' "$1" "$2"
}

export HOME="$home" DAYBOOK_HOME="$home/daybook"
mkfifo "$home/display"
Xvfb -displayfd 9 -nolisten tcp -screen 0 1024x768x24 -noreset 9<>"$home/display" >>"$home/desktop.log" 2>&1 &
started=$!
read -r number <"$home/display"
export DISPLAY=":$number"
unset XAUTHORITY WAYLAND_DISPLAY || :
background openbox
await sh -c 'xdotool get_num_desktops >/dev/null 2>&1'
background xterm -T first
background xterm -T second
await sh -c 'test "$(xdotool search --onlyvisible --class xterm 2>/dev/null | wc -l)" -ge 2'

# A first launch makes the database; what is measured are those that find one.
launch
stop
round=0
while [ "$round" -lt "$rounds" ]; do
    wall "$java" -version >>"$home/java"
    before=$(now_us)
    launch
    echo $(($(now_us) - before)) >>"$home/launch"
    stop
    round=$((round + 1))
done
java_us=$(median <"$home/java")
launch_us=$(median <"$home/launch")
line "java -version, ms" "$(ms "$java_us")"
line "launch to ready, ms" "$(ms "$launch_us") ($(ratio "$launch_us" "$java_us") × java -version)"

launch
launch_cs=$(cpu)
line "processor time to launch, s" "$(awk -v cs="$launch_cs" 'BEGIN { printf "%.2f", cs / 100 }')"
sleep "$settle_seconds"
line "resident after $settle_seconds s, MB" "$(awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$daemon/status")"
line "proportional (Pss), MB" "$(awk '/^Pss:/ { printf "%.1f", $2 / 1024 }' "/proc/$daemon/smaps_rollup")"
line "threads" "$(awk '/^Threads/ { print $2 }' "/proc/$daemon/status")"

threads >"$home/threads.before"
before=$(cpu)
sleep "$idle_seconds"
idle_cs=$(($(cpu) - before))
threads >"$home/threads.after"
line "idle, CPU s per hour" "$(hourly "$idle_cs" "$idle_seconds")"

windows=$(xdotool search --onlyvisible --class xterm)
before=$(cpu)
end_s=$(($(date +%s) + busy_seconds))
while [ "$(date +%s)" -lt "$end_s" ]; do
    for window in $windows; do
        xdotool windowactivate "$window" mousemove_relative 3 3 type a
        sleep 1
    done
done
line "in use, CPU s per hour" "$(hourly "$(($(cpu) - before))" "$busy_seconds")"

for verb in version status sessions; do
    round=0
    : >"$home/verb"
    while [ "$round" -lt "$rounds" ]; do
        wall "$install/bin/daybook" "$verb" >>"$home/verb"
        round=$((round + 1))
    done
    verb_us=$(median <"$home/verb")
    line "daybook $verb, ms" "$(ms "$verb_us") ($(ratio "$verb_us" "$java_us") × java -version)"
done
line "resident after that, MB" "$(awk '/^VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$daemon/status")"
line "database, KB" "$(du -k "$DAYBOOK_HOME/data/daybook.mv.db" | cut -f 1)"
line "journal, KB" "$(du -sk "$DAYBOOK_HOME/data/journal" | cut -f 1)"

echo
echo "While idle: thread, ms of processor and times it went to sleep in a minute"
sort "$home/threads.before" >"$home/threads.a"
sort "$home/threads.after" | join "$home/threads.a" - | awk -v s="$idle_seconds" -v tick="$(getconf CLK_TCK)" '{
    words = (NF - 5) / 2
    name = $4
    for (i = 5; i < 4 + words; i++) name = name " " $i
    ms = ($(4 + words) - $2) * 1000 / tick * 60 / s
    sleeps = ($(5 + words) - $3) * 60 / s
    if (ms > 0 || sleeps > 0) printf "%-18s %8.1f %8.1f\n", name, ms, sleeps
}'
