package dev.daybook.cli;

import dev.daybook.api.PauseRequest;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the recorder look away. */
@Command(name = "pause", description = "Pause recording for a while, until a time, or until resumed.")
final class PauseCommand extends Verb {

    @ArgGroup(exclusive = true)
    @Nullable
    End end;

    /** At most one of the two. */
    static final class End {
        @Option(names = "--for", paramLabel = "LENGTH", description = "For so long: 15m, 2h or 1h30m; at most 7 days.")
        @Nullable
        String length;

        @Option(names = "--until", paramLabel = "WHEN", description = "Until 'tomorrow' (the coming midnight), 14:30 or 2026-11-22T13:00:00Z.")
        @Nullable
        String until;
    }

    PauseCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.pause(request()), around.pages()::recorder);
    }

    private PauseRequest request() {
        if (end == null) {
            return new PauseRequest(null, null);
        }
        return end.length != null ? new PauseRequest(minutes(end.length), null) : until(end.until);
    }

    private int minutes(String text) {
        return PauseLength.minutes(text)
                .orElseThrow(() -> wrong("--for: '" + text + "' is not a length from 1m to 7d, like 15m or 1h30m"));
    }

    private PauseRequest until(@Nullable String text) {
        return new PauseRequest(null, text == null ? null : instant(text));
    }

    private Instant instant(String text) {
        Moments moments = new Moments(around.clock());
        Instant instant = text.equals("tomorrow")
                ? moments.midnight(moments.today().plusDays(1))
                : moments.next(text).or(() -> moments.parse(text).map(moments::start))
                        .orElseThrow(() -> wrong("--until: '" + text + "' is not 'tomorrow', 14:30 or "
                                + "2026-11-22T13:00:00Z"));
        if (!instant.isAfter(around.clock().instant())) {
            throw wrong("--until: '" + text + "' is in the past");
        }
        return instant;
    }
}
