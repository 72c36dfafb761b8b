package dev.daybook.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.server.DayReader;
import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionWish;
import dev.daybook.store.DayRows;
import dev.daybook.store.SessionEditRows;
import dev.daybook.store.Store;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However sessions are edited on whatever day: no second is lost, none belongs to two sessions, and all that was done
 * can be taken back, the last first.
 */
class RandomEditsTest {

    private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");
    private static final int EDITS = 24;

    @TempDir
    Path folder = Path.of("");

    /** Four fixed seeds and some new ones (daybook.days, one unless given); or the one given as daybook.seed. */
    static LongStream seeds() {
        Long given = Long.getLong("daybook.seed");
        return given != null
                ? LongStream.of(given)
                : LongStream.concat(LongStream.rangeClosed(1, 4), new Random().longs(Long.getLong("daybook.days", 1)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDayOfActivityGapsSleepAndKillsIsCutToTheSecond(long seed) throws Exception {
        edit(seed, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDayOnWhichTheClockIsSetTooIsCutOrLeftWhole(long seed) throws Exception {
        edit(seed, true);
    }

    private void edit(long seed, boolean clockIsSet) throws Exception {
        String told = "seed " + seed + (clockIsSet ? " with the clock set" : "") + ": ";
        try (Store store = Store.open(folder, START)) {
            SimulatedDay day = new SimulatedDay(seed, store, START.toString(), ZoneId.of("Europe/Berlin"), clockIsSet);
            day.live(Duration.ofHours(8));
            day.launch(Duration.ofMinutes(10));
            Person person = new Person(store, day, new Random(seed), clockIsSet);
            Map<String, Integer> seconds = seconds(blocks(person.days));
            List<String> before = person.told();
            int done = 0;
            for (int i = 0; i < EDITS; i++) {
                done += person.edit(told) ? 1 : 0;
            }
            assertTrue(done > 0, told + "no edit was possible");
            person.takeAllBack(told);
            assertEquals(before, person.told(), told);
            for (int i = 0; i < EDITS / 2; i++) {
                person.edit(told);
                person.undo(person.any().id(), told);
            }
            assertEquals(seconds, seconds(blocks(person.days)), told);
        }
    }

    /** Somebody who edits sessions as it comes. */
    private record Person(DayRows days, SessionEditRows edits, Random random, Instant now, boolean clockIsSet) {

        Person(Store store, SimulatedDay day, Random random, boolean clockIsSet) {
            this(new DayRows(store), new SessionEditRows(store, day::nextSessionId), random,
                    day.now().truncatedTo(ChronoUnit.SECONDS), clockIsSet);
        }

        Session any() {
            List<Session> all = sessions(days);
            return all.get(random.nextInt(all.size()));
        }

        boolean edit(String told) {
            Session session = any();
            Instant wanted = within(session);
            String what = told + "session " + session.id() + " to " + wanted + ": ";
            return switch (random.nextInt(8)) {
                case 0, 1 -> moved(what, session.id(), SessionWish.end(wanted));
                case 2, 3 -> moved(what, session.id(), new SessionWish(Optional.of("Named " + random.nextInt(3)),
                        Optional.empty(), Optional.empty(), Optional.of(wanted), Optional.empty()));
                case 4 -> checked(what, edits.split(session.id(), wanted, now));
                case 5, 6 -> checked(what, edits.merge(session.id(), any().id(), now));
                default -> checked(what, edits.edit(session.id(), new SessionWish(Optional.empty(),
                        Optional.of("Note " + random.nextInt(9)), Optional.of(random.nextBoolean() ? "" : "Work"),
                        Optional.empty(), Optional.empty()), now));
            };
        }

        /** Within it, or half as long again to both sides, which its neighbours may forbid. */
        private Instant within(Session session) {
            long length = Duration.between(session.start(), session.end()).toSeconds();
            return session.start().plusSeconds(random.nextLong(-length / 2, 2 + length * 3 / 2));
        }

        private boolean moved(String told, long session, SessionWish wish) {
            EditAnswer answer = edits.edit(session, wish, now);
            if (answer instanceof EditAnswer.Done) {
                Session after = days.session(session).orElseThrow();
                assertTrue(clockIsSet || wish.start().isEmpty() || wish.start().get().equals(after.start()),
                        told + after);
                assertTrue(clockIsSet || wish.end().isEmpty() || wish.end().get().equals(after.end()), told + after);
            }
            return checked(told, answer);
        }

        boolean undo(long session, String told) {
            return checked(told + "undo of " + session + ": ", edits.undo(session, now));
        }

        private boolean checked(String told, EditAnswer answer) {
            if (answer instanceof EditAnswer.Done done) {
                check(told, days, done.borders());
            }
            return answer instanceof EditAnswer.Done;
        }

        void takeAllBack(String told) {
            for (Optional<Session> last = editedLast(); last.isPresent(); last = editedLast()) {
                EditAnswer answer = edits.undo(last.get().id(), now);
                assertInstanceOf(EditAnswer.Done.class, answer, told + "session " + last.get().id());
            }
            check(told, days, List.of());
        }

        private Optional<Session> editedLast() {
            return everySession(days).stream().filter(session -> session.edited() != null)
                    .max(Comparator.comparingLong(session -> days.edits(session.id()).stream()
                            .filter(edit -> edit.undone() == null).findFirst()
                            .orElseThrow().id()));
        }

        /** All that an API tells of each, but for its summary, which is written anew. */
        List<String> told() {
            return everySession(days).stream().map(s -> String.join("|", String.valueOf(s.id()), s.kind(),
                    String.valueOf(s.title()), String.valueOf(s.note()), s.status(), s.start().toString(),
                    String.valueOf(s.end()), String.valueOf(s.category()), String.valueOf(s.outcome()),
                    String.valueOf(s.recovered()), String.valueOf(s.edited()))).toList();
        }
    }

    private static void check(String told, DayRows days, List<Instant> borders) {
        List<Timeline.Block> blocks = blocks(days);
        Instant before = Instant.MIN;
        for (Timeline.Block block : blocks) {
            for (Instant border : borders) {
                assertFalse(block.start().isBefore(border) && border.isBefore(block.end()), told + "not cut: " + block);
            }
            assertFalse(block.start().isBefore(before), told + "overlaps the one before: " + block);
            before = block.end();
        }
        before = Instant.MIN;
        for (Session session : sessions(days)) {
            assertFalse(session.start().isBefore(before), told + "overlaps the one before: " + session);
            before = Objects.requireNonNull(session.end());
        }
    }

    /** Seconds of everything there is, whoever owns them. */
    private static Map<String, Integer> seconds(List<Timeline.Block> blocks) {
        Map<String, Integer> seconds = new TreeMap<>(blocks.stream().flatMap(block -> block.uses().stream())
                .collect(Collectors.toMap(use -> use.application() + " " + use.title(), Timeline.Use::seconds,
                        Integer::sum)));
        seconds.put("active", blocks.stream().mapToInt(Timeline.Block::activeSeconds).sum());
        seconds.put("idle", blocks.stream().mapToInt(Timeline.Block::idleSeconds).sum());
        seconds.put("locked", blocks.stream().mapToInt(Timeline.Block::lockedSeconds).sum());
        return seconds;
    }

    private static List<Timeline.Block> blocks(DayRows days) {
        return days.timeline(new TimeRange(START.minus(Duration.ofHours(8)), START.plus(Duration.ofDays(3)))).blocks();
    }

    /** Oldest first, without those that hold no time: two of them may start together. */
    private static List<Session> sessions(DayRows days) {
        return everySession(days).stream().filter(session -> !session.start().equals(session.end())).toList();
    }

    private static List<Session> everySession(DayRows days) {
        return days.sessions(new DayReader.Filter(null, null, null, null, null, 1_000)).stream()
                .sorted(Comparator.comparing(Session::start).thenComparingLong(Session::id)).toList();
    }
}
