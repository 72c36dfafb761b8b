package dev.daybook.cli.completion;

/**
 * Shell functions for what differs from moment to moment. An operation is a folder with a lock; one that has ended left
 * a record of its last attempt, so one without any goes on or was lost. A retry goes on beside the record of the attempt
 * before it and is not offered.
 */
final class LiveWords {

    private LiveWords() {}

    /** For bash and zsh. */
    static final String POSIX = """
            _daybook_folder() {
                if [ -n "${DAYBOOK_HOME-}" ]; then
                    printf '%s\\n' "$DAYBOOK_HOME"
                elif [ "$1" = config ]; then
                    printf '%s\\n' "${XDG_CONFIG_HOME:-$HOME/.config}/daybook"
                else
                    printf '%s\\n' "${XDG_DATA_HOME:-$HOME/.local/share}/daybook"
                fi
            }

            _daybook_operations() {
                ls -t "$(_daybook_folder data)/operations" 2>/dev/null | grep '^op_'
            }

            _daybook_active() {
                local folder operation
                folder=$(_daybook_folder data)/operations
                _daybook_operations | while IFS= read -r operation; do
                    if [ -e "$folder/$operation/worker.lock" ] && ! ls "$folder/$operation" | grep -q '^exit\\.'; then
                        printf '%s\\n' "$operation"
                    fi
                done
            }

            _daybook_plans() {
                find "$(_daybook_folder config)/plans" -maxdepth 1 -name '*.toml' \\
                    -exec sed -n '/^\\[/q; s/^ *name *= *"\\([^"]*\\)".*/\\1/p' {} \\; 2>/dev/null
            }
            """;

    static final String FISH = """
            function __daybook_folder
                if set -q DAYBOOK_HOME; and test -n "$DAYBOOK_HOME"
                    echo $DAYBOOK_HOME
                else if test $argv[1] = config
                    test -n "$XDG_CONFIG_HOME"; and echo $XDG_CONFIG_HOME/daybook; or echo $HOME/.config/daybook
                else
                    test -n "$XDG_DATA_HOME"; and echo $XDG_DATA_HOME/daybook; or echo $HOME/.local/share/daybook
                end
            end

            function __daybook_operations
                command ls -t (__daybook_folder data)/operations 2>/dev/null | string match 'op_*'
            end

            function __daybook_active
                set -l folder (__daybook_folder data)/operations
                for operation in (__daybook_operations)
                    if test -e $folder/$operation/worker.lock
                        command ls $folder/$operation | string match -q 'exit.*'; or echo $operation
                    end
                end
            end

            function __daybook_plans
                command find (__daybook_folder config)/plans -maxdepth 1 -name '*.toml' \\
                    -exec sed -n '/^\\[/q; s/^ *name *= *"\\([^"]*\\)".*/\\1/p' {} \\; 2>/dev/null
            end
            """;
}
