package dev.daybook.cli;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.Patience;
import dev.daybook.platform.SeenProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Stops the daemon, and returns when it is gone: what comes next may start another one or move its files. */
@Command(name = "stop", description = {"Stop the daemon and wait until it is gone.",
        "The open session is ended first. Not running is fine too."})
final class StopCommand extends Verb {

    private static final Duration GONE_WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    StopCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        Launching launching = new Launching(around, client);
        Optional<Health> running;
        try {
            running = launching.running();
        } catch (DaemonAway away) {
            if (away.why() != Why.UNINTELLIGIBLE) {
                throw away;
            }
            stopAnother(client, launching);
            return;
        }
        if (running.isEmpty()) {
            tell("{\"message\":\"no daemon runs\"}", "No daemon runs: nothing to stop.\n");
            return;
        }
        long pid = running.get().launch().pid();
        SeenProcess process = SeenProcess.of(pid);
        List<Operation> going = going(client);
        String answer = askToStop(client);
        if (!Patience.until(() -> process.hasEnded() && isGone(launching), GONE_WITHIN, LOOK_EVERY)) {
            throw new Failure(Exit.FAILED, "the daemon, process " + pid + ", was told to stop and still runs after "
                    + GONE_WITHIN.toSeconds() + " s" + inside(going) + ", see " + around.directories().logFile());
        }
        tell(answer, "The daemon has stopped (process " + pid + ")." + outside(going) + "\n");
    }

    /** One of another version, of which nothing is understood but that it is there. */
    private void stopAnother(DaybookClient client, Launching launching)
            throws ClientException, Failure, InterruptedException {
        String answer = askToStop(client);
        if (!Patience.until(() -> isGone(launching), GONE_WITHIN, LOOK_EVERY)) {
            throw new Failure(Exit.FAILED, "the daemon was told to stop and still answers after "
                    + GONE_WITHIN.toSeconds() + " s, see " + around.directories().logFile());
        }
        tell(answer, "The daemon, of another version, has stopped.\n");
    }

    /** What runs now; a daemon that cannot say so is stopped all the same. */
    private static List<Operation> going(DaybookClient client) {
        try {
            return client.answer(Call.operations("running", 1_000, null)).operations();
        } catch (ClientException away) {
            return List.of();
        }
    }

    /** A copy of a large database, for one, is made in one step. */
    private static String inside(List<Operation> going) {
        return going.stream().filter(one -> one.runsIn().equals("daemon") && !one.type().equals("plan")).findFirst()
                .map(one -> ": it may wait for a step of " + one.id() + ", " + one.type()).orElse("");
    }

    private static String outside(List<Operation> going) {
        long count = going.stream().filter(one -> one.runsIn().equals("worker")).count();
        return count == 0 ? "" : count == 1 ? " 1 operation goes on." : " " + count + " operations go on.";
    }

    // A daemon may be gone before its answer is through: whether it went is seen, not believed.
    private static String askToStop(DaybookClient client) throws ClientException {
        try {
            return client.body(Call.stop());
        } catch (DaemonAway away) {
            if (away.why() == Why.NOT_RUNNING || away.why() == Why.SILENT) {
                return "{\"message\":\"stopping\"}";
            }
            throw away;
        }
    }

    private void tell(String document, String text) throws Failure {
        if (json) {
            printJson(document);
        } else {
            print(text);
        }
    }

    private static boolean isGone(Launching launching) {
        try {
            return launching.running().isEmpty();
        } catch (ClientException stillThere) {
            return false;
        }
    }
}
