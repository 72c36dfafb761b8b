package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.desktop.RealDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows D1 to D10 and P5: operations with nothing alive behind them are found, and healthy ones are never failed. */
@Timeout(120)
class OrphanTest {

    private static final int TIMEOUT = 3;
    private static final int INTERVAL = 1;

    @TempDir
    static Path folder;

    private static Home home;

    @BeforeAll
    static void aHome() {
        home = watchful(new Home(folder.resolve("h")));
    }

    private static Home watchful(Home home) {
        return home.with("DAYBOOK_ORPHAN_TIMEOUT_SECONDS", Integer.toString(TIMEOUT))
                .with("DAYBOOK_ORPHAN_CHECK_INTERVAL_SECONDS", Integer.toString(INTERVAL));
    }

    @BeforeEach
    void aDaemon() throws Exception {
        if (!home.isRunning()) {
            home.start();
        }
    }

    @AfterAll
    static void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void d1d4d7AnOperationWhoseWorkerIsKilledIsFailedInTimeAndNothingOfItIsLeft() throws Exception {
        String id = home.shell("setsid sleep 600 & (sleep 600 &) ; exec sleep 600");
        Awaitility.await().until(() -> ProcTable.commandsOf(id).size() == 3);
        worker(id).kill();
        Operation doubted = home.await(id, operation -> !operation.status().equals("running"));
        assertEquals("reconciling", doubted.status(), "it is not judged at once");
        Instant noticed = lastCheck();
        Operation failed = home.ended(id);
        Instant judged = lastCheck();
        assertTrue(Duration.between(noticed, judged).toSeconds() <= TIMEOUT + INTERVAL + 2, noticed + " " + judged);
        assertEquals("failed", failed.status());
        assertEquals("worker_lost", failed.cause());
        assertEquals("Operation was running but no worker claimed it", failed.error());
        assertNull(failed.exitCode());
        assertNull(failed.signal());
        assertEquals(new dev.daybook.api.Receipt(3, 0), failed.receipt());
        assertEquals(Set.of(), ProcTable.marked(id));
        Session session = home.session(Objects.requireNonNull(failed.sessionId()));
        assertEquals("failed", session.status());
        assertEquals("worker_lost", session.outcome());
        assertEquals(failed.error(), session.failureReason());
        assertTrue(home.log().contains("Orphan detector started"), home.log());
        assertTrue(home.log().contains("Orphan operation detected: " + id), home.log());
        Awaitility.await("the next look drops the watch")
                .until(() -> Objects.requireNonNull(home.health().orphanDetector()).watched() == 0);
        assertEquals(1, home.daybook("wait", id).exit());
    }

    @Test
    void d1WhatNoWorkerEverClaimedIsFailedToo() throws Exception {
        Operation made = home.answer(dev.daybook.client.Call.create(new dev.daybook.api.OperationRequest(null, null,
                "nobody comes", List.of("true"), null, null, null, null, null, null, null, null)));
        assertEquals("pending", made.status());
        Operation failed = home.ended(made.id());
        assertEquals("worker_lost", failed.cause());
        assertNull(failed.exitCode());
        assertNull(failed.started());
    }

    @Test
    void d2d3d7AWorkerThatDiedWithTheDaemonIsFoundByTheNext() throws Exception {
        String lost = home.shell("setsid sleep 600 & exec sleep 600");
        String told = home.shell("exit 4");
        Awaitility.await().until(() -> ProcTable.commandsOf(lost).size() == 2);
        home.ended(told);
        ProcTable.Seen worker = worker(lost);
        worker.signal("STOP");
        Home.kill9(home.launchedLast());
        worker.kill();
        assertEquals(2, ProcTable.commandsOf(lost).size(), "nobody is there to end them");
        home.start();
        assertEquals("reconciling", home.operation(lost).status());
        Operation failed = home.ended(lost);
        assertEquals("worker_lost", failed.cause());
        assertNull(failed.exitCode());
        assertEquals(Set.of(), ProcTable.commandsOf(lost));
        assertEquals(4, home.operation(told).exitCode(), "what had ended is not touched");
        assertNull(home.operation(told).lateExit());
    }

    @Test
    void d8ADaemonThatWasStoppedForLongerThanTheTimeoutFailsNothing() throws Exception {
        Path end = folder.resolve("d8");
        String id = home.shell("while [ ! -e '" + end + "' ]; do sleep 0.1; done");
        home.await(id, operation -> operation.pid() != null);
        Home.signal(home.launchedLast(), "STOP");
        Instant stopped = Instant.now();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Duration.between(stopped, Instant.now())
                .toSeconds() > 4 * TIMEOUT);
        Home.signal(home.launchedLast(), "CONT");
        Instant checked = lastCheck();
        Awaitility.await().until(() -> lastCheck().isAfter(checked.plusSeconds(TIMEOUT + 2 * INTERVAL)));
        assertEquals("running", home.operation(id).status());
        assertTrue(home.log().contains("every watch begins again"), home.log());
        Files.createFile(end);
        assertEquals(0, home.ended(id).exitCode());
    }

    @Test
    void d9AWorkerThatIsStoppedIsShownAsUnresponsiveAndNotFailed() throws Exception {
        Path end = folder.resolve("d9");
        String id = home.shell("while [ ! -e '" + end + "' ]; do sleep 0.1; done; exit 6");
        ProcTable.Seen worker = worker(id);
        home.await(id, operation -> "live".equals(operation.workerState()));
        long before = silences(id);
        worker.signal("STOP");
        home.await(id, operation -> "unresponsive".equals(operation.workerState()));
        Instant silent = lastCheck();
        Awaitility.await().until(() -> lastCheck().isAfter(silent.plusSeconds(TIMEOUT + 2 * INTERVAL)));
        Operation shown = home.operation(id);
        assertFalse(shown.terminal(), shown.toString());
        assertTrue(home.daybook("operations").out().contains(shown.status() + ", unresponsive"));
        assertEquals(before + 1, silences(id), "told once");
        worker.signal("CONT");
        Operation live = home.await(id, operation -> "live".equals(operation.workerState()));
        assertEquals("running", live.status());
        Files.createFile(end);
        Operation ended = home.ended(id);
        assertEquals(6, ended.exitCode());
        assertEquals("exit", ended.cause());
    }

    private static long silences(String id) throws IOException {
        return home.log().lines().filter(line -> line.contains(id + ": its worker is alive and does not")).count();
    }

    @Test
    void d5d6HealthShowsTheDetectorAsItIsAndBadSettingsAreRefused() throws Exception {
        Health.OrphanDetector before = Objects.requireNonNull(home.health().orphanDetector());
        assertTrue(before.running());
        assertEquals(TIMEOUT, before.orphanTimeoutSeconds());
        assertEquals(INTERVAL, before.checkIntervalSeconds());
        Instant first = lastCheck();
        Awaitility.await().until(() -> lastCheck().isAfter(first));
        Home.Ran status = home.daybook("status", "--json");
        for (String key : List.of("running", "last_check", "watched", "orphan_timeout_seconds",
                "check_interval_seconds")) {
            assertTrue(status.out().contains("\"" + key + "\""), key);
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({"DAYBOOK_ORPHAN_TIMEOUT_SECONDS, 0", "DAYBOOK_ORPHAN_TIMEOUT_SECONDS, -1",
            "DAYBOOK_ORPHAN_CHECK_INTERVAL_SECONDS, 0", "DAYBOOK_ORPHAN_CHECK_INTERVAL_SECONDS, often"})
    void d6ABadTimeIsRefusedWithKeyValueAndRange(String key, String value) throws Exception {
        Home bad = new Home(folder.resolve("bad")).with(key, value);
        assertEquals(78, bad.launch().waitFor());
        assertEquals(1, bad.errors().lines().count(), bad.errors());
        assertTrue(Stream.of(key, "\"" + value + "\"", "from ").allMatch(part -> holds(bad, part)), bad.errors());
        assertFalse(Files.exists(bad.databaseFile()));
    }

    private static boolean holds(Home home, String part) {
        try {
            return home.errors().contains(part);
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void d10AWorkerThatComesBackToAFailedOperationRevivesNothingAndItsExitIsShown() throws Exception {
        String id = home.shell("trap 'exit 7' TERM; echo ready; while :; do sleep 0.05; done");
        home.awaitLog(id, "ready");
        worker(id);
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.execute("UPDATE operation SET status = 'failed', cause = 'worker_lost', ended_s = created_s "
                    + "WHERE id = ?", id);
            database.execute("UPDATE session SET status = 'failed', end_s = start_s WHERE operation_id = ?", id);
        }
        home.start();
        Operation late = home.await(id, operation -> operation.lateExit() != null);
        assertEquals("failed", late.status());
        assertEquals("worker_lost", late.cause());
        assertNull(late.exitCode(), "what was inferred is not rewritten");
        assertEquals(7, Objects.requireNonNull(late.lateExit()).exitCode());
        assertEquals("failed", home.session(Objects.requireNonNull(late.sessionId())).status());
        assertTrue(home.daybook("operations", id).out().contains("exit code 7 told at "));
        Awaitility.await().until(() -> ProcTable.marked(id).isEmpty());
    }

    @Test
    void p5AfterARestartOfTheMachineItIsFailedBeforeTheSocketOpens() throws Exception {
        String id = home.shell("exec sleep 600");
        ProcTable.Seen worker = worker(id);
        Home.kill9(home.launchedLast());
        worker.kill();
        ProcTable.marked(id).forEach(ProcTable.Seen::kill);
        try (Tamper database = home.database()) {
            database.execute("UPDATE operation SET boot_id = 'another-boot' WHERE id = ?", id);
        }
        home.start();
        Operation failed = home.operation(id);
        assertEquals("failed", failed.status(), "the first answer says so");
        assertEquals("host_rebooted", failed.cause());
        assertNull(failed.exitCode());
        assertEquals("failed", home.session(Objects.requireNonNull(failed.sessionId())).status());
    }

    @Test
    void d8AClockThatIsSteppedByAnHourFailsNothing() throws Exception {
        RealDesktop.require("faketime");
        Path own = Files.createDirectories(folder.resolve("c"));
        Path shift = Files.writeString(folder.resolve("shift"), "+0s\n");
        Path end = folder.resolve("clock");
        Home stepped = watchful(new Home(own)).with(Map.of("LD_PRELOAD", "/usr/$LIB/faketime/libfaketime.so.1",
                "FAKETIME_TIMESTAMP_FILE", shift.toString(), "FAKETIME_NO_CACHE", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0", "NO_FAKE_STAT", "1"));
        Home plain = watchful(new Home(own));
        try {
            stepped.start();
            String id = plain.shell("while [ ! -e '" + end + "' ]; do sleep 0.1; done");
            plain.await(id, operation -> operation.pid() != null);
            for (int hours : List.of(1, -1)) {
                Files.writeString(shift, "%+dh\n".formatted(hours));
                Instant shown = Instant.now().plus(Duration.ofHours(hours));
                Awaitility.await("the daemon's clock shows " + shown).atMost(Duration.ofSeconds(20))
                        .until(() -> Duration.between(lastCheck(plain), shown).abs().toMinutes() < 5);
                Instant first = lastCheck(plain);
                Awaitility.await().atMost(Duration.ofSeconds(20))
                        .until(() -> lastCheck(plain).isAfter(first.plusSeconds(TIMEOUT + 2 * INTERVAL)));
                Operation going = plain.operation(id);
                assertEquals("running", going.status());
                assertEquals("live", going.workerState());
            }
            Files.createFile(end);
            Operation ended = plain.ended(id);
            assertEquals("completed", ended.status());
            assertFalse(Objects.requireNonNull(ended.ended()).isBefore(ended.created()), ended.toString());
        } finally {
            plain.end();
            stepped.end();
        }
    }

    private static Instant lastCheck() throws Exception {
        return lastCheck(home);
    }

    private static Instant lastCheck(Home of) throws Exception {
        return Objects.requireNonNullElse(Objects.requireNonNull(of.health().orphanDetector()).lastCheck(),
                Instant.EPOCH);
    }

    private static ProcTable.Seen worker(String id) throws Exception {
        Operation running = home.await(id, operation -> operation.pid() != null);
        ProcTable.Seen command = ProcTable.of(Objects.requireNonNull(running.pid())).orElseThrow();
        assertNotNull(running.workerId());
        return ProcTable.of(command.parent()).orElseThrow();
    }
}
