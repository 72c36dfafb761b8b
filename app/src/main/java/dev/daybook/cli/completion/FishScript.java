package dev.daybook.cli.completion;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For fish. */
final class FishScript {

    private final Word root;

    FishScript(Word root) {
        this.root = root;
    }

    String text() {
        return """
                # fish completion of daybook; 'daybook completion fish' writes it.
                """ + LiveWords.FISH + """

                # Whether these verbs, and no more, stand before the word that is being written.
                function __daybook_at
                    set -l verb
                    for word in (commandline -opc)[2..]
                        switch "$verb:$word"
                """ + verbs() + """
                        end
                    end
                    test "$verb" = "$argv"
                end

                complete -c daybook -f
                """ + root.all().stream().flatMap(FishScript::lines).collect(Collectors.joining("\n", "", "\n"));
    }

    private String verbs() {
        return root.all().stream().flatMap(word -> word.verbs().stream().map(verb -> "            case '"
                + word.path() + ":" + verb.name() + "'\n                set verb '" + verb.path() + "'\n"))
                .collect(Collectors.joining());
    }

    private static Stream<String> lines(Word word) {
        String at = "complete -c daybook -n \"__daybook_at " + word.path() + "\" ";
        Stream<String> verbs = word.verbs().stream()
                .map(verb -> at + "-a " + verb.name() + " -d " + quoted(verb.about()));
        Stream<String> choices = word.choices().stream().map(choice -> at + choice.names().stream()
                .map(FishScript::name).collect(Collectors.joining(" "))
                + (choice.takesValue() ? " " + value(choice.value()) : "") + " -d " + quoted(choice.about()));
        String argument = argument(word.argument());
        return Stream.of(verbs, choices, argument.isEmpty() ? Stream.<String>of() : Stream.of(at + argument))
                .flatMap(lines -> lines);
    }

    private static String name(String option) {
        return option.startsWith("--") ? "-l " + option.substring(2) : "-s " + option.substring(1);
    }

    /** What no list is known for is required all the same, and no file is offered for it. */
    private static String value(Wanted wanted) {
        return switch (wanted) {
            case Wanted.AFile _,Wanted.AFolder _ -> "-r -F";
            case Wanted.Anything _ -> "-x";
            case Wanted.OneOf _,Wanted.ACommand _,Wanted.AnActiveOperation _,Wanted.AnOperation _,Wanted.APlan _ ->
                "-x " + argument(wanted);
        };
    }

    private static String argument(Wanted wanted) {
        return switch (wanted) {
            case Wanted.Anything _ -> "";
            case Wanted.OneOf(var words) -> "-a " + quoted(String.join(" ", words));
            case Wanted.AFile _,Wanted.AFolder _ -> "-F";
            case Wanted.ACommand _ -> "-a '(__fish_complete_subcommand --fcs-skip=2)'";
            case Wanted.AnActiveOperation _,Wanted.AnOperation _,Wanted.APlan _ ->
                "-k -a '(__daybook_" + wanted.function() + ")'";
        };
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
