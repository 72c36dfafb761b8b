package dev.daybook.cli;

import dev.daybook.settings.LengthOfTime;
import dev.daybook.api.CancelRequest;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels operations and sessions, each judged alone. */
@Command(name = "cancel", description = {"Cancel operations (op_…) and sessions (numbers), and tell what was stopped.",
        "All are asked first, then each is waited for; a refused one stops no other.",
        "With --json: one document a line, an operation as it ended (with --no-wait the",
        "daemon's answer), of a session the daemon's answer."}, footer = {"",
                "Exit code: 1 when one was refused or had ended before the cancel reached it."})
final class CancelCommand extends Verb {

    private static final Duration LONGEST_GRACE = Duration.ofDays(1);

    @Parameters(arity = "1..*", paramLabel = "ID", description = "Whole ids of operations, or numbers of sessions.")
    List<String> ids = List.of();

    @ArgGroup(exclusive = true)
    @Nullable
    Haste haste;

    @Option(names = "--no-wait", description = "Return once the cancel is taken; it holds until it is done.")
    boolean noWait;

    /** At most one of the two. */
    static final class Haste {
        @Option(names = "--grace", paramLabel = "LENGTH", description = "Kill what is left after so long: "
                + LengthOfTime.FORMS + ". An operation has its own grace otherwise.")
        @Nullable
        String grace;

        @Option(names = "--now", description = "Kill at once.")
        boolean now;
    }

    private Exit exit = Exit.DONE;

    CancelCommand(Surroundings around) {
        super(around);
    }

    @Override
    int exit() {
        return exit.code();
    }

    @Override
    void run(DaybookClient client) throws Failure, InterruptedException {
        List<Cancellation> targets = targets();
        Cancelling cancelling = new Cancelling(client, around, new CancelRequest(grace()));
        List<Cancellation> taken = new ArrayList<>();
        for (Cancellation target : targets) {
            try {
                target.ask(cancelling);
                taken.add(target);
            } catch (ClientException e) {
                refused(target, e);
            }
        }
        for (Cancellation target : taken) {
            tell(target, cancelling);
        }
    }

    private void tell(Cancellation target, Cancelling cancelling) throws Failure, InterruptedException {
        try {
            Cancellation.Told told = noWait ? target.taken() : target.done(cancelling);
            if (json) {
                printJson(told.document());
            } else if (told.success()) {
                print(told.line() + "\n");
            }
            if (!told.success()) {
                refuse(Exit.FAILED, told.line());
            }
        } catch (DaemonAway away) {
            refuse(Exit.NOT_REACHABLE, target.id() + ": the cancel was taken, but " + away.getMessage());
        } catch (ClientException e) {
            refused(target, e);
        }
    }

    private void refused(Cancellation target, ClientException e) {
        Failure failure = Failure.of(e, target.list());
        boolean named = ids.size() == 1 || failure.getMessage().contains(target.id());
        refuse(failure.exit() == Exit.NOT_REACHABLE.code() ? Exit.NOT_REACHABLE : Exit.FAILED,
                (named ? "" : target.id() + ": ") + failure.getMessage());
    }

    // The first of them is the exit code.
    private void refuse(Exit why, String line) {
        around.terminal().complain(line);
        exit = exit == Exit.DONE ? why : exit;
    }

    private List<Cancellation> targets() {
        List<Cancellation> targets = new ArrayList<>();
        for (String id : new LinkedHashSet<>(ids)) {
            targets.add(Cancellation.of(id).orElseThrow(() -> wrong("neither an operation (op_…) nor the "
                    + "number of a session: '" + id + "'")));
        }
        return targets;
    }

    private @Nullable Integer grace() {
        if (haste == null) {
            return null;
        }
        return haste.now ? Integer.valueOf(0) : seconds(String.valueOf(haste.grace));
    }

    private Integer seconds(String text) {
        Optional<Duration> length = LengthOfTime.parse(text).filter(grace -> grace.compareTo(LONGEST_GRACE) <= 0);
        return Math.toIntExact(length
                .orElseThrow(() -> wrong("--grace: '" + text + "' is not a length up to 1 day, like "
                        + LengthOfTime.FORMS))
                .toSeconds());
    }
}
