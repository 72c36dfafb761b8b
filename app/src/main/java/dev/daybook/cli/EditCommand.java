package dev.daybook.cli;

import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says something of a session, or corrects when it was. */
@Command(name = "edit", description = {"Change a session's title, note, category, start or end, all of it or nothing.",
        "An empty text goes back to what Daybook says by itself. Start and end are those",
        "of a desk session that has ended, up to the sessions around it."}, footer = {"",
                "TIME is " + SessionTimes.FORMS + "."})
final class EditCommand extends Verb {

    /** The daemon takes no longer request. */
    private static final int MOST_BYTES = 64 * 1024;

    @Parameters(paramLabel = "SESSION", description = "The number of the session.")
    long session;

    @Option(names = "--title", paramLabel = "TEXT", description = "What it is called.")
    @Nullable
    String title;

    @Option(names = "--note", paramLabel = "TEXT", description = "A note to it; - reads one from the standard input.")
    @Nullable
    String note;

    @Option(names = "--category", paramLabel = "NAME", description = "What it belongs to, such as Work/Code.")
    @Nullable
    String category;

    @Option(names = "--start", paramLabel = "TIME", description = "When it started; a time of day is the nearest one.")
    @Nullable
    String start;

    @Option(names = "--end", paramLabel = "TIME", description = "When it ended; a time of day is the first after its start.")
    @Nullable
    String end;

    EditCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        if (title == null && note == null && category == null && start == null && end == null) {
            throw wrong("nothing to change: give --title, --note, --category, --start or --end");
        }
        SessionTimes times = new SessionTimes(around.clock(), spec.commandLine());
        times.check("--start", start);
        times.check("--end", end);
        String text = "-".equals(note) ? read(around.input()) : note;
        Session before = client.answer(Call.session(session));
        SessionEdit wish = wish(before, text, times);
        show(client, Call.editSession(session, wish), after -> around.pages().edited(before, wish, after));
    }

    private SessionEdit wish(Session before, @Nullable String text, SessionTimes times) {
        Instant from = start == null ? null : times.near("--start", start, before.start());
        Instant after = from == null ? before.start() : from;
        return new SessionEdit(title, text, category, from,
                end == null ? null : times.after("--end", end, after));
    }

    private static String read(InputStream input) throws Failure {
        try {
            byte[] bytes = input.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Failure(Exit.FAILED, "the note on the standard input is longer than " + MOST_BYTES
                        + " bytes; give a shorter one");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "the standard input cannot be read: " + e.getMessage());
        }
    }
}
