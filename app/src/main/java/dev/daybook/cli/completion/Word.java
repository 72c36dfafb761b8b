package dev.daybook.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The program or one of its verbs.
 *
 * @param path the verbs up to here, with blanks between; empty for the program itself
 * @param about one line
 * @param argument what stands behind its options
 */
record Word(String path, String name, String about, List<Choice> choices, Wanted argument, List<Word> verbs) {

    static Word of(CommandSpec program) {
        return of("", program);
    }

    private static Word of(String path, CommandSpec spec) {
        List<Word> verbs = spec.subcommands().values().stream().map(verb -> verb.getCommandSpec())
                .filter(verb -> !verb.usageMessage().hidden())
                .map(verb -> of((path + " " + verb.name()).strip(), verb)).toList();
        List<Choice> choices = spec.options().stream().filter(option -> !option.hidden()).map(Choice::of).toList();
        return new Word(path, spec.name(), line(spec.usageMessage().description()), choices, argument(path, spec),
                verbs);
    }

    /** Of the ids that verbs take, those of sessions are numbers, which nobody would choose from a list. */
    private static Wanted argument(String path, CommandSpec spec) {
        return switch (path) {
            case "run" -> new Wanted.ACommand();
            case "cancel", "wait" -> new Wanted.AnActiveOperation();
            case "log", "operations" -> new Wanted.AnOperation();
            case "plan show", "plan trigger", "plan enable", "plan disable" -> new Wanted.APlan();
            default -> spec.positionalParameters().isEmpty()
                    ? new Wanted.Anything()
                    : Choice.value(spec.positionalParameters().getFirst());
        };
    }

    /** The first sentence, or the first line when it is longer than that. */
    static String line(String... description) {
        String whole = String.join(" ", description).replace("%n", " ").replace("%%", "%").strip();
        int end = whole.indexOf(". ");
        String first = end < 0 ? whole : whole.substring(0, end);
        return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }

    /** This one and all below it. */
    List<Word> all() {
        List<Word> all = new ArrayList<>(List.of(this));
        verbs.forEach(verb -> all.addAll(verb.all()));
        return all;
    }

    /** What a person is offered: of two names of an option the long one tells more. */
    Stream<String> longOptions() {
        return choices.stream().map(choice -> choice.names().getLast());
    }
}
