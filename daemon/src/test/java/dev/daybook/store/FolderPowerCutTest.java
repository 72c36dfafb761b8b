package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.backup.Backup;
import dev.daybook.backup.Backups;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.platform.Boot;
import dev.daybook.platform.FolderTree;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cuts the power under the whole folder of a store: journal, database, sidecar and backups. Real processes work in it,
 * strace logs their every write, force and rename, and from the log the folder is rebuilt as it may be found after a cut
 * at any moment. {@code -Ddaybook.seed=N} has the same cuts again as long as the processes do the same,
 * {@code -Ddaybook.images=N} more of them.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FolderPowerCutTest {

    private static final int LAUNCHES = 3;
    private static final int IMAGES = Integer.getInteger("daybook.images", 300);
    private static final int AT_ONCE = 2;
    private static final long[] HORIZONS = {20, 100, 500, Long.MAX_VALUE};

    @TempDir
    Path folder;

    private final long seed = Long.getLong("daybook.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger restored = new AtomicInteger();
    private final AtomicInteger replayed = new AtomicInteger();

    /**
     * An image to be made.
     *
     * @param steps that were done before the power went
     * @param horizon in places of the log
     */
    private record Cut(int steps, CutFolder.Survival survival, long horizon) {}

    /** What the process had said when the power went. */
    private record Told(Set<Long> numbers, Set<String> backups, boolean forgetting, boolean forgotten) {

        Told() {
            this(Set.of(), Set.of(), false, false);
        }

        Told and(String line) {
            String[] words = line.split(" ", -1);
            return switch (words[0]) {
                case "number" -> new Told(with(numbers, Long.valueOf(words[1])), backups, forgetting, forgotten);
                case "backup" -> new Told(numbers, with(backups, words[1]), forgetting, forgotten);
                case "forgetting" -> new Told(numbers, backups, true, false);
                case "forgotten" -> new Told(numbers, backups, true, true);
                default -> this;
            };
        }

        private static <T> Set<T> with(Set<T> set, T more) {
            Set<T> all = new HashSet<>(set);
            all.add(more);
            return all;
        }
    }

    @Test
    void noChangeThatWasAcknowledgedIsLostWhereverThePowerGoes() throws Exception {
        RealDesktop.require(Files.isExecutable(Path.of("/usr/bin/strace")), "this needs strace");
        Path worked = Files.createDirectory(folder.resolve("data")).toRealPath();
        List<FolderSteps.Step> steps = new ArrayList<>();
        for (int launch = 1; launch <= LAUNCHES; launch++) {
            steps.addAll(worked(worked, launch, steps.isEmpty() ? 0 : steps.getLast().at() + 1_000));
        }
        assertEquals(PowerCutWorkload.ACKNOWLEDGED, told(steps).numbers.size(), "everything was done");
        theModelIsTheFolder(worked, steps);
        int images = cutEverywhere(worked, steps);
        System.out.println("seed " + seed + ": " + images + " images of " + steps.size() + " steps, "
                + restored + " databases restored from a backup, " + replayed + " from the journal alone");
    }

    private List<FolderSteps.Step> worked(Path data, int launch, long first) throws Exception {
        Path log = folder.resolve("strace-" + launch);
        List<String> command = new ArrayList<>(TracedCalls.strace(log));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED",
                "-cp", System.getProperty("java.class.path"), PowerCutWorkload.class.getName(), data.toString(),
                Integer.toString(launch)));
        Process process = new ProcessBuilder(command).redirectErrorStream(false)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("errors-" + launch).toFile()).start();
        assertEquals(0, process.waitFor(), () -> text(folder.resolve("errors-" + launch)));
        List<FolderSteps.Step> steps = FolderSteps.of(data.toString(), TracedCalls.read(log, first));
        Files.delete(log);
        return steps;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Otherwise nothing that follows would show anything. */
    private void theModelIsTheFolder(Path data, List<FolderSteps.Step> steps) throws IOException {
        CutFolder model = new CutFolder(data.toString());
        steps.forEach(model::take);
        Path image = folder.resolve("everything");
        model.live(image);
        Map<String, Integer> there = contents(data);
        assertEquals(there, contents(image));
    }

    private static Map<String, Integer> contents(Path folder) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private int cutEverywhere(Path data, List<FolderSteps.Step> steps) throws Exception {
        List<Cut> cuts = cuts(steps);
        CutFolder model = new CutFolder(data.toString());
        Told told = new Told();
        int done = 0;
        Semaphore room = new Semaphore(2 * AT_ONCE);
        List<Future<?>> looks = new ArrayList<>();
        try (ExecutorService lookers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < cuts.size(); i++) {
                Cut cut = cuts.get(i);
                for (; done < cut.steps; done++) {
                    FolderSteps.Step step = steps.get(done);
                    model.take(step);
                    told = step instanceof FolderSteps.Said said ? told.and(said.line()) : told;
                }
                String what = "seed " + seed + ", image " + i + ": " + cut + ", the last step "
                        + (done == 0 ? "none" : brief(steps.get(done - 1)));
                Path image = folder.resolve("image-" + i);
                room.acquire();
                model.after(cut.survival, done == 0 ? 0 : steps.get(done - 1).at(), cut.horizon, image, random);
                Told now = told;
                looks.add(lookers.submit(() -> {
                    try {
                        look(image, now, what);
                    } catch (AssertionError | ConditionTimeoutException e) {
                        failures.add(String.valueOf(e.getMessage()));
                    } finally {
                        FolderTree.delete(image);
                        room.release();
                    }
                    return null;
                }));
            }
            for (Future<?> look : looks) {
                look.get();
            }
        }
        assertEquals("", String.join("\n", failures));
        return looks.size();
    }

    /** Half of them anywhere, half where something was forced, renamed or said. Ascending, so one pass finds all. */
    private List<Cut> cuts(List<FolderSteps.Step> steps) {
        int[] turns = IntStream.range(0, steps.size()).filter(i -> !(steps.get(i) instanceof FolderSteps.Written))
                .toArray();
        return IntStream.range(0, IMAGES).mapToObj(i -> {
            int at = i % 2 == 0
                    ? random.nextInt(steps.size() + 1)
                    : turns[random.nextInt(turns.length)] + random.nextInt(2);
            long now = at == 0 ? 0 : steps.get(at - 1).at();
            CutFolder.Survival survival = switch (random.nextInt(6)) {
                case 0 -> CutFolder.Survival.NOTHING;
                case 1, 2 -> CutFolder.Survival.PREFIX;
                default -> CutFolder.Survival.SUBSET;
            };
            return new Cut(at, survival, Math.min(now, HORIZONS[random.nextInt(HORIZONS.length)]));
        }).sorted((one, other) -> Integer.compare(one.steps, other.steps)).toList();
    }

    private static Told told(List<FolderSteps.Step> steps) {
        Told told = new Told();
        for (FolderSteps.Step step : steps) {
            told = step instanceof FolderSteps.Said said ? told.and(said.line()) : told;
        }
        return told;
    }

    private static String brief(FolderSteps.Step step) {
        return step instanceof FolderSteps.Written written
                ? "Written[" + written.bytes().limit() + " bytes at " + written.position() + " of " + written.path()
                        + "]"
                : step.toString();
    }

    private void look(Path image, Told told, String what) throws Exception {
        backupsAreThere(image, told, what);
        inTheNextBoot(image);
        boolean fromBackup;
        try (Store store = opened(image, what)) {
            agreesWithItsJournal(image, store, what);
            List<String> notices = store.notices(PowerCutWorkload.MORNING);
            assertFalse(notices.stream().anyMatch(notice -> notice.contains("lost")), what + ": " + notices);
            boolean fromNothing = store.replayed() == store.sequence();
            fromBackup = Files.exists(image.resolve("set-aside")) && !fromNothing;
            if (fromBackup) {
                restored.incrementAndGet();
            } else if (fromNothing) {
                replayed.incrementAndGet();
            }
            Set<Long> found = new TreeSet<>(PowerCutWorkload.numbers(store));
            Set<Long> lost = new TreeSet<>(told.numbers);
            lost.removeAll(found);
            assertEquals(Set.of(), lost, what + ": acknowledged and lost; " + notices);
            assertEquals(found.size(), PowerCutWorkload.counted(store), what + ": each exactly once");
            Workday.number(store, 5_000_000);
        }
        // A backup that was made before may still say it, and its renewal is asked for by itself.
        if (told.forgotten && !fromBackup) {
            nothingSpeaksOfTheSecret(image, what);
        }
    }

    /** Whoever meets damage further in is refused once, and the database is rebuilt meanwhile. */
    private static void agreesWithItsJournal(Path image, Store store, String what) {
        Path journal = image.resolve("journal");
        List<String> differences = Awaitility.await(what).atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(StoreUnavailable.class)
                .until(() -> JournalTables.differences(journal, store), found -> true);
        assertEquals(List.of(), differences, what);
    }

    private static void inTheNextBoot(Path image) throws IOException {
        Path sidecar = image.resolve("store.json");
        if (Files.exists(sidecar)) {
            Files.writeString(sidecar, Files.readString(sidecar).replace(Boot.id(), "the boot before"));
        }
    }

    private static Store opened(Path image, String what) {
        try {
            return PowerCutWorkload.open(image, () -> {});
        } catch (StoreException | IOException | RuntimeException e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    private static void backupsAreThere(Path image, Told told, String what) throws IOException {
        Set<String> whole = new TreeSet<>();
        for (Backup backup : new Backups(image.resolve("backups")).verified()) {
            assertTrue(backup.whole(), what + ": " + backup.zip());
            whole.add(backup.zip().getFileName().toString());
        }
        Set<String> lost = new TreeSet<>(told.backups);
        lost.removeAll(whole);
        assertEquals(Set.of(), lost, what + ": backups that were made and are not there");
    }

    private static void nothingSpeaksOfTheSecret(Path image, String what) throws IOException {
        try (Stream<Path> files = Files.walk(image)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(PowerCutWorkload.SECRET), what + ": " + file + " still speaks of it");
            }
        }
    }
}
