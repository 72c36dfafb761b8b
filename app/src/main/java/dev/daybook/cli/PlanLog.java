package dev.daybook.cli;

import dev.daybook.api.Operation;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The log of a plan's run: it has none of its own, its phases in workers have. Not thread safe. */
final class PlanLog {

    // A phase that begins meanwhile is found so late; its log is kept for it.
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final String run;
    private final DaybookClient client;
    private final Terminal terminal;
    private final Absence absence;
    private LogReader reader;
    private Optional<String> last = Optional.empty();

    PlanLog(String run, LogReader reader) {
        this.run = run;
        this.reader = reader;
        client = reader.client();
        terminal = reader.around().terminal();
        absence = Absence.borneForEver(terminal);
    }

    /** Prints the log of the phase that runs now, or ran last. */
    void print() throws ClientException, Failure, InterruptedException {
        print(next(Phases.of(run, client)).orElseThrow(this::nothing));
    }

    /** Prints that one's log and those of the phases after it, until the run has ended. */
    void follow() throws ClientException, Failure, InterruptedException {
        OperationWatch watch = new OperationWatch(client);
        while (true) {
            // Asked first: a phase that is not there after the end never will be.
            boolean over = watch.look(run, LOOK) instanceof OperationWatch.Look.Ended;
            Optional<Operation> phase = look();
            if (phase.isPresent() && !print(phase.get())) {
                return;
            }
            if (over && phase.isEmpty()) {
                break;
            }
        }
        if (last.isEmpty()) {
            throw nothing();
        }
    }

    private Optional<Operation> look() throws ClientException {
        try {
            Optional<Operation> phase = next(Phases.of(run, client));
            absence.over();
            return phase;
        } catch (ClientException e) {
            if (e instanceof Refused refused && !refused.problem().code().equals("unavailable")) {
                throw e;
            }
            absence.goesOn(e);
            return Optional.empty();
        }
    }

    /** @return false when the reader has hung up */
    private boolean print(Operation phase) throws ClientException, Failure, InterruptedException {
        terminal.complain("log of phase " + phase.phase() + ", " + phase.id());
        last = Optional.of(phase.id());
        boolean more = reader.print(phase.id());
        reader = reader.ofWhole();
        return more;
    }

    /** At first the latest that has begun, then each that came after it. */
    private Optional<Operation> next(List<Operation> newestFirst) {
        List<Operation> inWorkers = newestFirst.stream().filter(phase -> phase.runsIn().equals("worker")).toList();
        if (last.isEmpty()) {
            return inWorkers.stream().filter(phase -> phase.started() != null).findFirst()
                    .or(() -> inWorkers.stream().findFirst());
        }
        return inWorkers.stream().takeWhile(phase -> !phase.id().equals(last.get())).reduce((_, older) -> older);
    }

    private Failure nothing() {
        return new Failure(Exit.FAILED, "no phase of " + run
                + " has run in a worker, and work inside the daemon writes no log, see 'daybook operations " + run
                + "'");
    }
}
