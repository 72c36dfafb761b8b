package dev.daybook.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Marker;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.platform.process.ProcessTree;
import dev.daybook.platform.process.Receipt;
import dev.daybook.platform.process.Stdio;
import dev.daybook.platform.process.Survivors;
import dev.daybook.platform.process.TreeStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ends what a worker left that was killed itself. */
@Timeout(60)
class ForeignTreeTest {

    @TempDir
    Path folder;

    private final Survivors survivors = new Survivors();

    @AfterEach
    void leaveNothing() {
        survivors.kill();
    }

    @Test
    void theDeadWorkersProcessesAreEnded() throws Exception {
        String script = "setsid sleep 600 & (sleep 600 &) ; env -u DAYBOOK_OP sleep 600 & echo ready; wait";
        ProcessIdentity leader = leftByKilledWorker(script);
        assertTrue(leader.isAlive());
        Receipt receipt = stop(survivors.token(), Optional.of(leader), Duration.ofSeconds(20));
        assertEquals(new Receipt(4, 0), receipt);
        assertEquals(0, survivors.alive().size());
    }

    @Test
    void withoutALeaderTheMarkIsEnough() throws Exception {
        leftByKilledWorker("trap '' TERM; setsid sleep 600 & echo ready; while :; do sleep 600; done");
        Receipt receipt = stop(survivors.token(), Optional.empty(), Duration.ofMillis(200));
        assertEquals(0, receipt.left());
        assertEquals(0, survivors.alive().size());
    }

    @Test
    void anotherOperationIsLeftAlone() throws Exception {
        ProcessIdentity leader = leftByKilledWorker("echo ready; exec sleep 600");
        String shorter = survivors.token().substring(0, survivors.token().length() - 1);
        ProcessIdentity reused = new ProcessIdentity(leader.pid(), leader.startTicks() + 1, leader.bootId());
        ProcessIdentity otherBoot = new ProcessIdentity(leader.pid(), leader.startTicks(), "another");
        assertEquals(new Receipt(0, 0), stop(shorter, Optional.of(reused), Duration.ZERO));
        assertEquals(new Receipt(0, 0), stop(survivors.token() + ".1", Optional.of(otherBoot), Duration.ZERO));
        assertTrue(leader.isAlive());
        assertFalse(reused.isAlive() || otherBoot.isAlive());
    }

    private ProcessIdentity leftByKilledWorker(String script) throws IOException {
        Child worker = WorkerProcess.start(new Stdio.Nowhere(),
                WorkerProcess.command(Mode.DETACHED, survivors.token(), folder, "sh", "-c", script));
        Path child = folder.resolve("child");
        await().until(() -> Files.exists(child) && Files.readString(folder.resolve("log")).contains("ready"));
        worker.signalGroup(9);
        worker.await();
        worker.reap();
        String[] told = Files.readString(child).strip().split(" ", -1);
        return new ProcessIdentity(Long.parseLong(told[0]), Long.parseLong(told[1]), told[2]);
    }

    private static Receipt stop(String operation, Optional<ProcessIdentity> leader, Duration grace)
            throws InterruptedException {
        return new TreeStop(ProcessTree.ofForeign(Marker.ofOperation(operation), leader), grace).run();
    }
}
