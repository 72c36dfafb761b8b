package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person changed in a session.
 *
 * @param at when it was changed
 * @param what {@code title}, {@code note}, {@code category}, {@code start}, {@code end}, {@code split} or {@code merge}
 * @param former what it was: the person's own words, null where the person had said nothing; of {@code start} that UTC
 *     instant; of {@code end}, {@code split} and {@code merge} the UTC instant at which the session ended; null of the
 *     session that was split off, which was not there
 * @param later what it became, in the same way; of the session that was split off the instant at which it starts
 * @param other of a split the session that has the other part, of a merge the one that was taken in; null otherwise
 * @param undone when it was taken back; null while it stands
 */
public record Edit(
        long id,
        Instant at,
        String what,
        @Nullable String former,
        @Nullable String later,
        @Nullable Long other,
        @Nullable Instant undone) {}
