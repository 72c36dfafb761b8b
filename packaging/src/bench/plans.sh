#!/bin/sh
# What plans cost: from phase to phase in the daemon and in workers, and plans that only wait for their time.
#
#   mvn -q -B package -DskipTests && packaging/src/bench/plans.sh [ROUNDS]
#
# Uses packaging/target/daybook with a DAYBOOK_HOME in a temporary folder, and curl. Takes about four minutes.
# Contestants alternate, so that whatever else the machine does meets all of them. Linux only: it reads /proc.
set -eu

rounds=${1:-5}
phases=10
waiting=50
idle=65

module=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
install=$module/target/daybook
[ -x "$install/bin/daybookd" ] || { echo "plans: no $install, run 'mvn -q package -DskipTests' first" >&2; exit 1; }
command -v curl >/dev/null || { echo "plans: curl is missing" >&2; exit 1; }

DAYBOOK_HOME=$(mktemp -d)
export DAYBOOK_HOME
daybook=$install/bin/daybook

end() {
    "$daybook" stop >/dev/null 2>&1 || :
    rm -rf "$DAYBOOK_HOME"
}
trap end EXIT
trap 'exit 1' INT TERM

api() {
    curl -sf --unix-socket "$DAYBOOK_HOME/run/daemon.sock" "$@"
}

# The first operation's id in an answer.
id() {
    grep -o 'op_[a-z0-9]*' | head -n 1
}

# Milliseconds until the operation that a command names has ended.
until_ended() {
    before=$(date +%s%N)
    operation=$("$@" | id)
    api -o /dev/null "http://d/api/v1/operations/$operation?wait=30"
    echo $((($(date +%s%N) - before) / 1000000))
}

trigger() {
    api -X POST "http://d/api/v1/plans/$1/trigger"
}

prune() {
    api -X POST -d '{"type":"prune"}' http://d/api/v1/operations
}

detached() {
    "$daybook" run --detach -- true
}

median() {
    sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'
}

# Clock ticks that the daemon's thread of plans has used.
ticks() {
    pid=$(api http://d/api/v1/health | grep -o '"pid":[0-9]*' | head -n 1 | cut -d: -f2)
    for task in "/proc/$pid/task/"*; do
        if [ "$(cat "$task/comm")" = plans ]; then
            sed 's/.*) //' "$task/stat" | awk '{ print $12 + $13 }'
        fi
    done
}

used_in() {
    before=$(ticks)
    sleep "$1"
    echo $(($(ticks) - before))
}

mkdir -p "$DAYBOOK_HOME/plans"
{
    echo 'name = "inside"'
    for n in $(seq $phases); do
        printf '[[phase]]\nname = "p%s"\nin = "daemon"\ndo = "prune"\n' "$n"
    done
} >"$DAYBOOK_HOME/plans/inside.toml"
{
    echo 'name = "outside"'
    for n in 1 2 3; do
        printf '[[phase]]\nname = "p%s"\nin = "worker"\ncommand = ["true"]\n' "$n"
    done
} >"$DAYBOOK_HOME/plans/outside.toml"

"$daybook" daemon >/dev/null
until_ended trigger inside >/dev/null
until_ended prune >/dev/null
for _ in $(seq "$rounds"); do
    until_ended prune >>"$DAYBOOK_HOME/one"
    until_ended trigger inside >>"$DAYBOOK_HOME/ten"
    until_ended detached >>"$DAYBOOK_HOME/detached"
    until_ended trigger outside >>"$DAYBOOK_HOME/three"
done
one=$(median <"$DAYBOOK_HOME/one")
ten=$(median <"$DAYBOOK_HOME/ten")
detached=$(median <"$DAYBOOK_HOME/detached")
three=$(median <"$DAYBOOK_HOME/three")
echo "one operation in the daemon        $one ms"
echo "a plan of $phases phases in the daemon    $ten ms, $(ratio "$ten" "$one") times as long"
echo "one command, run --detach          $detached ms"
echo "a plan of 3 commands               $three ms, $(ratio "$three" "$detached") times as long"

none=$(used_in $idle)
for n in $(seq $waiting); do
    printf 'name = "w%s"\ntrigger = { every = "300d" }\n[[phase]]\nname = "p"\nin = "daemon"\ndo = "prune"\n' "$n" \
        >"$DAYBOOK_HOME/plans/w$n.toml"
done
"$daybook" plan list >/dev/null
sleep $idle
some=$(used_in $idle)
echo "thread of plans, $idle s, nothing to do      $none ticks of 10 ms"
echo "the same with $waiting plans that wait        $some ticks of 10 ms"
