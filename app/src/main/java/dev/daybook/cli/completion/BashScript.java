package dev.daybook.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For bash, with or without its package of completions. */
final class BashScript {

    private final Word root;

    BashScript(Word root) {
        this.root = root;
    }

    String text() {
        return """
                # bash completion of daybook; 'daybook completion bash' writes it.
                """
                + LiveWords.POSIX + """

                # Which verbs stand before the word that is being written, and which option just before it.
                _daybook_path() {
                    path= dashes= skip=
                    local i word
                    for ((i = 1; i < COMP_CWORD; i++)); do
                        word=${COMP_WORDS[i]}
                        if [ -n "$skip" ]; then skip=; continue; fi
                        case "$path:$word" in
                            *:--) dashes=yes; return ;;
                """
                + valueOptions() + verbs() + """
                            *:-*) ;;
                            run:*) dashes=yes; return ;;
                        esac
                    done
                }

                _daybook_words() {
                    local IFS=$'\\n'
                    COMPREPLY=($(compgen -W "$1" -- "$current"))
                }

                # The line's own way with names of files, which knows blanks and quotes; before bash 4 by hand.
                _daybook_files() {
                    compopt -o "$2" 2>/dev/null && return
                    local name
                    while IFS= read -r name; do
                        COMPREPLY+=("$(printf %q "$name")")
                    done < <(compgen "$1" -- "$current")
                }

                _daybook_command() {
                    if declare -F _command_offset >/dev/null; then
                        local i=1
                        while [ "${COMP_WORDS[i]}" != run ]; do ((i++)); done
                        for ((i++; i < COMP_CWORD; i++)); do
                            case ${COMP_WORDS[i]} in --) ((i++)); break ;; esac
                        done
                        [ "${COMP_WORDS[i-1]}" = -- ] && { _command_offset "$i"; return; }
                    fi
                    COMPREPLY=($(compgen -c -- "$current"))
                }

                _daybook() {
                    local current=${COMP_WORDS[COMP_CWORD]} path dashes skip
                    COMPREPLY=()
                    _daybook_path
                    if [ -n "$skip" ]; then
                        case "$path:$skip" in
                """
                + values() + """
                        esac
                        return
                    fi
                    if [ -z "$dashes" ] && [ "${current#-}" != "$current" ]; then
                        case $path in
                """
                + options() + """
                        esac
                        return
                    fi
                    case $path in
                """
                + arguments() + """
                    esac
                }
                complete -F _daybook daybook
                """;
    }

    /** Options that take the next word along. */
    private String valueOptions() {
        return lines(root.all().stream()
                .filter(word -> word.choices().stream().anyMatch(Choice::takesValue))
                .map(word -> "            " + word.choices().stream().filter(Choice::takesValue)
                        .flatMap(choice -> choice.names().stream())
                        .map(name -> quoted(word.path() + ":" + name)).collect(Collectors.joining(" | "))
                        + ") skip=$word ;;"));
    }

    private String verbs() {
        return lines(root.all().stream().filter(word -> !word.verbs().isEmpty())
                .flatMap(word -> word.verbs().stream().map(verb -> "            "
                        + quoted(word.path() + ":" + verb.name()) + ") path=" + quoted(verb.path()) + " ;;")));
    }

    private String values() {
        return lines(root.all().stream().flatMap(word -> word.choices().stream().filter(Choice::takesValue)
                .filter(choice -> !(choice.value() instanceof Wanted.Anything))
                .map(choice -> "            " + choice.names().stream()
                        .map(name -> quoted(word.path() + ":" + name)).collect(Collectors.joining(" | "))
                        + ") " + offer(choice.value(), List.of()) + " ;;")));
    }

    private String options() {
        return lines(root.all().stream().map(word -> "            " + quoted(word.path()) + ") _daybook_words "
                + words(word.longOptions().toList()) + " ;;"));
    }

    private String arguments() {
        return lines(root.all().stream().map(word -> {
            List<String> verbs = word.verbs().stream().map(Word::name).toList();
            return "        " + quoted(word.path()) + ") " + offer(word.argument(), verbs) + " ;;";
        }));
    }

    private static String offer(Wanted wanted, List<String> verbs) {
        return switch (wanted) {
            case Wanted.Anything _ -> verbs.isEmpty() ? ":" : "_daybook_words " + words(verbs);
            case Wanted.OneOf(List<String> words) -> "_daybook_words " + words(words);
            case Wanted.AFile _ -> "_daybook_files -f default";
            case Wanted.AFolder _ -> "_daybook_files -d dirnames";
            case Wanted.ACommand _ -> "_daybook_command";
            case Wanted.AnActiveOperation _,Wanted.AnOperation _,Wanted.APlan _ ->
                "_daybook_words \"$(_daybook_" + wanted.function() + ")\"";
        };
    }

    private static String words(List<String> words) {
        return "$'" + String.join("\\n", words) + "'";
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }
}
