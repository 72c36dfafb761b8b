package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Operation;
import dev.daybook.operation.NewOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is true of an operation, whatever the store says of it. */
final class SimulatedOperation {

    final NewOperation wanted;
    final List<SimulatedWorker> workers = new ArrayList<>();
    final List<SimulatedCommand> commands = new ArrayList<>();
    /** The operation's folder: what stands in it survives everything. */
    final TreeMap<Integer, ExitRecord> records = new TreeMap<>();
    /** Whether it is a phase of a plan: a person cannot cancel it, and its session is not its own. */
    boolean part;
    /** What its commands end with by themselves; null for anything. */
    @Nullable
    Integer code;
    /** Whether a worker of it died, came too late, or could not write down how it ended. */
    boolean harmed;
    boolean sessionCancelled;
    boolean endTold;
    /** Number of the daemon in which it runs; 0 when in a worker. */
    int daemon;
    /** For so long a daemon that was awake could have seen that it is dead. */
    Duration dead = Duration.ZERO;
    /** For so long a daemon has looked without a stall since its worker was heard. */
    Duration unclaimed = Duration.ZERO;
    /** When its worker's process comes up; null once it has, or never. */
    @Nullable
    Duration workerComes;
    /** Whether something other than time decides about the dead one. */
    boolean decided;
    private @Nullable Operation stored;
    @Nullable
    Operation ended;

    SimulatedOperation(NewOperation wanted) {
        this.wanted = wanted;
    }

    String id() {
        return wanted.id();
    }

    void seen(Operation now) {
        stored = now;
    }

    /** What the store says. */
    Operation stored() {
        return Objects.requireNonNull(stored);
    }

    /** Whether the worker that has it lives, or one that holds its lock. */
    boolean held() {
        return lockHeld() || workers.stream()
                .anyMatch(worker -> worker.alive && worker.identity.id().equals(stored().workerId()));
    }

    /** The boot in which its processes are, or would have been. */
    String bootId() {
        return workers.stream().filter(worker -> worker.identity.id().equals(stored().workerId()))
                .map(worker -> worker.identity.bootId()).findFirst().orElse(wanted.bootId());
    }

    boolean commandAlive() {
        return commands.stream().anyMatch(command -> command.alive);
    }

    Optional<SimulatedCommand> command(int epoch) {
        return commands.stream().filter(command -> command.epoch == epoch).findFirst();
    }

    Optional<ExitRecord> recordSince(int epoch) {
        return Optional.ofNullable(records.lastEntry()).map(Map.Entry::getValue)
                .filter(record -> record.epoch() >= epoch);
    }

    /** How it really ended stands in its folder, or a daemon has taken it in. */
    boolean endKnown() {
        return endTold || records.values().stream().anyMatch(record -> !record.retrying());
    }

    boolean lockHeld() {
        return workers.stream().anyMatch(worker -> worker.alive && worker.holdsLock);
    }
}
