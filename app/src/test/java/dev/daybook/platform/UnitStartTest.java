package dev.daybook.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.DaemonStarter.Outcome;
import dev.daybook.platform.SystemCommands.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start by systemd, whose answers are those of the real one. */
class UnitStartTest {

    private static final String RUNS = "MainPID=812\nNRestarts=0\nExecMainCode=0\nExecMainStatus=0\n";

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();

    private DaemonStarter starter(BooleanSupplier ready, int start, String shown) {
        Directories directories = Directories.of(Map.of("DAYBOOK_HOME", folder.toString()), folder);
        return new DaemonStarter(folder, directories, ready, new StartWay.ByUnit("daybookd.service"), command -> {
            asked.add(String.join(" ", command.subList(0, 3)));
            return switch (command.get(2)) {
                case "start" -> new Answer(start, start == 0 ? "" : "Failed to start: Unit is masked.\n");
                case "show" -> new Answer(0, shown);
                case "reset-failed" -> new Answer(1, "Unit not loaded.");
                default -> new Answer(0, "daybookd: config.toml line 2: no such key\n");
            };
        });
    }

    @Test
    void aUnitThatFailedTooOftenIsForgivenAndItsProcessIsTold() throws Exception {
        int[] looks = {0};
        assertEquals(new Outcome.Started(812), starter(() -> ++looks[0] > 2, 0, RUNS).start());
        assertEquals(List.of("systemctl --user show", "systemctl --user reset-failed", "systemctl --user start"),
                asked.subList(0, 3));
    }

    @Test
    void oneThatEndsAtOnceTellsItsCodeAndItsLastWords() throws Exception {
        assertEquals(new Outcome.Ended(78, "daybookd: config.toml line 2: no such key"), starter(() -> false, 0,
                "MainPID=0\nNRestarts=0\nExecMainCode=1\nExecMainStatus=78\n").start());
    }

    @Test
    void oneThatSystemdStartsAgainHasEndedForWhoWaits() throws Exception {
        assertEquals(137, ((Outcome.Ended) starter(() -> false, 0,
                "MainPID=0\nNRestarts=1\nExecMainCode=2\nExecMainStatus=9\n").start()).exitCode());
    }

    @Test
    void oneThatLosesTheRaceToAnotherDaemonIsASuccess() throws Exception {
        int[] looks = {0};
        assertEquals(new Outcome.AnotherIsReady(), starter(() -> ++looks[0] > 2, 0,
                "MainPID=0\nNRestarts=0\nExecMainCode=1\nExecMainStatus=75\n").start());
    }

    @Test
    void aRefusalOfSystemdsIsPassedOn() {
        IOException refused = assertThrows(IOException.class, () -> starter(() -> false, 1, RUNS).start());
        assertTrue(refused.toString().endsWith("Unit is masked."), refused.toString());
    }
}
