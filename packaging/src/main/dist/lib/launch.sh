# Read by the launchers in bin/, which set $name and $install. Gives keep_streams, find_java, which sets $java, find_jar,
# which sets $jar, find_modules, which sets $modules, and find_cache, which sets $cache. No JVM is started to learn a
# version: each JDK says it in its file 'release'.
# shellcheck shell=sh disable=SC2034,SC2154

oldest=25
# The last one is what Jetty would find out by starting JMX, for a tenth of a second and some memory.
small_jvm='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+UseCompactObjectHeaders -Dorg.eclipse.jetty.util.referencesPerCacheLine=16'
# A cache that Java cannot use after all, whatever the reason, is nothing a person has to hear of.
quiet_cache='-Xlog:aot*=off,cds*=off'

# A closed stream would become the next file that is opened, one of Java's own or of the database, and who then reads
# or prints reads that file or writes into it.
keep_streams() {
    { true 3<&0; } 2>/dev/null || exec </dev/null
    { true 3>&1; } 2>/dev/null || exec >/dev/null
    true 3>&2 || exec 2>/dev/null
}

fail() {
    printf '%s: %s\n' "$name" "$1" >&2
    exit 78
}

# Sets $major to the version of the JDK in the folder $1, and $release to all that it says of itself; fails when there
# is none.
version_of() {
    major=0
    release=
    [ -x "$1/bin/java" ] && [ -r "$1/release" ] || return 1
    while IFS= read -r line || [ -n "$line" ]; do
        release="$release$line;"
        case $line in
            JAVA_VERSION=*)
                line=${line#*=}
                line=${line#\"}
                major=${line%%[!0-9]*}
                major=${major:-0}
                ;;
        esac
    done <"$1/release"
}

fits() {
    version_of "$1" && [ "$major" -ge "$oldest" ]
}

# Sets $home to the folder of the java on PATH.
home_on_path() {
    home=$(command -v java) || return 1
    home=$(readlink -f "$home") || return 1
    home=${home%/bin/java}
}

# Sets $home to the newest JDK that fits among those the system keeps.
home_of_system() {
    home=
    newest=0
    for candidate in /usr/lib/jvm/*; do
        if fits "$candidate" && [ "$major" -gt "$newest" ]; then
            newest=$major
            home=$candidate
        fi
    done
    [ -n "$home" ]
}

find_java() {
    # Java itself would end with a trace of its own start.
    [ -n "$(pwd -P 2>/dev/null)" ] || fail 'the folder this was started in is gone, change to another'
    if [ -n "${DAYBOOK_JAVA_HOME-}" ]; then
        # Said on purpose: another one would be a surprise.
        fits "$DAYBOOK_JAVA_HOME" ||
            fail "DAYBOOK_JAVA_HOME=$DAYBOOK_JAVA_HOME is not a Java $oldest or newer, set it to one or unset it"
        home=$DAYBOOK_JAVA_HOME
    elif fits "$install/runtime"; then
        home=$install/runtime
    elif fits "$install/lib/runtime"; then
        home=$install/lib/runtime
    elif fits "${install%/*}/runtime/Contents/Home"; then
        home=${install%/*}/runtime/Contents/Home
    elif [ -n "${JAVA_HOME-}" ] && fits "$JAVA_HOME"; then
        home=$JAVA_HOME
    elif home_on_path && fits "$home"; then
        :
    elif home_of_system; then
        # Others were looked at after it.
        version_of "$home"
    else
        fail "no Java $oldest or newer in $install/runtime, JAVA_HOME (${JAVA_HOME:-not set}), on PATH or in /usr/lib/jvm, install a JDK $oldest or set DAYBOOK_JAVA_HOME to one"
    fi
    java=$home/bin/java
}

find_jar() {
    jar=
    for candidate in "$install/lib/$1"-*.jar; do
        [ -z "$jar" ] || fail "two versions in $install/lib, $jar and $candidate, install Daybook anew"
        jar=$candidate
    done
    [ -f "$jar" ] || fail "no $1 in $install/lib, install Daybook anew"
}

# Sets $version to that of $jar, by its name.
version_of_jar() {
    version=${jar##*/}
    version=${version#daybook-*-}
    version=${version%.jar}
}

# Sets $modules. JavaFX wants to be modules. Its jars are the system's own: the others of that name are empty.
find_modules() {
    modules=
    for candidate in "$install"/lib/javafx-*-*-*.jar; do
        modules=${modules:+$modules:}$candidate
    done
}

# Sets $cache to the ahead-of-time cache $1 where there is one that the very Java that was found has made, of the version
# that $jar is of: another Java would only lose time with it, and Java may take the classes of jars that are gone from it
# without a look at those that are there. Options of Java's own that cannot stand beside a cache leave it out.
find_cache() {
    cache=
    case "${DAYBOOK_JAVA_OPTS-} ${JDK_JAVA_OPTIONS-} ${JAVA_TOOL_OPTIONS-} ${_JAVA_OPTIONS-}" in
        *-Xshare* | *AOT* | *SharedArchive* | *SharedClassList* | *ArchiveClasses*) return 0 ;;
    esac
    [ -r "$install/lib/aot/$1.aot" ] && [ -r "$install/lib/aot/release" ] || return 0
    { IFS= read -r trained && IFS= read -r trained_of; } <"$install/lib/aot/release" || return 0
    version_of_jar
    if [ "$trained" = "$release" ] && [ "$trained_of" = "$version" ]; then
        cache=$install/lib/aot/$1.aot
    fi
}
