# Read by the scripts beside it. Sets JAVA_HOME to a JDK 25 with jlink and jpackage: the one that it is set to, or the
# first below /usr/lib/jvm.
# shellcheck shell=bash

find_jdk() {
    local candidate
    for candidate in "${JAVA_HOME:-/}" /usr/lib/jvm/*; do
        if [ -x "$candidate/bin/jpackage" ] && grep -qs '^JAVA_VERSION="25' "$candidate/release"; then
            JAVA_HOME=$candidate
            return
        fi
    done
    echo "${0##*/}: no JDK 25 with jpackage, set JAVA_HOME to one" >&2
    exit 1
}
