package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.Boot;
import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launch after a power cut, whatever else is wrong with what it is made again from. */
@Timeout(300)
final class PowerCutOpeningTest {

    private static final Path UNSURE = Path.of("set-aside/daybook-unsure.mv.db");

    @TempDir
    Path temporary = Path.of("");

    private Map<Table, List<String>> before = Map.of();

    /** A launch with a backup at its end, and a second that a power cut ends. */
    private Path cut() throws Exception {
        Path folder = temporary.resolve("data");
        Path cut = temporary.resolve("cut");
        try (Store store = Store.open(folder, DamagedStore.NOW)) {
            DamagedStore.work(store, 6);
            DamagedStore.backUp(store, folder, DamagedStore.NOW);
        }
        try (Store store = Store.open(folder, DamagedStore.NOW)) {
            before = DamagedStore.work(store, 4);
            DamagedStore.copy(folder, cut);
        }
        inTheNextBoot(cut);
        return cut;
    }

    private static void inTheNextBoot(Path folder) throws IOException {
        Path sidecar = folder.resolve("store.json");
        String said = Files.readString(sidecar);
        assertTrue(said.contains(Boot.id()), said);
        Files.writeString(sidecar, said.replace(Boot.id(), "the boot before"));
    }

    @Test
    void aBackupThatRottedIsNoReasonToLoseWhatTheDatabaseHas() throws Exception {
        Path folder = cut();
        Files.delete(DamagedStore.segments(folder).getFirst());
        Path zip = folder.resolve("backups/daybook-20260302T180000Z.zip");
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 0x41;
        Files.write(zip, bytes);
        try (Store store = Store.open(folder, DamagedStore.NOW)) {
            assertEquals(before, Workday.tables(store));
            assertEquals(List.of(), store.notices(DamagedStore.NOW));
        }
        assertEquals(List.of(), DamagedStore.setAside(folder));
    }

    @Test
    void whoIsKilledOverMakingItAgainIsFollowedByALaunchThatSaysNothingAndKeepsTheFile() throws Exception {
        Path cut = cut();
        byte[] database = Files.readAllBytes(DamagedStore.database(cut));
        assertTrue(killedAtEachStep(cut, database) >= 3, "marked, set aside, put in place");
        FolderTree.delete(cut.resolve("backups"));
        assertTrue(killedAtEachStep(cut, database) >= 2, "marked, set aside");
    }

    private int killedAtEachStep(Path cut, byte[] database) throws Exception {
        int kill = 1;
        while (killed(cut, kill, database)) {
            kill++;
        }
        return kill - 1;
    }

    private boolean killed(Path cut, int kill, byte[] database) throws Exception {
        Path home = DamagedStore.copy(cut, temporary.resolve("killed"));
        String what = "killed at step " + kill;
        boolean killed = false;
        try {
            Store.open(home, DamagedStore.NOW, StoreDamageTest.probe(home), StoreDamageTest.killAt(kill)).close();
        } catch (StoreDamageTest.Killed e) {
            killed = true;
        }
        try (Store store = Store.open(home, DamagedStore.NOW)) {
            assertEquals(before, Workday.tables(store), what);
            assertEquals(List.of(), store.notices(DamagedStore.NOW), what);
        }
        assertArrayEquals(database, Files.readAllBytes(home.resolve(UNSURE)), what);
        FolderTree.delete(home);
        return killed;
    }
}
