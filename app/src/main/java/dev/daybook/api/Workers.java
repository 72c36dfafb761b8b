package dev.daybook.api;

import java.time.Instant;
import java.util.List;

/** The workers that this daemon has heard of and that hold something. */
public record Workers(List<Worker> workers) {

    /**
     * One worker.
     *
     * @param state {@code live}, or {@code unresponsive} while it is alive and silent
     * @param lastContact when it last spoke, UTC
     * @param operations ids of what it holds
     */
    public record Worker(String id, long pid, String state, Instant lastContact, List<String> operations) {}
}
