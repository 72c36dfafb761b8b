package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keeper's own rules, with a daemon that ends as it is told and pauses that are noted and not made. */
class KeeperTest {

    @TempDir
    Path folder;

    private Path install;

    @BeforeEach
    void anInstallation() throws IOException {
        install = folder.resolve("in stall");
        Files.createDirectories(install.resolve("lib"));
        Files.copy(Home.BIN.resolveSibling("lib/daybook-keep"), install.resolve("lib/daybook-keep"));
        program(folder.resolve("path/sleep"), "echo \"$1\" >> '" + folder.resolve("pauses") + "'");
        program(folder.resolve("path/date"), "cat '" + folder.resolve("now") + "'");
        Files.writeString(folder.resolve("now"), "1000");
    }

    /** A daemon that ends in turn with these codes, the last one for ever. */
    private void ends(String... codes) throws IOException {
        Path ends = Files.write(folder.resolve("ends"), List.of(codes));
        program(install.resolve("bin/daybookd"), """
                echo run >> '%s'
                code=$(head -n 1 '%s')
                [ "$(wc -l < '%s')" -eq 1 ] || sed -i 1d '%s'
                case $code in -*) kill "$code" $$ ;; esac
                exit "$code"
                """.formatted(folder.resolve("runs"), ends, ends, ends));
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Running keep(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(install.resolve("lib/daybook-keep").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().merge("PATH", folder.resolve("path").toString(), (path, first) -> first + ":" + path);
        return Running.start(builder, Files.createTempDirectory(folder, "ran"));
    }

    private long lines(String file) throws IOException {
        Path noted = folder.resolve(file);
        return Files.exists(noted) ? Files.readAllLines(noted).size() : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2", "75", "78", "143", "-TERM"})
    void anEndThatIsNoCrashIsTheLastAndOnlyWhoAskedIsToldOfIt(String code) throws Exception {
        ends(code);
        assertEquals(0, keep().ended().exit());
        assertEquals(1, lines("runs"));
        assertEquals(code.equals("-TERM") ? 143 : Integer.parseInt(code), keep("--asked").ended().exit());
        assertEquals(2, lines("runs"));
        assertEquals(0, lines("pauses"));
    }

    @Test
    void afterCrashesItIsStartedAgainWithGrowingPauses() throws Exception {
        ends("1", "3", "-KILL", "-SEGV", "1", "1", "1", "1", "1", "1", "1", "0");
        Home.Ran ran = keep().ended();
        assertEquals(0, ran.exit());
        assertEquals(12, lines("runs"));
        assertEquals(List.of("1", "2", "4", "8", "16", "32", "64", "128", "256", "300", "300"),
                Files.readAllLines(folder.resolve("pauses")));
        assertTrue(ran.err().contains("daybook-keep: the daemon ended with 137, starting it again in 4 s\n"),
                ran.err());
    }

    @Test
    void oneThatRanForLongBeginsAnew() throws Exception {
        ends("1", "1", "1", "0");
        program(folder.resolve("path/date"), """
                now=$(($(cat '%s') + 100))
                echo "$now" | tee '%s'""".formatted(folder.resolve("now"), folder.resolve("now")));
        assertEquals(0, keep().ended().exit());
        // It is made longer behind each pause, and short again by the next run.
        assertEquals(List.of("1", "1", "1"), Files.readAllLines(folder.resolve("pauses")));
    }

    @Test
    void whoAskedIsToldOfAFailureAtOnceAndACrashIsKeptFromThem() throws Exception {
        ends("1");
        assertEquals(1, keep("--asked").ended().exit());
        assertEquals(1, lines("runs"));
        ends("-KILL", "0");
        assertEquals(0, keep("--asked").ended().exit());
        assertEquals(3, lines("runs"));
    }

    @Test
    void aFailureOfOneThatHadBegunIsNobodysWhoeverAsked() throws Exception {
        ends("1", "0");
        program(folder.resolve("path/date"), """
                now=$(($(cat '%s') + 12))
                echo "$now" | tee '%s'""".formatted(folder.resolve("now"), folder.resolve("now")));
        assertEquals(0, keep("--asked").ended().exit());
        assertEquals(2, lines("runs"));
    }

    @Test
    void oneWhoseInstallationWasRemovedIsNotTriedForEver() throws Exception {
        ends("1");
        program(folder.resolve("path/sleep"), "rm '" + install.resolve("bin/daybookd") + "'");
        assertEquals(0, keep().ended().exit());
        assertEquals(1, lines("runs"));
        assertEquals(0, keep().ended().exit());
        assertEquals(127, keep("--asked").ended().exit());
    }

    @Test
    void toldToStopInAPauseItEndsAtOnceAndLeavesNothing() throws Exception {
        Path pausing = folder.resolve("pausing");
        program(folder.resolve("path/sleep"), "echo $$ > '" + pausing + "'; exec tail -f /dev/null");
        ends("1");
        Running keeper = keep();
        Awaitility.await().until(() -> Files.exists(pausing) && !Files.readString(pausing).isBlank());
        keeper.signal("TERM");
        assertEquals(0, keeper.ended().exit());
        assertEquals(1, lines("runs"));
        long pause = Long.parseLong(Files.readString(pausing).strip());
        Awaitility.await().until(() -> ProcTable.of(pause).isEmpty());
    }
}
