#!/bin/sh
# What 'daybook run' costs: start and end of a command, memory of its worker, a cancel, and answers of a full store.
#
#   mvn -q -B package -DskipTests && packaging/src/bench/operations.sh [ROUNDS]
#
# Uses packaging/target/daybook with a DAYBOOK_HOME in a temporary folder, curl, and Debian's task-spooler to compare
# with. Takes about two minutes. Contestants alternate, so that whatever else the machine does meets all of them. Linux
# only: it reads /proc.
set -eu

rounds=${1:-15}
stored=10000
tree=50

module=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
install=$module/target/daybook
[ -x "$install/bin/daybookd" ] || { echo "operations: no $install, run 'mvn -q package -DskipTests' first" >&2; exit 1; }
for program in curl tsp; do
    command -v "$program" >/dev/null || { echo "operations: $program is missing" >&2; exit 1; }
done

name=operations
# shellcheck source=../main/dist/lib/launch.sh
. "$install/lib/launch.sh"
find_java

DAYBOOK_HOME=$(mktemp -d)
TMPDIR=$DAYBOOK_HOME
TS_SOCKET=$DAYBOOK_HOME/tsp.socket
export DAYBOOK_HOME TMPDIR TS_SOCKET
daybook=$install/bin/daybook

end() {
    "$daybook" stop >/dev/null 2>&1 || :
    tsp -K 2>/dev/null || :
    rm -rf "$DAYBOOK_HOME"
}
trap end EXIT
trap 'exit 1' INT TERM

now_us() {
    echo $(($(date +%s%N) / 1000))
}

# The middle one of the numbers given on as many lines.
median() {
    sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'
}

ms() {
    awk -v us="$1" 'BEGIN { printf "%.1f ms", us / 1000 }'
}

ratio() {
    awk -v a="$1" -v b="$2" 'BEGIN { printf "%.1f", a / b }'
}

# Microseconds that a command takes.
wall() {
    before=$(now_us)
    "$@" >/dev/null 2>&1 </dev/null
    echo $(($(now_us) - before))
}

by_shell() {
    sh -c true
}

by_tsp() {
    tsp -w "$(tsp true)"
}

by_daybook() {
    "$daybook" run -- true
}

by_daybook_detached() {
    "$daybook" wait "$("$daybook" run --detach -- true)"
}

ask() {
    curl -sf -o /dev/null --unix-socket "$DAYBOOK_HOME/run/daemon.sock" "$@"
}

# Median microseconds of an answer to a GET.
answer() {
    for _ in $(seq 40); do
        curl -sf -o /dev/null -w '%{time_total}\n' --unix-socket "$DAYBOOK_HOME/run/daemon.sock" "http://d/api/v1/$1"
    done | awk '{ print $1 * 1000000 }' | median
}

"$daybook" daemon >/dev/null

echo "Running 'true' and waiting for its end, median of $rounds:"
for _ in 1 2; do by_tsp >/dev/null; by_daybook >/dev/null; done
for _ in $(seq "$rounds"); do
    wall by_shell >>"$DAYBOOK_HOME/shell"
    wall by_tsp >>"$DAYBOOK_HOME/tsp"
    wall by_daybook >>"$DAYBOOK_HOME/daybook"
    wall by_daybook_detached >>"$DAYBOOK_HOME/detached"
    wall "$java" -Xshare:auto -version >>"$DAYBOOK_HOME/java"
done
shell=$(median <"$DAYBOOK_HOME/shell")
tsp=$(median <"$DAYBOOK_HOME/tsp")
jvm=$(median <"$DAYBOOK_HOME/java")
for contestant in shell tsp java daybook detached; do
    took=$(median <"$DAYBOOK_HOME/$contestant")
    printf '  %-9s %12s  %8s of a shell  %8s of tsp  %8s of java -version\n' "$contestant" "$(ms "$took")" \
        "$(ratio "$took" "$shell")" "$(ratio "$took" "$tsp")" "$(ratio "$took" "$jvm")"
done

operation=$("$daybook" run --detach -- sleep 600)
sleep 20
worker=$(tr -cd '0-9' <"$DAYBOOK_HOME/operations/$operation/worker.lock")
awk '/^Rss|^Pss:/ { printf "  worker %s %.0f MB\n", $1, $2 / 1024 }' "/proc/$worker/smaps_rollup"
"$daybook" cancel "$operation" >/dev/null

echo "From the request to cancel until nothing of $tree processes is left and the record says so, median of 5,"
echo "against 'kill' of such a process group by a shell that waits for it:"
for _ in 1 2 3 4 5; do
    operation=$("$daybook" run --detach -- sh -c "for i in \$(seq $((tree - 1))); do sleep 600 & done; echo up; wait")
    until grep -q up "$DAYBOOK_HOME/operations/$operation/log" 2>/dev/null; do sleep 0.05; done
    before=$(now_us)
    ask -X POST "http://d/api/v1/operations/$operation/cancel"
    ask "http://d/api/v1/operations/$operation?wait=30"
    echo $(($(now_us) - before)) >>"$DAYBOOK_HOME/cancel"
    setsid sh -c "for i in \$(seq $((tree - 1))); do sleep 600 & done; wait" &
    group=$!
    until [ "$(pgrep -c -g "$group" || :)" -ge "$tree" ]; do sleep 0.05; done
    before=$(now_us)
    /bin/kill -TERM -- "-$group"
    until [ "$(pgrep -c -g "$group" || :)" -eq 0 ]; do wait "$group" || :; done
    echo $(($(now_us) - before)) >>"$DAYBOOK_HOME/kill"
done
cancel=$(median <"$DAYBOOK_HOME/cancel")
plain=$(median <"$DAYBOOK_HOME/kill")
printf '  cancel %s, %s of a plain kill (%s)\n' "$(ms "$cancel")" "$(ratio "$cancel" "$plain")" "$(ms "$plain")"

echo "Median answer of the API, almost empty and then with $stored operations and their sessions stored:"
for call in health operations?limit=100 operations?status=running "operations/$operation" sessions?kind=run; do
    answer "$call" >/dev/null
    printf '%s %s\n' "$call" "$(answer "$call")" >>"$DAYBOOK_HOME/empty"
done
"$daybook" stop >/dev/null
"$java" -cp "$(echo "$install"/lib/h2-*.jar)" org.h2.tools.Shell -url "jdbc:h2:$DAYBOOK_HOME/data/daybook" -sql "
INSERT INTO session (id, device_id, launch_id, kind, status, start_s, end_s, title, operation_id, summary,
        summary_attempts)
    SELECT 1000 + x, 1, 1, 'run', 'ended', 1700000000 + x * 60, 1700000030 + x * 60, 'make', 'op_' || LPAD(x, 10, '0'),
        'none', 0 FROM SYSTEM_RANGE(1, $stored);
INSERT INTO operation (id, created_no, device_id, launch_id, session_id, type, runs_in, status, epoch, title, command,
        boot_id, grace_s, retries, created_s, started_s, ended_s, exit_code, cause)
    SELECT 'op_' || LPAD(x, 10, '0'), 1000 + x, 1, 1, 1000 + x, 'command', 'worker', 'completed', 1, 'make',
        '[\"make\"]', 'b', 10, 0, 1700000000 + x * 60, 1700000000 + x * 60, 1700000030 + x * 60, 0, 'exit'
    FROM SYSTEM_RANGE(1, $stored)" >/dev/null
"$daybook" daemon >/dev/null
while read -r call empty; do
    answer "$call" >/dev/null
    full=$(answer "$call")
    printf '  %-26s %10s -> %10s  %s\n' "$call" "$(ms "$empty")" "$(ms "$full")" "$(ratio "$full" "$empty")"
done <"$DAYBOOK_HOME/empty"
