package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveningNetTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final List<Instant> sweeps = new ArrayList<>();
    private EveningNet net = new EveningNet(Instant.EPOCH);

    @Test
    void itIsDueOnceAtFiveToMidnight() {
        begin(berlin("2026-03-10T12:00"), BERLIN);
        look(berlin("2026-03-10T12:00"), berlin("2026-03-12T12:00"), BERLIN);
        assertEquals(List.of(berlin("2026-03-10T23:55"), berlin("2026-03-11T23:55")), sweeps);
    }

    @Test
    void anEveningThatWasSleptThroughIsMadeUpForOnce() {
        begin(berlin("2026-03-10T22:00"), BERLIN);
        look(berlin("2026-03-11T07:30"), berlin("2026-03-11T12:00"), BERLIN);
        assertEquals(List.of(berlin("2026-03-11T07:30")), sweeps);
        look(berlin("2026-03-20T08:00"), berlin("2026-03-20T12:00"), BERLIN);
        assertEquals(List.of(berlin("2026-03-11T07:30"), berlin("2026-03-20T08:00")), sweeps);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "Asia/Beirut",
            "America/Havana", "Pacific/Apia"})
    void aYearHasAsManySweepsAsDays(String name) {
        ZoneId zone = ZoneId.of(name);
        Instant start = LocalDateTime.parse("2015-01-01T12:00").atZone(zone).toInstant();
        begin(start, zone);
        look(start, LocalDateTime.parse("2016-01-01T12:00").atZone(zone).toInstant(), zone);
        assertEquals(365, sweeps.size());
        sweeps.forEach(sweep -> assertEquals("23:55", sweep.atZone(zone).toLocalTime().toString()));
    }

    @Test
    void aClockThatIsSetBackALittleSweepsNotTwice() {
        begin(berlin("2026-03-10T22:00"), BERLIN);
        look(berlin("2026-03-10T23:50"), berlin("2026-03-11T00:10"), BERLIN);
        look(berlin("2026-03-10T23:40"), berlin("2026-03-11T12:00"), BERLIN);
        assertEquals(List.of(berlin("2026-03-10T23:55")), sweeps);
    }

    @Test
    void aClockThatRanAYearAheadLosesNoEvening() {
        begin(berlin("2027-03-10T22:00"), BERLIN);
        look(berlin("2026-03-10T12:00"), berlin("2026-03-11T12:00"), BERLIN);
        assertEquals(List.of(berlin("2026-03-10T23:55")), sweeps);
    }

    @Test
    void inAnotherZoneTheEveningIsTheirs() {
        begin(berlin("2026-03-10T20:00"), BERLIN);
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        look(berlin("2026-03-10T20:00"), berlin("2026-03-11T12:00"), kolkata);
        assertEquals(List.of(), sweeps);
        look(berlin("2026-03-11T12:00"), berlin("2026-03-12T12:00"), kolkata);
        assertEquals(List.of(berlin("2026-03-11T19:25")), sweeps);
        ZoneId newYork = ZoneId.of("America/New_York");
        look(berlin("2026-03-12T12:00"), berlin("2026-03-13T12:00"), newYork);
        assertEquals(List.of(berlin("2026-03-11T19:25"), berlin("2026-03-12T12:00"), berlin("2026-03-13T04:55")),
                sweeps,
                "on the twelfth five to midnight in New York has been since the evening in Kolkata");
    }

    private void begin(Instant at, ZoneId zone) {
        net = new EveningNet(at);
        assertEquals(false, net.isDue(at, zone));
    }

    private void look(Instant from, Instant until, ZoneId zone) {
        for (Instant now = from; now.isBefore(until); now = now.plus(Duration.ofMinutes(1))) {
            if (net.isDue(now, zone)) {
                net.sweptAt(now);
                sweeps.add(now);
            }
        }
    }

    private static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
