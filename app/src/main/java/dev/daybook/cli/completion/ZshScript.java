package dev.daybook.cli.completion;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For zsh, as a file {@code _daybook} in one of its function folders. */
final class ZshScript {

    private final Word root;

    ZshScript(Word root) {
        this.root = root;
    }

    String text() {
        return """
                #compdef daybook
                # zsh completion of daybook; 'daybook completion zsh' writes it.
                """
                + LiveWords.POSIX + """

                _daybook() {
                    local verb= dashes= skip= word
                    local -i i command=0
                    local -a offered
                    for ((i = 2; i < CURRENT; i++)); do
                        word=${words[i]}
                        if [[ -n $skip ]]; then skip=; continue; fi
                        case "$verb:$word" in
                            *:--) dashes=yes; command=i; break ;;
                """
                + valueOptions() + verbs() + """
                            *:-*) ;;
                            run:*) dashes=yes; command=i-1; break ;;
                        esac
                    done
                    if [[ -n $skip ]]; then
                        case "$verb:$skip" in
                """
                + values() + """
                        esac
                        return
                    fi
                    if [[ -z $dashes && ${words[CURRENT]} = -* ]]; then
                        case $verb in
                """
                + options() + """
                        esac
                        _describe -o option offered
                        return
                    fi
                    case $verb in
                """
                + arguments() + """
                    esac
                }

                _daybook "$@"
                """;
    }

    private String valueOptions() {
        return lines(root.all().stream()
                .filter(word -> word.choices().stream().anyMatch(Choice::takesValue))
                .map(word -> "            " + word.choices().stream().filter(Choice::takesValue)
                        .flatMap(choice -> choice.names().stream())
                        .map(name -> "'" + word.path() + ":" + name + "'").collect(Collectors.joining(" | "))
                        + ") skip=$word ;;"));
    }

    private String verbs() {
        return lines(root.all().stream().flatMap(word -> word.verbs().stream().map(verb -> "            '"
                + word.path() + ":" + verb.name() + "') verb='" + verb.path() + "' ;;")));
    }

    private String values() {
        return lines(root.all().stream().flatMap(word -> word.choices().stream().filter(Choice::takesValue)
                .filter(choice -> !(choice.value() instanceof Wanted.Anything))
                .map(choice -> "            " + choice.names().stream()
                        .map(name -> "'" + word.path() + ":" + name + "'").collect(Collectors.joining(" | "))
                        + ") " + offer(choice.value(), List.of()) + " ;;")));
    }

    private String options() {
        return lines(root.all().stream().map(word -> "            '" + word.path() + "') offered=("
                + word.choices().stream().map(choice -> described(choice.names().getLast(), choice.about()))
                        .collect(Collectors.joining(" "))
                + ") ;;"));
    }

    private String arguments() {
        return lines(root.all().stream()
                .map(word -> "        '" + word.path() + "') " + offer(word.argument(), word.verbs()) + " ;;"));
    }

    private static String offer(Wanted wanted, List<Word> verbs) {
        return switch (wanted) {
            case Wanted.Anything _ -> verbs.isEmpty()
                    ? ":"
                    : "offered=(" + verbs.stream()
                            .map(verb -> described(verb.name(), verb.about())).collect(Collectors.joining(" "))
                            + "); _describe verb offered";
            case Wanted.OneOf(List<String> words) -> "compadd -- " + String.join(" ", words);
            case Wanted.AFile _ -> "_files";
            case Wanted.AFolder _ -> "_files -/";
            case Wanted.ACommand _ ->
                "((command)) || command=i-1; shift $command words; ((CURRENT -= command)); _normal";
            case Wanted.AnActiveOperation _,Wanted.AnOperation _,Wanted.APlan _ ->
                "compadd -V newest -- ${(f)\"$(_daybook_" + wanted.function() + ")\"}";
        };
    }

    /** The colon parts the two. */
    private static String described(String word, String about) {
        return "'" + word + ":" + about.replace("'", "'\\''") + "'";
    }

    private static String lines(Stream<String> lines) {
        return lines.map(line -> line + "\n").collect(Collectors.joining());
    }
}
