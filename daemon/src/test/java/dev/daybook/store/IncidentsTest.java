package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IncidentsTest {

    private static final Instant FOUND = Instant.parse("2026-03-02T08:00:00Z");
    private static final List<Incident.Loss> LOST = List.of(new Incident.Loss(new Numbers(3, 9), null, null));

    @TempDir
    Path folder = Path.of("");

    @Test
    void damageIsToldForThirtyDaysOrUntilWhatWasSetAsideIsDeleted() throws Exception {
        Path aside = Files.createFile(folder.resolve("aside"));
        Incident damage = new Incident(FOUND, "The database is empty", aside.toString(), "was restored", 4, List.of());
        assertEquals(1, toldAfter(damage, 29));
        assertEquals(0, toldAfter(damage, 30));
        Files.delete(aside);
        assertEquals(0, toldAfter(damage, 1));
    }

    @Test
    void aLossIsToldForThirtyDaysInAnyCase() throws Exception {
        Path gone = folder.resolve("gone");
        assertEquals(1, toldAfter(new Incident(FOUND, "The database is empty", gone.toString(), "", 0, LOST), 29));
    }

    @Test
    void whatAPersonAskedForIsToldForADay() throws Exception {
        Path aside = Files.createFile(folder.resolve("aside"));
        Incident restored = new Incident(FOUND, "The database gave way", aside.toString(), "", 0, List.of());
        assertEquals(1, toldAfter(restored, 0));
        assertEquals(0, toldAfter(restored, 1));
    }

    private int toldAfter(Incident incident, int days) throws Exception {
        Incidents.of(folder).add(incident);
        int told = Incidents.of(folder).sentences(FOUND.plus(Duration.ofDays(days))).size();
        Files.delete(folder.resolve("incidents.json"));
        return told;
    }
}
