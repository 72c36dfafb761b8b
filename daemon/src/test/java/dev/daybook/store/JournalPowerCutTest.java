package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cuts the power at every kind of moment and looks at what the next boot finds. */
final class JournalPowerCutTest {

    private static final UUID ID = UUID.fromString("6c1f4f7e-5b0e-4a0e-9d55-0f6f3a6f8a11");
    private static final int SEGMENT = 2048;
    private static final int WORKLOADS = 12;
    private static final int CUTS = 60;

    /** Changes are on their way to the disk: until this ends they may be there or not. */
    private record Begun(Map<Long, String> changes) {}

    /** These changes, and no others, are what the journal holds from now on. */
    private record Holds(Map<Long, String> changes) {}

    @ParameterizedTest
    @EnumSource
    void everyAcknowledgedChangeSurvivesAPowerCutAndNothingFollowsAGap(PowerCutDisk.Survival survival)
            throws IOException {
        for (int i = 0; i < WORKLOADS; i++) {
            long seed = System.nanoTime() + i;
            PowerCutDisk disk = new PowerCutDisk();
            new Workload(disk, new Random(seed)).run();
            Random random = new Random(seed + 1);
            for (int cut = 0; cut < CUTS; cut++) {
                assertSurvives(disk, random.nextInt(disk.log().size() + 1), survival, random, "seed " + seed);
            }
        }
    }

    @Test
    void everySingleStepOfAShortRunIsAMomentThePowerMayGo() throws IOException {
        long seed = System.nanoTime();
        PowerCutDisk disk = new PowerCutDisk();
        new Workload(disk, new Random(seed)).run();
        Random random = new Random(seed + 1);
        for (int cut = 0; cut <= Math.min(400, disk.log().size()); cut++) {
            for (PowerCutDisk.Survival survival : PowerCutDisk.Survival.values()) {
                assertSurvives(disk, cut, survival, random, "seed " + seed);
            }
        }
    }

    @Test
    void aChangeThatAKilledLaunchWroteAndNeverForcedIsForcedBeforeItIsReplayed() throws IOException {
        PowerCutDisk disk = new PowerCutDisk();
        String large = HexFormat.of().formatHex(new byte[SEGMENT]);
        disk.killAfter(5); // the segment, exactly as long as the frame, and the frame, but not its force
        assertEquals("killed", append(new Journal(disk, SEGMENT), Map.of(1L, large)));
        disk.killAfter(-1);
        Journal next = new Journal(disk, SEGMENT);
        Journal.Scan scan = next.scan(0);
        assertEquals(Map.of(1L, large), text(scan));
        next.trim(scan);
        PowerCutDisk image = disk.after(disk.log().size(), PowerCutDisk.Survival.NOTHING, new Random(1));
        assertEquals(Map.of(1L, large), text(new Journal(image, SEGMENT).scan(0)));
    }

    private static void assertSurvives(PowerCutDisk disk, int cut, PowerCutDisk.Survival survival, Random random,
            String seed) throws IOException {
        String what = seed + ", cut before step " + cut + " of " + disk.log().size() + ", survives " + survival;
        Map<Long, String> sure = Map.of();
        Map<Long, String> begun = Map.of();
        for (PowerCutDisk.Event event : disk.log().subList(0, cut)) {
            if (event instanceof PowerCutDisk.Mark(Begun is)) {
                begun = is.changes;
            } else if (event instanceof PowerCutDisk.Mark(Holds is)) {
                sure = is.changes;
                begun = Map.of();
            }
        }
        PowerCutDisk image = disk.after(cut, survival, random);
        Journal journal = new Journal(image, SEGMENT);
        Journal.Scan scan = journal.scan(0);
        Map<Long, String> found = text(scan);
        Map<Long, String> either = new TreeMap<>(sure);
        if (found.size() > sure.size()) {
            either.putAll(begun);
        }
        assertEquals(either, found, what);
        assertEquals(Map.of(), scan.damaged(), what);
        journal.trim(scan);
        long next = found.size() + 1L;
        assertEquals("stored", append(journal, Map.of(next, "after the cut")), what);
        found.put(next, "after the cut");
        assertEquals(found, text(new Journal(image, SEGMENT).scan(0)), what);
    }

    /** A few launches that append, fail, are killed or close. */
    private static final class Workload {

        private final PowerCutDisk disk;
        private final Random random;
        private Map<Long, String> held = new TreeMap<>();
        private Journal journal;

        Workload(PowerCutDisk disk, Random random) {
            this.disk = disk;
            this.random = random;
            this.journal = new Journal(disk, SEGMENT);
        }

        void run() throws IOException {
            for (int launch = 0; launch < 5; launch++) {
                int changes = 5 + random.nextInt(30);
                for (int i = 0; i < changes; i++) {
                    append(random.nextInt(15) == 0);
                }
                if (random.nextBoolean()) {
                    journal.close();
                } else {
                    killAndRelaunch();
                }
            }
            assertTrue(disk.names().size() > 1, "several segments");
        }

        private void append(boolean failing) {
            Map<Long, String> changes = changes();
            disk.mark(new Begun(changes));
            disk.failForce(failing);
            if (JournalPowerCutTest.append(journal, changes).equals("stored")) {
                held.putAll(changes);
            }
            disk.failForce(false);
            disk.mark(new Holds(new TreeMap<>(held)));
        }

        /** What the new launch finds and has trimmed it replays, so it counts as acknowledged. */
        private void killAndRelaunch() throws IOException {
            Map<Long, String> changes = changes();
            disk.mark(new Begun(changes));
            disk.killAfter(random.nextInt(8));
            JournalPowerCutTest.append(journal, changes);
            disk.killAfter(-1);
            journal = new Journal(disk, SEGMENT);
            Journal.Scan scan = journal.scan(0);
            journal.trim(scan);
            Map<Long, String> found = text(scan);
            assertTrue(found.entrySet().containsAll(held.entrySet()), "a kill alone loses nothing");
            held = found;
            disk.mark(new Holds(new TreeMap<>(held)));
        }

        private Map<Long, String> changes() {
            Map<Long, String> changes = new TreeMap<>();
            int count = 1 + random.nextInt(4);
            int longest = random.nextInt(12) == 0 ? SEGMENT : 200;
            for (int i = 1; i <= count; i++) {
                byte[] bytes = new byte[random.nextInt(longest)];
                random.nextBytes(bytes);
                changes.put((long) held.size() + i, HexFormat.of().formatHex(bytes));
            }
            return changes;
        }
    }

    private static String append(Journal journal, Map<Long, String> changes) {
        List<byte[]> bytes = new ArrayList<>();
        new TreeMap<>(changes).values()
                .forEach(text -> bytes.add(text.getBytes(StandardCharsets.UTF_8)));
        try {
            journal.append(ID, 1, new TreeMap<>(changes).firstKey(), bytes);
            return "stored";
        } catch (IOException e) {
            return "failed";
        } catch (PowerCutDisk.Killed e) {
            return "killed";
        }
    }

    private static Map<Long, String> text(Journal.Scan scan) {
        Map<Long, String> changes = new TreeMap<>();
        scan.segments().stream().flatMap(segment -> segment.frames().stream()).forEach(frame -> {
            for (int i = 0; i < frame.changes().size(); i++) {
                changes.put(frame.first() + i,
                        new String(frame.changes().get(i), StandardCharsets.UTF_8));
            }
        });
        return changes;
    }
}
