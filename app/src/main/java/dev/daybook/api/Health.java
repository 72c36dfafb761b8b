package dev.daybook.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the daemon is.
 *
 * @param status {@code ok}, or {@code attention} when something below needs a person
 * @param backups null when the folder cannot be read
 * @param notices what needs attention, one sentence each; empty when status is {@code ok}
 */
public record Health(
        String status,
        String version,
        Launch launch,
        Recorder recorder,
        OrphanDetector orphanDetector,
        Recovery recovery,
        Summaries summaries,
        Store store,
        @Nullable Backups backups,
        List<String> notices) {

    /** This run of the daemon. */
    public record Launch(long id, long pid, String bootId, Instant started) {}

    /**
     * What the launch did to orphans.
     *
     * @param failed orphans it could not mend
     * @param error the failure, null when there was none
     */
    public record Recovery(Instant ranAt, int recovered, int failed, @Nullable String error) {}

    /**
     * What looks for operations that nothing alive stands behind.
     *
     * @param lastCheck null before the first
     * @param watched operations that no live worker claims now
     * @param orphanTimeoutSeconds of time awake, after which such an operation is failed
     */
    public record OrphanDetector(
            boolean running,
            @Nullable Instant lastCheck,
            int watched,
            int orphanTimeoutSeconds,
            int checkIntervalSeconds) {}

    /** Ended sessions not yet in a day's file. */
    public record Summaries(long pending, long failed) {}

    /**
     * The store.
     *
     * @param state {@code open}, or {@code unavailable} while changes cannot be stored
     * @param sequence number of the last change that is on disk
     * @param replayed changes that this launch replayed from the journal
     */
    public record Store(String state, int schemaVersion, long sequence, long replayed) {}

    /**
     * Verified backups.
     *
     * @param last when the newest was made; null when there is none
     * @param bytes that all take up together
     * @param failed why the last attempt since the launch came to nothing; null when it did not
     * @param next when the next is due by itself, if anything changes until then; null when none is made by itself
     */
    public record Backups(@Nullable Instant last, long count, long bytes, @Nullable String failed,
            @Nullable Instant next) {}
}
