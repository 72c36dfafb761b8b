package dev.daybook.capture;

import dev.daybook.exclusion.Exclusions;
import dev.daybook.timeline.Focus;
import java.util.Optional;

/**
 * Another source without what is excluded. Nothing behind it, the recorder and its log included, ever hears of an
 * excluded name.
 */
public final class ExcludingSource implements ActivitySource {

    private final ActivitySource source;
    private final Exclusions exclusions;

    /** @param source closed with this one */
    public ExcludingSource(ActivitySource source, Exclusions exclusions) {
        this.source = source;
        this.exclusions = exclusions;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Observation observe() {
        return switch (source.observe()) {
            case Observation.Seen seen -> without(seen);
            case Observation.Blind blind -> blind;
            case Observation.Excluded excluded -> excluded;
        };
    }

    /** A locked screen stays one: what covers it has no name in the record anyway. */
    private Observation without(Observation.Seen seen) {
        Optional<Focus> left = exclusions.apply(seen.focus(), seen.window());
        if (left.isEmpty() && !seen.locked()) {
            return new Observation.Excluded();
        }
        return new Observation.Seen(left.orElse(Focus.NOTHING), seen.idle(), seen.locked());
    }

    @Override
    public void close() {
        source.close();
    }
}
