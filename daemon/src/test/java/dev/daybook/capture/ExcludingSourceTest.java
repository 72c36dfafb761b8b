package dev.daybook.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.exclusion.ExclusionRules;
import dev.daybook.exclusion.Exclusions;
import dev.daybook.timeline.Focus;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExcludingSourceTest {

    private static final Duration IDLE = Duration.ofSeconds(3);

    private final AtomicReference<Observation> sight = new AtomicReference<>(new Observation.Blind("nothing yet"));
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ExcludingSource source = new ExcludingSource(new ActivitySource() {
        @Override
        public String name() {
            return "script";
        }

        @Override
        public Observation observe() {
            return sight.get();
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }, new Exclusions(ExclusionRules.standard()));

    @Test
    void ofADroppedProgramNothingComesThrough() {
        assertEquals(new Observation.Excluded(), observe("KeePassXC", "Passwords", false));
    }

    @Test
    void aLockedScreenStaysLockedAndHasNoName() {
        assertEquals(new Observation.Seen(Focus.NOTHING, IDLE, true), observe("i3lock", "locked", true));
        assertEquals(new Observation.Seen(Focus.NOTHING, IDLE, true), observe("KeePassXC", "Passwords", true));
    }

    @Test
    void whatIsRedactedKeepsItsProgram() {
        assertEquals(new Observation.Seen(new Focus("firefox", "", null), IDLE, false),
                observe("firefox", "Cats — Mozilla Firefox Private Browsing", false));
    }

    @Test
    void whatIsNotExcludedAndABlindSourceComeThroughAsTheyAre() {
        assertEquals(new Observation.Seen(new Focus("Editor", "report", null), IDLE, false),
                observe("Editor", "report", false));
        sight.set(new Observation.Blind("no display"));
        assertEquals(new Observation.Blind("no display"), source.observe());
    }

    @Test
    void theSourceKeepsItsNameAndIsClosedAlong() {
        assertEquals("script", source.name());
        source.close();
        assertTrue(closed.get());
    }

    private Observation observe(String application, String title, boolean locked) {
        sight.set(new Observation.Seen(new Focus(application, title, null), IDLE, locked, 7));
        return source.observe();
    }
}
