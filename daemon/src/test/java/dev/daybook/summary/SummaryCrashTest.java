package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.category.Categories;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A daemon that dies before, during and after each thing that it writes for a summary, files and database alike: never a
 * torn file, never an entry twice, never a session lost, and the next launch makes of it what would have been.
 */
class SummaryCrashTest {

    private static final Instant EVE = Instant.parse("2026-03-10T22:30:00Z");
    private static final Instant NOW = EVE.plus(Duration.ofDays(3));
    private static final Set<String> WRITES = Set.of("intend", "written", "withdrawn", "failed");
    private static final Pattern OPENING = Pattern.compile("(?m)^<!-- session (\\d+) at ");

    @TempDir
    Path folder = Path.of("");

    /** The end of a daemon. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Counts the moments at which a daemon may die, and lets it die at one. */
    private static final class Fate {

        private final int last;
        private int passed;

        Fate(int last) {
            this.last = last;
        }

        void moment() {
            if (passed == last) {
                throw new Death();
            }
            passed++;
        }
    }

    private record DyingDisk(Fate fate) implements EventFiles.Disk {

        @Override
        public void replace(Path file, byte[] bytes) throws IOException {
            fate.moment();
            Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
            Files.write(temporary, Arrays.copyOf(bytes, bytes.length / 2));
            fate.moment();
            EventFiles.Disk.REAL.replace(file, bytes);
            fate.moment();
        }

        @Override
        public void delete(Path file) throws IOException {
            fate.moment();
            EventFiles.Disk.REAL.delete(file);
            fate.moment();
        }
    }

    private static SummaryStore dying(SummaryStore store, Fate fate) {
        return (SummaryStore) Proxy.newProxyInstance(SummaryStore.class.getClassLoader(),
                new Class<?>[]{SummaryStore.class}, (_, method, arguments) -> {
                    boolean writes = WRITES.contains(method.getName()) && method.getReturnType() == void.class;
                    if (writes) {
                        fate.moment();
                    }
                    try {
                        Object answer = method.invoke(store, arguments);
                        if (writes) {
                            fate.moment();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void whereverItDiesTheNextLaunchMakesItWhatItWouldHaveBeen() throws Exception {
        Map<String, String> whole = lived("whole", new Fate(Integer.MAX_VALUE), 0);
        int moment = 0;
        boolean died = true;
        while (died) {
            Fate fate = new Fate(moment);
            assertEquals(whole, lived("dies" + moment, fate, moment), "it died at moment " + moment);
            died = fate.passed == moment;
            moment++;
        }
        assertTrue(moment > 15, "only " + moment + " moments");
    }

    private Map<String, String> lived(String name, Fate fate, int moment) throws Exception {
        try (SummaryHome home = new SummaryHome(folder.resolve(name), EVE)) {
            long cancelled = home.ended(EVE.minusSeconds(7_200), "Letter", "Editor");
            long moved = home.ended(new Minutes(EVE.minusSeconds(3_600)).in("mpv", "Film", 20));
            long alone = home.ended(EVE.plus(Duration.ofDays(2)), "News", "Browser");
            summaries(home.rows, home, EventFiles.Disk.REAL).writeAll((_, _) -> {});
            Path tenth = home.events.resolve("event-2026-03-10.md");
            Files.writeString(tenth, home.day("2026-03-10") + "Mine.\n");
            home.edit(cancelled).cancel();
            home.edit(alone).cancel();
            home.record(new Minutes(EVE.plusSeconds(7_200)).in("mpv", "More", 9));
            home.edit(moved).move(EVE.plusSeconds(7_200).getEpochSecond(), EVE.plusSeconds(7_740).getEpochSecond());
            long both = home.ended(new Minutes(EVE).in("code", "x", 75));
            long next = home.ended(EVE.plus(Duration.ofDays(1)), "News", "Browser");
            try {
                summaries(dying(home.rows, fate), home, new DyingDisk(fate)).writeAll((_, _) -> {});
            } catch (Death death) {
                whole(home, moment);
            }
            summaries(home.rows, home, EventFiles.Disk.REAL).writeAll((_, _) -> {});
            assertEquals(new TreeMap<>(Map.of("2026-03-10 " + both, 1_800L, "2026-03-11 " + both, 2_700L,
                    "2026-03-11 " + moved, 540L, "2026-03-11 " + next, 60L)), home.listed());
            assertEquals(0, home.days.waiting().pending(), "moment " + moment);
            assertEquals(List.of("none", "written", "written", "none"), List.of(home.session(cancelled).summary(),
                    home.session(both).summary(), home.session(moved).summary(), home.session(alone).summary()));
            return home.files();
        }
    }

    /** Each file as it stands after a death: whole, with a person's words, and each entry once. */
    private static void whole(SummaryHome home, int moment) throws IOException {
        Map<String, String> files = home.files();
        files.keySet().removeIf(name -> name.endsWith(".tmp"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            String text = file.getValue();
            List<String> opened = OPENING.matcher(text).results().map(found -> found.group(1)).toList();
            assertEquals(opened.stream().distinct().toList(), opened, "moment " + moment + ": " + text);
            opened.forEach(id -> assertTrue(text.contains("<!-- /session " + id + " -->\n"), text));
            assertTrue(text.startsWith("---\n") && text.endsWith("\n"), text);
        }
        assertTrue(files.getOrDefault("event-2026-03-10.md", "").contains("Mine.\n"), "moment " + moment);
    }

    @Test
    void aDeathLeavesAnEntryThatIsKnownToTheStore() throws Exception {
        try (SummaryHome home = new SummaryHome(folder, EVE)) {
            long session = home.ended(EVE, "Letter", "Editor");
            Fate fate = new Fate(5);
            assertThrows(Death.class, () -> summaries(dying(home.rows, fate), home, new DyingDisk(fate))
                    .writeAll((_, _) -> {}));
            assertEquals("pending", home.session(session).summary());
            home.edit(session).move(EVE.plus(Duration.ofDays(9)).getEpochSecond(),
                    EVE.plus(Duration.ofDays(9)).getEpochSecond() + 60);
            summaries(home.rows, home, EventFiles.Disk.REAL).writeAll((_, _) -> {});
            assertEquals(Map.of(), home.files());
        }
    }

    private static Summaries summaries(SummaryStore store, SummaryHome home, EventFiles.Disk disk) {
        return new Summaries(store, home.events, disk, Categories.builtIn(), () -> ZoneId.of("Europe/Berlin"),
                () -> NOW);
    }
}
