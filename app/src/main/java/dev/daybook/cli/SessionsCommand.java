package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The list of sessions, or everything about one. */
@Command(name = "sessions", description = {"List sessions, or show one with all that is known of it.",
        "The list has the newest first."})
final class SessionsCommand extends Verb {

    enum Status {
        ACTIVE, ENDED, FAILED, CANCELLED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Kind {
        DESK, RUN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(arity = "0..1", paramLabel = "ID", description = "Show this session.")
    @Nullable
    Long id;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only active, ended, failed or cancelled ones.")
    @Nullable
    Status status;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only desk or only run sessions.")
    @Nullable
    Kind kind;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many (default: 20).")
    int limit = 20;

    @Mixin
    Range range = new Range();

    SessionsCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        if (id != null) {
            one(client, id);
            return;
        }
        if (limit < 1) {
            throw wrong("--limit: " + limit + " is not a number from 1 on");
        }
        SessionQuery query = new SessionQuery(word(status), word(kind), range.start(this), range.end(this), limit,
                null);
        show(client, Call.sessions(query), answer -> around.pages().sessions(answer.sessions()));
    }

    private void one(DaybookClient client, long session) throws ClientException, Failure {
        if (json) {
            printJson(client.body(Call.session(session)));
        } else {
            print(around.pages().session(client.answer(Call.session(session)),
                    client.answer(Call.edits(session)).edits()));
        }
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.toString();
    }
}
