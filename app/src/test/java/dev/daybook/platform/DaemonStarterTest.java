package dev.daybook.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.DaemonStarter.Outcome;
import dev.daybook.platform.SystemCommands.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonStarterTest {

    @TempDir
    Path folder;

    private Directories directories;

    @BeforeEach
    void setUp() {
        directories = Directories.of(Map.of("DAYBOOK_HOME", folder.resolve("home").toString()), folder);
    }

    @Test
    void aStartedDaemonLeadsItsOwnProcessSessionAndHasNoTerminal() throws Exception {
        Path told = folder.resolve("told");
        program("cut -d' ' -f6 /proc/self/stat > '%s.new'; readlink /proc/self/fd/0 >> '%s.new'; mv '%s.new' '%s'; exec sleep 60"
                .formatted(told, told, told, told));
        Outcome outcome = starter(() -> Files.exists(told)).start();
        long pid = assertInstanceOf(Outcome.Started.class, outcome).pid();
        try {
            assertEquals(pid + "\n/dev/null\n", Files.readString(told));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directories.logs())));
        } finally {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
        }
    }

    @Test
    void anEarlyEndPassesOnItsCodeAndTheLastLineOfThisStartAlone() throws Exception {
        program("echo first; echo 'daybookd: config.toml, line 3: no such key' >&2; echo; exit 78");
        starter(() -> false).start();
        program("exit 3");
        assertEquals(new Outcome.Ended(3, ""), starter(() -> false).start());
        program("echo first; echo 'daybookd: config.toml, line 3: no such key' >&2; echo; exit 78");
        assertEquals(new Outcome.Ended(78, "daybookd: config.toml, line 3: no such key"), starter(() -> false).start());
    }

    @Test
    void losingTheRaceToADaemonThatGetsReadyIsASuccess() throws Exception {
        program("exit 75");
        int[] looks = {0};
        assertEquals(new Outcome.AnotherIsReady(), starter(() -> ++looks[0] > 3).start());
    }

    @Test
    void theOperationItWasStartedFromIsNotPassedOn() throws Exception {
        program("echo \"op=[${DAYBOOK_OP-none}]\"; exit 1");
        assertEquals(new Outcome.Ended(1, "op=[]"), starter(() -> false).start());
    }

    @Test
    void aKeeperIsToldThatSomebodyWaitsForIt() throws Exception {
        program("echo \"told $1\"; exit 2");
        StartWay keeper = new StartWay.ByKeeper(folder.resolve("in stall/bin/daybookd"));
        assertEquals(new Outcome.Ended(2, "told --asked"),
                new DaemonStarter(folder, directories, () -> false, keeper).start());
    }

    @Test
    void aUnitThatSystemdDoesNotKnowIsNoReasonToStartNone() throws Exception {
        program("echo alone; exit 1");
        DaemonStarter starter = byUnit(command -> command.contains("show")
                ? new Answer(0, "LoadState=not-found\nFragmentPath=\n")
                : new Answer(5, "Failed to start it"));
        assertEquals(new Outcome.Ended(1, "alone"), starter.start());
        assertEquals(directories.logs().resolve("daybookd.out").toString(), starter.words());
    }

    @Test
    void theLastWordsOfAUnitAreNotThoseOfLastWeek() throws Exception {
        List<String> journal = new ArrayList<>();
        DaemonStarter starter = byUnit(command -> {
            if (command.contains("journalctl")) {
                journal.addAll(command);
                return new Answer(0, "daybookd: full\n");
            }
            return new Answer(0, "LoadState=loaded\nMainPID=0\nExecMainCode=1\nExecMainStatus=1\n");
        });
        assertEquals(new Outcome.Ended(1, "daybookd: full"), starter.start());
        assertEquals("--since=-40s", journal.getLast());
        assertTrue(DaemonStarter.READY_WITHIN.toSeconds() < 40, "longer than anybody waits");
    }

    private DaemonStarter byUnit(SystemCommands systemd) {
        return new DaemonStarter(folder.resolve("in stall"), directories, () -> false,
                new StartWay.ByUnit("daybookd.service"), systemd);
    }

    @Test
    void aMissingProgramIsNamed() {
        IOException e = assertThrows(IOException.class, () -> starter(() -> false).start());
        assertTrue(e.toString().contains("bin/daybookd"), e.toString());
    }

    private void program(String script) throws IOException {
        Path program = folder.resolve("in stall/bin/daybookd");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private DaemonStarter starter(BooleanSupplier ready) {
        return new DaemonStarter(folder.resolve("in stall"), directories, ready, new StartWay.Alone());
    }
}
