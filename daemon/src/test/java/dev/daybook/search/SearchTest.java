package dev.daybook.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The index against the real store, whatever becomes of it. */
@Timeout(60)
class SearchTest {

    private static final List<String> VOCABULARY = List.of("report", "Report", "reports", "BlockFolder", "folder",
            "café", "cafe", "会議", "会議資料", "議会", "タワー", "東京タワー", "a", "b", "b.c", "x_y", "Straße", "strasse", "🎉");

    private final Path folder;
    private final SearchedHistory history;

    SearchTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.history = new SearchedHistory(folder);
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void allWordsMustBeInTheSameSessionAndTheNewestComesFirst() {
        long first = history.session("Quarterly report", "News");
        long second = history.session("News", "A report of rain");
        history.session("Quarterly figures");

        assertEquals(List.of(second, first), history.found("report news"));
        assertEquals(List.of(first), history.found("quart rep"));
        assertEquals(List.of(second), history.found("report -quarterly"));
        assertEquals(List.of(), history.found("\"report news\""), "not across two titles");
        assertEquals(List.of(first), history.found("\"quarterly report\""));
    }

    @Test
    void aHitShowsTheTextsWithMostOfTheWordsAndWhenTheyWereInFocus() {
        history.session("Report", "The quarterly report", "Report", "Quarterly");

        List<Found.Match> matches = history.ask("quarterly report").hits().getFirst().matches();

        assertEquals(List.of("The quarterly report", "Report", "Quarterly"),
                matches.stream().map(match -> match.text().text()).toList());
        assertEquals(List.of(new Mark(4, 13), new Mark(14, 20)), matches.getFirst().marks());
        SessionTexts.Focus focus = matches.get(1).text().focus();
        assertNotNull(focus);
        assertEquals(SearchedHistory.START, focus.range().start());
        assertEquals(SearchedHistory.START.plusSeconds(180), focus.range().end());
        assertEquals(120, focus.seconds());
    }

    @Test
    void aSessionThatGoesOnIsFoundAsItIsNow() {
        long open = history.open("Letter");
        assertEquals(List.of(open), history.found("letter"));
        assertEquals(List.of(), history.found("postcard"));

        history.goOn("Postcard");

        assertEquals(List.of(open), history.found("letter postcard"));
    }

    @Test
    void pagesAndNarrowingAndTheNaiveWayAgreeWithTheIndexOnRandomSessions() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<SessionTexts> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            long id = history.session(Stream.generate(() -> text(random)).limit(1 + random.nextInt(3))
                    .toArray(String[]::new));
            all.addFirst(history.rows.session(id).orElseThrow());
        }
        for (int round = 0; round < 300; round++) {
            String words = question(random);
            if (Question.of(words).isAnswerable()) {
                Instant from = random.nextBoolean() ? null : some(all, random).start();
                Instant to = random.nextBoolean() ? null : some(all, random).start();
                List<Long> expected = all.stream()
                        .filter(session -> from == null
                                || Optional.ofNullable(session.end()).orElseThrow().isAfter(from))
                        .filter(session -> to == null || session.start().isBefore(to))
                        .filter(session -> Naive.holds(words, session)).map(SessionTexts::id).toList();
                assertEquals(expected, paged(words, from, to, 1 + random.nextInt(20), expected.size()),
                        "seed " + seed + ": " + words);
            }
        }
    }

    private static SessionTexts some(List<SessionTexts> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    private List<Long> paged(String words, @Nullable Instant from, @Nullable Instant to, int limit, int total) {
        List<Long> found = new ArrayList<>();
        Asked.Before before = null;
        while (true) {
            Found page = history.ask(new Asked(Question.of(words), "desk", from, to, before, limit));
            assertEquals(total, page.total(), () -> words + ": " + page);
            found.addAll(SearchedHistory.ids(page));
            if (page.hits().size() < limit) {
                return found;
            }
            long last = found.getLast();
            before = new Asked.Before(history.rows.session(last).orElseThrow().start(), last);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int words = 1 + random.nextInt(4); words > 0; words--) {
            text.append(VOCABULARY.get(random.nextInt(VOCABULARY.size()))).append(random.nextInt(4) == 0 ? "/" : " ");
        }
        return text.toString();
    }

    private static String question(Random random) {
        StringBuilder question = new StringBuilder();
        for (int words = 1 + random.nextInt(2); words > 0; words--) {
            String word = random.nextInt(3) == 0 ? text(random).strip() : some(random);
            question.append(random.nextInt(5) == 0 ? "-" : "")
                    .append(random.nextInt(4) == 0 ? "\"" + word + "\"" : word).append(' ');
        }
        return question.toString();
    }

    private static String some(Random random) {
        String word = VOCABULARY.get(random.nextInt(VOCABULARY.size()));
        return word.substring(0, word.offsetByCodePoints(0, 1 + random.nextInt(word.codePointCount(0, word.length()))));
    }

    @Test
    void theNextLaunchIndexesOnlyWhatDiffers() {
        history.session("Report");
        history.session("Letter");
        history.found("report");
        AtomicInteger read = new AtomicInteger();
        history.relaunch(new Counting(history.rows, read));
        long added = history.session("Another report");

        assertEquals(2, history.found("report").size());
        assertEquals(added, history.found("another").getFirst());

        assertTrue(read.get() <= 4, () -> read + " sessions were read: one to index, three that were found");
    }

    @Test
    void lateMinutesOfASessionThatHasEndedAreFoundOnceTheIndexIsOpenedAgain() {
        long session = history.session("Report", "Report");
        history.session("Letter");
        assertEquals(List.of(session), history.found("report"));

        history.late(SearchedHistory.START.plusSeconds(90), "Postcard");
        history.relaunch();

        assertEquals(List.of(session), history.found("postcard"));
    }

    @Test
    void aLaunchThatWasKilledLeavesNothingThatTheNextDoesNotSetRight() throws Exception {
        history.session("Report");
        history.found("report");
        history.relaunch();
        history.session("Second report");
        history.found("report");
        Path killed = copy(history.index, folder.resolve("killed"));
        history.session("Third report");
        history.search().close();
        empty(history.index);
        copy(killed, history.index);

        history.relaunch();

        assertEquals(3, history.found("report").size());
        assertEquals(1, history.found("second").size());
    }

    @Test
    void anIndexOfWhichAnyFileIsGarbageIsMadeAnew() throws Exception {
        long session = history.session("Report");
        history.session("Letter");
        for (int file = 0;; file++) {
            history.found("report");
            history.search().close();
            List<Path> files = files(history.index);
            if (file >= files.size()) {
                break;
            }
            Path garbage = files.get(file);
            Files.writeString(garbage, "no index " + "x".repeat(500));

            history.relaunch();

            assertEquals(List.of(session), history.found("report"), garbage::toString);
            assertEquals(List.of(), history.search().notices());
        }
    }

    @Test
    void aFolderThatIsDeletedUnderneathIsMadeAnew() throws Exception {
        long session = history.session("Report");
        assertEquals(List.of(session), history.found("report"));
        empty(history.index);
        Files.delete(history.index);

        long second = history.session("Report");

        assertEquals(List.of(second, session), history.found("report"));
        assertTrue(Files.exists(history.index));
    }

    @Test
    void whatIsErasedIsNoLongerOnTheDiskAndEverythingIsFoundAgain() throws Exception {
        long session = history.session("Confidential");
        history.found("confidential");
        history.relaunch();
        assertTrue(holds(history.index, "confidential"), "otherwise this proves nothing");
        List<Path> before = files(history.index);
        AtomicBoolean forgotten = new AtomicBoolean();
        history.relaunch(new Counting(history.rows, new AtomicInteger()) {
            @Override
            public Optional<SessionTexts> session(long id) {
                return super.session(id).filter(_ -> !forgotten.get());
            }
        });
        assertEquals(List.of(session), history.found("confidential"));
        forgotten.set(true);

        history.search().erase();

        assertFalse(holds(history.index, "confidential"), before::toString);
        assertEquals(List.of(), history.found("confidential"));
        history.search().close();
        assertFalse(holds(history.index, "confidential"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsANoticeAndIsTriedAgainWithTheNextQuestion() throws Exception {
        long session = history.session("Report");
        history.search().close();
        empty(history.index);
        Files.deleteIfExists(history.index);
        Path blocked = folder.resolve("blocked");
        Files.writeString(blocked, "in the way");
        try (Search search = new Search(history.rows, blocked.resolve("index"))) {
            search.start();
            Asked asked = new Asked(Question.of("report"), null, null, null, null, 1);

            CompletionException failure = assertThrows(CompletionException.class, () -> search.ask(asked).join());

            assertTrue(failure.getCause() instanceof SearchUnavailable, failure::toString);
            assertEquals(1, search.notices().size());
            Files.delete(blocked);
            assertEquals(List.of(session), SearchedHistory.ids(search.ask(asked).join()));
            assertEquals(List.of(), search.notices());
        }
    }

    @Test
    void aStoreThatIsAwayIsToldAndNothingIsLostByIt() {
        AtomicBoolean away = new AtomicBoolean(true);
        history.relaunch(new Counting(history.rows, new AtomicInteger()) {
            @Override
            public Optional<SessionTexts> session(long id) {
                if (away.get()) {
                    throw new StoreUnavailable("away", new IllegalStateException());
                }
                return super.session(id);
            }
        });
        long session = history.session("Report");

        CompletionException failure = assertThrows(CompletionException.class, () -> history.found("report"));
        assertTrue(failure.getCause() instanceof StoreUnavailable, failure::toString);
        away.set(false);

        assertEquals(List.of(session), history.found("report"));
    }

    @Test
    void whoWaitsIsAnsweredEvenWhenTheMachineGivesOut() throws Exception {
        long session = history.session("Quarterly report");
        AtomicBoolean broken = new AtomicBoolean(true);
        SearchStore giving = new Counting(history.rows, new AtomicInteger()) {
            @Override
            public List<Stamp> stamps() {
                if (broken.get()) {
                    throw new OutOfMemoryError("of the test");
                }
                return super.stamps();
            }
        };
        try (Search search = new Search(giving, folder.resolve("another"))) {
            search.start();
            Asked asked = new Asked(Question.of("report"), null, null, null, null, 10);
            assertThrows(CompletionException.class, () -> search.ask(asked).join());
            search.erase();
            broken.set(false);
            await().until(() -> !search.ask(asked).join().hits().isEmpty());
            assertEquals(session, search.ask(asked).join().hits().getFirst().session());
        }
    }

    @Test
    void anAnswerThatComesBeforeAllIsIndexedSaysSo() throws Exception {
        for (int i = 0; i < 150; i++) {
            history.session("Report " + i);
        }
        history.search().close();
        AtomicBoolean slow = new AtomicBoolean(true);
        history.relaunch(new Counting(history.rows, new AtomicInteger()) {
            @Override
            public Optional<SessionTexts> session(long id) {
                if (slow.get()) {
                    LockSupport.parkNanos(20_000_000);
                }
                return super.session(id);
            }
        });
        history.search().erase();

        Found first = history.ask("report");

        Found.Underway underway = first.underway();
        assertNotNull(underway);
        assertEquals(150, underway.of());
        assertTrue(underway.done() > 0 && first.total() < 150, first::toString);
        assertEquals(150, first.hits().getFirst().session(), "the newest are indexed first");
        slow.set(false);
        await().until(() -> history.ask("report").underway() == null);
        assertEquals(150, history.ask("report").total());
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        return to;
    }

    private static void empty(Path index) throws IOException {
        for (Path file : files(index)) {
            Files.delete(file);
        }
    }

    private static List<Path> files(Path index) throws IOException {
        if (Files.notExists(index)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(index)) {
            return files.sorted().toList();
        }
    }

    private static boolean holds(Path index, String word) throws IOException {
        for (Path file : files(index)) {
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The real store, with how many sessions were read from it. */
    private static class Counting implements SearchStore {

        private final SearchStore store;
        private final AtomicInteger read;

        Counting(SearchStore store, AtomicInteger read) {
            this.store = store;
            this.read = read;
        }

        @Override
        public List<Stamp> stamps() {
            return store.stamps();
        }

        @Override
        public Map<Long, Long> minutes(Instant since) {
            return store.minutes(since);
        }

        @Override
        public List<Long> active() {
            return store.active();
        }

        @Override
        public Optional<SessionTexts> session(long id) {
            read.incrementAndGet();
            return store.session(id);
        }
    }
}
