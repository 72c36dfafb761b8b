package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SidecarTest {

    @Test
    void whoGoesBackToAPartOfWhatWasGivenUpHasThatPartAgain() {
        Sidecar restored = new Sidecar(null, Database.SCHEMA, 20).without(new Numbers(6, 20), Map.of());
        Sidecar again = restored.without(new Numbers(11, 30), Map.of());
        assertEquals(List.of(new Numbers(11, 20), new Numbers(11, 30)), again.discardedChanges());
        assertEquals(30, again.sequence());
    }

    @Test
    void whatWasGivenUpBeforeThatStaysGivenUp() {
        Sidecar restored = new Sidecar(null, Database.SCHEMA, 20).without(new Numbers(6, 20), Map.of());
        Sidecar later = restored.without(new Numbers(26, 30), Map.of());
        assertEquals(List.of(new Numbers(6, 20), new Numbers(26, 30)), later.discardedChanges());
    }
}
