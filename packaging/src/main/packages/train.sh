#!/bin/sh
# Makes the ahead-of-time caches of an installation: train.sh INSTALL, or sees to it that it has none: train.sh INSTALL none.
#
# Lives a short life with the programs in the folder INSTALL and the Java that their launchers find, in a home of its
# own, without a display. Leaves INSTALL/lib/aot: app.aot, daemon.aot, ui.aot and 'release', which tells the Java that
# made them. A cache knows its jars by name, size and time: who copies the folder keeps the times (cp -a). Where anything
# fails there is no INSTALL/lib/aot, the programs start as they do without, and this exits with 1. Caches that were made
# of these very files stay as they are.
set -eu

[ $# -ge 1 ] || { echo 'usage: train.sh INSTALL [none]' >&2; exit 2; }
install=$(CDPATH='' cd -- "$1" && pwd -P)
caches=$install/lib/aot
[ "${2-}" != none ] || { rm -rf "$caches"; exit 0; }

# Nothing of what is around reaches the programs.
unset DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS XDG_RUNTIME_DIR DAYBOOK_OP DAYBOOK_JAVA_OPTS || :
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS || :
name=train
# shellcheck source=../dist/lib/launch.sh
. "$install/lib/launch.sh"
find_java

made_of=$( (cat "$0" "$install"/bin/* "$install"/lib/*.* && echo "$release") | cksum)
[ ! -r "$caches/made-of" ] || [ "$(cat "$caches/made-of")" != "$made_of" ] || exit 0
rm -rf "$caches"

work=$(mktemp -d)
daemon=
end() {
    [ -z "$daemon" ] || kill -9 "$daemon" 2>/dev/null || :
    rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM
export HOME="$work" DAYBOOK_HOME="$work/home"

give_up() {
    echo "train: no ahead-of-time caches, for $1:" >&2
    tail -n 8 "$2" >&2
    exit 1
}

# Java as the launchers start it, as far as a cache depends on it, with further options, a main class and its arguments.
in_app() {
    find_jar daybook-app
    # shellcheck disable=SC2086 # options are words
    "$java" $small_jvm --enable-native-access=ALL-UNNAMED -Dslf4j.internal.verbosity=ERROR \
        "-Ddaybook.install=$install" -cp "$jar" "$@"
}

in_daemon() {
    find_jar daybook-daemon
    # The exec keeps the process number. Each of these is run in a process of its own.
    # shellcheck disable=SC2086 # options are words
    exec "$java" $small_jvm --enable-native-access=ALL-UNNAMED -Xss256k "-Ddaybook.install=$install" -cp "$jar" "$@"
}

in_ui() {
    find_jar daybook-ui
    find_modules
    # shellcheck disable=SC2086 # options are words
    "$java" $small_jvm --module-path "$modules" --add-modules javafx.controls \
        --enable-native-access=javafx.graphics,ALL-UNNAMED "-Ddaybook.install=$install" -cp "$jar" "$@"
}

# What a profile of the hot methods would add is for a compiler that these programs do not use.
no_profile='-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining'

# record PROGRAM OPTION… MAIN ARGUMENT…: runs it and notes what it has loaded.
record() {
    program=$1
    shift
    # shellcheck disable=SC2086 # options are words
    "in_$program" -XX:AOTMode=record "-XX:AOTConfiguration=$work/$program.conf" $quiet_cache $no_profile "$@" \
        >"$work/$program.log" 2>&1 </dev/null
}

create() {
    # shellcheck disable=SC2086 # options are words
    (
        "in_$1" -XX:AOTMode=create "-XX:AOTConfiguration=$work/$1.conf" "-XX:AOTCache=$work/aot/$1.aot" \
            $quiet_cache $no_profile
    ) >"$work/$1.log" 2>&1 </dev/null && [ -s "$work/aot/$1.aot" ]
}

record daemon dev.daybook.daemon.Main &
daemon=$!
tries=0
until [ -S "$work/home/run/daemon.sock" ]; do
    tries=$((tries + 1))
    kill -0 "$daemon" 2>/dev/null && [ "$tries" -lt 1200 ] || give_up 'the daemon did not start' "$work/daemon.log"
    sleep 0.1
done

record app dev.daybook.cli.Rehearsal version status 'run -- true' sessions 'sessions 1' operations day week timeline \
    totals 'search true' plan categories 'run --retry 1 -- sh -c true' summarise ||
    give_up 'the command line failed' "$work/app.log"
record ui -Dglass.platform=Headless -Dprism.order=sw dev.daybook.ui.Rehearsal ||
    give_up 'the window failed' "$work/ui.log"
kill "$daemon"
wait "$daemon" || give_up 'the daemon failed' "$work/daemon.log"
daemon=

mkdir -p "$work/aot"
for program in app daemon ui; do
    create "$program" || give_up "Java made none for $program" "$work/$program.log"
done
find_jar daybook-app
version_of_jar
printf '%s\n' "$release" "$version" >"$work/aot/release"
printf '%s\n' "$made_of" >"$work/aot/made-of"
chmod 0755 "$work/aot"
chmod 0644 "$work/aot"/*
# Not moved there at once: it is on another disk, often, and a half copied cache is none.
cp -r "$work/aot" "$caches.new"
mv "$caches.new" "$caches"
