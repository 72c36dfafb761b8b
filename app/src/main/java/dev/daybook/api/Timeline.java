package dev.daybook.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Timeline blocks in order of start, the minutes not yet stored as blocks included. */
public record Timeline(List<Block> blocks) {

    /**
     * One UTC minute, or a part of one cut at a session boundary.
     *
     * @param end exclusive
     * @param sessionId the desk session that owns the block; null outside any
     */
    public record Block(
            Instant start,
            Instant end,
            int activeSeconds,
            int idleSeconds,
            int lockedSeconds,
            @Nullable Long sessionId,
            List<Use> uses) {}

    /**
     * The active seconds of one application and title within a block. An empty application means no window.
     *
     * @param category by today's rules, nested by slashes, for instance {@code Work/Code}; {@code Uncategorised} where
     *     no rule fits
     */
    public record Use(String application, String title, @Nullable String url, String category, int seconds) {}
}
