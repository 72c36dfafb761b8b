#!/bin/sh
# What ten years cost: a day, a week, a search and the size of the database, against one year's in the same run.
#
#   mvn -q -B package -DskipTests && packaging/src/bench/decade.sh [DAYS]
#
# Uses packaging/target/daybook and packaging/target/test-classes with a DAYBOOK_HOME in a temporary folder, and curl.
# Ten years are 5 million minutes, 40,150 sessions and 300,000 titles; they take 3 GB of disk while they are made, and the
# whole run about ten minutes. Linux only.
set -eu

days=${1:-3650}
rounds=7

module=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
install=${DAYBOOK_BENCH_INSTALL:-$module/target/daybook}
tests=${DAYBOOK_BENCH_TESTS:-$module/target/test-classes}
[ -x "$install/bin/daybookd" ] && [ -d "$tests" ] ||
    { echo "decade: no $install, run 'mvn -q package -DskipTests' first" >&2; exit 1; }
command -v curl >/dev/null || { echo "decade: curl is missing" >&2; exit 1; }

name=decade
# shellcheck source=../main/dist/lib/launch.sh
. "$install/lib/launch.sh"
find_java

home=$(mktemp -d)
daemon=
export DAYBOOK_HOME
end() {
    [ -z "$daemon" ] || { kill "$daemon" 2>/dev/null && wait "$daemon" || :; }
    rm -rf "$home"
}
trap end EXIT
trap 'exit 1' INT TERM

now_us() {
    echo $(($(date +%s%N) / 1000))
}

median() {
    sort -n | sed -n "$(((rounds + 1) / 2))p"
}

ask() {
    curl -sf --unix-socket "$DAYBOOK_HOME/run/daemon.sock" "http://localhost/api/v1/$1"
}

launch() {
    "$install/bin/daybookd" 2>>"$home/err" </dev/null &
    daemon=$!
    tries=0
    until ask health >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ "$tries" -lt 6000 ] || { echo "decade: the daemon does not start" >&2; exit 1; }
        sleep 0.02
    done
}

stop() {
    kill "$daemon"
    wait "$daemon" || :
    daemon=
}

# Median microseconds of a question; the first, which nothing is remembered for, apart.
measure() {
    rm -f "$home/times"
    before=$(now_us)
    ask "$2" >"$home/answer"
    echo $(($(now_us) - before)) >"$home/$1.first"
    round=0
    while [ "$round" -lt "$rounds" ]; do
        before=$(now_us)
        ask "$2" >"$home/answer"
        echo $(($(now_us) - before)) >>"$home/times"
        round=$((round + 1))
    done
    median <"$home/times" >"$home/$1"
}


# One home of $1 days; figures go to files that begin with $2.
years() {
    DAYBOOK_HOME=$home/$2
    mkdir "$DAYBOOK_HOME"
    launch
    stop
    before=$(now_us)
    "$java" -XX:+UseSerialGC -cp "$tests:$install/lib/*" dev.daybook.functional.DecadeHistory "$1" 2>>"$home/err"
    echo $((($(now_us) - before) / 1000000)) >"$home/$2.made"
    before=$(now_us)
    launch
    echo $(($(now_us) - before)) >"$home/$2.launch"
    # Until the index of the search knows every session.
    before=$(now_us)
    until ask "search?q=zzz" | grep -q '"indexing":null'; do
        sleep 0.2
    done
    echo $((($(now_us) - before) / 1000)) >"$home/$2.index"
    middle=$(date -u -d "-$(($1 / 2)) days" +%F)
    week=$(date -u -d "$middle +6 days" +%F)
    measure "$2.day" "days/$middle?zone=UTC"
    measure "$2.week" "days?from=$middle&to=$week&zone=UTC"
    measure "$2.sessions" "sessions?limit=50&from=${middle}T00:00:00Z&to=${week}T00:00:00Z"
    measure "$2.rare" "search?q=%E4%BC%9A%E8%AD%B0+4711"
    measure "$2.common" "search?q=firefox"
    measure "$2.prefix" "search?q=port+ber"
    round=0
    rm -f "$home/times"
    while [ "$round" -lt "$rounds" ]; do
        before=$(now_us)
        "$install/bin/daybook" search port ber >/dev/null
        echo $(($(now_us) - before)) >>"$home/times"
        round=$((round + 1))
    done
    median <"$home/times" >"$home/$2.verb"
    echo 0 >"$home/$2.verb.first"
    awk '/^Rss:/ { r = $2 } END { printf "%.0f\n", r / 1024 }' "/proc/$daemon/smaps_rollup" >"$home/$2.rss"
    stop
    du -sm "$DAYBOOK_HOME/data/daybook.mv.db" | cut -f1 >"$home/$2.size"
    du -sm "$DAYBOOK_HOME/data/search" | cut -f1 >"$home/$2.indexsize"
}

line() {
    awk -v what="$1" -v a="$(cat "$home/year.$2")" -v b="$(cat "$home/decade.$2")" -v unit="$3" -v per="$4" \
        'BEGIN { printf "%-34s %10.1f %10.1f %s  (%.1f ×)\n", what, a / per, b / per, unit, (a > 0 ? b / a : 0) }'
}

years $((days / 10)) year
years "$days" decade
printf '%-34s %10s %10s\n' "" "$((days / 10)) days" "$days days"
line "made" made s 1
line "launch until the API answers" launch ms 1000
line "index complete after" index s 1000
line "database" size MB 1
line "index" indexsize MB 1
line "memory of the daemon, RSS" rss MB 1
for what in day week sessions rare common prefix; do
    line "$what, first time" "$what.first" ms 1000
    line "$what" "$what" ms 1000
done
line "'daybook search', whole process" verb ms 1000
