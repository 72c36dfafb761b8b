package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks for sessions by what was seen in them. */
@Command(name = "search", description = {"Find sessions by what was in focus in them: window titles, addresses,",
        "programs, commands, names and notes. All words must be in one session, each as a",
        "word or the beginning of one; case and accents do not matter. Newest first."}, footer = {
                "", "Examples:",
                "  daybook search quarterly rep           both, as in \"Quarterly report\"",
                "  daybook search \"quarterly report\"      the two side by side, as they are",
                "  daybook search BlockFolder.java -test  and nothing that begins with \"test\"",
                "  daybook search 会議 --from 2026-11-01    found inside longer text too"})
final class SearchCommand extends Verb {

    static final String HELP = "-h";
    private static final int MOST = 200;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "What to look for; several in one argument stand side by side, and -WORD must not be there.")
    List<String> words = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "Only desk or only run sessions.")
    SessionsCommand.@Nullable Kind kind;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many, up to " + MOST
            + " (default: 20).")
    int limit = 20;

    @Mixin
    Range range = new Range();

    SearchCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        if (words.contains(HELP)) {
            spec.commandLine().usage(spec.commandLine().getOut());
            return;
        }
        if (limit < 1 || limit > MOST) {
            throw wrong("--limit: " + limit + " is not a number from 1 to " + MOST);
        }
        for (String word : words) {
            if (word.startsWith("--")) {
                throw wrong(word + " is no option of search");
            }
        }
        SessionQuery among = new SessionQuery(null, kind == null ? null : kind.toString(), range.start(this),
                range.end(this), limit, null);
        boolean all = kind == null && range.from == null && range.to == null;
        show(client, Call.search(question(), among), hits -> around.pages().search(hits, all));
    }

    /** The shell takes a person's quotes away: what was given as one argument was quoted. */
    private String question() {
        return words.stream().map(SearchCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        boolean several = argument.strip().chars().anyMatch(Character::isWhitespace) && argument.indexOf('"') < 0;
        if (!several) {
            return argument;
        }
        return argument.startsWith("-") ? "-\"" + argument.substring(1) + "\"" : "\"" + argument + "\"";
    }
}
