package dev.daybook.platform.process;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProcessIdentityTest {

    private static final long HIGHEST = 4_194_304;

    @Test
    void thisProcessIsAlive() {
        ProcessIdentity self = ProcessIdentity.ofThisProcess();
        assertEquals(ProcessHandle.current().pid(), self.pid());
        assertTrue(self.isAlive());
    }

    @Test
    void anotherStartOrAnotherBootIsAnotherProcess() {
        ProcessIdentity self = ProcessIdentity.ofThisProcess();
        assertFalse(new ProcessIdentity(self.pid(), self.startTicks() - 1, self.bootId()).isAlive());
        assertFalse(new ProcessIdentity(self.pid(), self.startTicks(), "another").isAlive());
    }

    @Test
    void aNumberThatNobodyHasIsNobodys() {
        assertEquals(Optional.empty(), ProcessIdentity.of(HIGHEST + 1));
    }

    @Test
    void aProcessMayCallItselfAnything(@TempDir Path folder) throws IOException {
        Path program = folder.resolve(") Z 1 (");
        Files.copy(Path.of("/bin/sleep"), program);
        Child child = Spawn.start(SpawnRequest.plain(List.of(program.toString(), "600"), folder, Map.of(),
                new Stdio.Nowhere(), new Stdio.Nowhere(), new Stdio.Nowhere()));
        try {
            ProcStat stat = ProcStat.of(child.pid()).orElseThrow();
            assertEquals(ProcessHandle.current().pid(), stat.parent());
            assertEquals(child.pid(), stat.session());
            assertTrue(child.identity().isAlive());
        } finally {
            child.signalGroup(Signals.KILL);
            child.await();
            child.reap();
        }
    }

    @Test
    void whatOrphansLeaveIsReaped() throws IOException {
        Subreaper.become();
        Child child = Spawn.start(SpawnRequest.plain(List.of("sh", "-c", "(sleep 0.1 &) ; exit 3"), Path.of("/"),
                Map.of("PATH", "/usr/bin:/bin"), new Stdio.Nowhere(), new Stdio.Nowhere(), new Stdio.Nowhere()));
        await().until(() -> {
            Subreaper.sweep();
            return ownChildren().equals(List.of(child.pid()));
        });
        // The awaited one is left to who waits for it.
        assertEquals(new Ending.Exited(3), child.await());
        child.reap();
    }

    private static List<Long> ownChildren() {
        long self = ProcessHandle.current().pid();
        return ProcStat.all().stream().filter(stat -> stat.parent() == self).map(ProcStat::pid).toList();
    }
}
