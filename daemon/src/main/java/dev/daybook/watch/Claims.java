package dev.daybook.watch;

import dev.daybook.api.HeldOperation;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.WorkerIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What workers have told this daemon. It is evidence of life and nothing more: what an operation is stands in the store.
 * Thread safe.
 */
public final class Claims {

    /** A worker speaks every five seconds at the latest; one that has not for so much time awake is silent. */
    static final Duration SILENT = Duration.ofSeconds(15);

    private final Map<String, Claim> claims = new ConcurrentHashMap<>();
    private volatile Duration now = Duration.ZERO;
    private volatile Runnable news = () -> {};

    /**
     * A worker's last word.
     *
     * @param held what it said of each operation in its hands
     * @param at counted time awake
     * @param seen time of day, for people
     */
    public record Claim(WorkerIdentity worker, Map<String, HeldOperation> held, Duration at, Instant seen) {}

    /**
     * From now on {@code listener} hears of all that is shown of workers and that no change of the store says: progress,
     * and whether somebody is there. It is called on the thread on which that happens, and returns at once.
     */
    public void onNews(Runnable listener) {
        news = listener;
    }

    /** Something that is shown has changed. */
    void tellNews() {
        news.run();
    }

    /** How much time awake has been counted. */
    void time(Duration counted) {
        long silentBefore = silent();
        now = counted;
        if (silent() != silentBefore) {
            tellNews();
        }
    }

    /** After a stall nobody is blamed for a silence in which nobody could be heard. */
    void startAgain(Duration counted) {
        long silentBefore = silent();
        now = counted;
        claims.replaceAll((id, claim) -> new Claim(claim.worker, claim.held, counted, claim.seen));
        if (silentBefore > 0) {
            tellNews();
        }
    }

    void heard(WorkerIdentity worker, List<HeldOperation> held, Instant seen) {
        Claim said = new Claim(worker,
                held.stream().collect(Collectors.toMap(HeldOperation::operationId, one -> one, (one, other) -> other)),
                now, seen);
        Claim before = claims.put(worker.id(), said);
        if (before == null || silent(before) || !before.held.equals(said.held)) {
            tellNews();
        }
    }

    Optional<WorkerIdentity> known(String workerId) {
        return Optional.ofNullable(claims.get(workerId)).map(Claim::worker);
    }

    void forget(String workerId) {
        if (claims.remove(workerId) != null) {
            tellNews();
        }
    }

    /** Whether a worker that was heard lately holds this attempt. */
    boolean claimed(LiveOperation operation) {
        return claimed(operation.id(), operation.epoch());
    }

    boolean claimed(String operation, int epoch) {
        return held(operation, epoch).isPresent();
    }

    /** What a worker that was heard lately said of this attempt last. */
    Optional<HeldOperation> held(String operation, int epoch) {
        return claims.values().stream().filter(claim -> !silent(claim))
                .flatMap(claim -> Stream.ofNullable(claim.held.get(operation)))
                .filter(one -> one.epoch() == epoch).findFirst();
    }

    /** When a worker last spoke of an operation, in counted time awake. */
    Optional<Duration> lastHeard(String operation) {
        return claims.values().stream().filter(claim -> claim.held.containsKey(operation)).map(Claim::at)
                .max(Comparator.naturalOrder());
    }

    boolean silent(Claim claim) {
        return now.minus(claim.at).compareTo(SILENT) > 0;
    }

    private long silent() {
        return claims.values().stream().filter(this::silent).count();
    }

    /** Ids of all that is in somebody's hands. */
    Set<String> held() {
        return claims.values().stream().flatMap(claim -> claim.held.keySet().stream()).collect(Collectors.toSet());
    }

    /** Forgets workers that hold nothing and have gone. */
    void forgetIdle() {
        claims.values().removeIf(claim -> claim.held.isEmpty() && silent(claim));
    }

    List<Claim> all() {
        return List.copyOf(claims.values());
    }
}
