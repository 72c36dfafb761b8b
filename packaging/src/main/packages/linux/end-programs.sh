# Ends the daemons and desktops that run from this installation, whoever's they are: asks, and waits 15 seconds at most.
# What runs operations is left alone. It holds open what it needs of these files, and its jobs go on to their true end.

# The process numbers of who runs this class. By the program's file, and below this root: not a container's, no namesake.
daybook_processes() {
    for process in /proc/[0-9]*; do
        case $(readlink "$process/exe" 2>/dev/null) in
            /opt/daybook/runtime/*) ;;
            *) continue ;;
        esac
        [ "$process/root/" -ef / ] || continue
        if tr '\0' '\n' 2>/dev/null <"$process/cmdline" | grep -qxF "$1"; then
            echo "${process#/proc/}"
        fi
    done
}

daybook_end() {
    numbers=$(daybook_processes "$1")
    [ -n "$numbers" ] || return 0
    # shellcheck disable=SC2086 # numbers are words
    kill -TERM $numbers 2>/dev/null || :
    looks=75
    while [ "$looks" -gt 0 ] && [ -n "$(daybook_processes "$1")" ]; do
        looks=$((looks - 1))
        sleep 0.2
    done
}

# The desktops first: they would start a daemon again when asked to.
daybook_end dev.daybook.ui.Main
daybook_end dev.daybook.daemon.Main
