package dev.daybook.capture.x11;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.daybook.capture.Observation.Seen;
import dev.daybook.timeline.Focus;

/** Looks through a source that must not be blind. */
record Sight(X11Source source) {

    Seen seen() {
        return assertInstanceOf(Seen.class, source.observe());
    }

    /** Window managers move the focus in their own time. */
    void awaitFocus(String application, String title) {
        awaitFocus(new Focus(application, title, null));
    }

    void awaitFocus(Focus focus) {
        await().untilAsserted(() -> assertEquals(focus, seen().focus()));
    }
}
