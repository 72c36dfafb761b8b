package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The notification at the end of a run, on a real session bus with a real notification daemon. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class NotifyTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHome() {
        home = new Home(folder.resolve("h"));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void o2NotifyShowsTheEndOnTheDesktopAndChangesNothingElse() throws Exception {
        RealDesktop.require("dunst", "dunstctl", "notify-send", "dbus-run-session", "dbus-send");
        home.start();
        try (VirtualDesktop desktop = VirtualDesktop.start(Files.createDirectory(folder.resolve("desktop")))) {
            Home.Ran ran = home.with(desktop.environment()).run(List.of("dbus-run-session", "--", "sh", "-c", """
                    dunst >/dev/null 2>&1 & dunst=$!
                    "$0" run --notify --title 'the <b>build</b>' -- sh -c 'exit 3'; echo "code $?"
                    dunstctl count displayed
                    dunstctl close-all; dunstctl history
                    kill $dunst""", Home.BIN.resolve("daybook").toString()));

            assertEquals(List.of("code 3", "1"), ran.out().lines().limit(2).toList(), ran.toString());
            assertTrue(ran.out().contains("Failed: the <b>build</b>") && ran.out().contains("Exited with code 3"),
                    ran.toString());
        }
    }

    @Test
    void o2WithoutADesktopTheRunSaysSoAndItsCodeStands() throws Exception {
        home.start();
        Home.Ran ran = home.with("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere").daybook("run", "--notify", "--",
                "sh",
                "-c", "exit 4");

        assertEquals(4, ran.exit(), ran.toString());
        assertTrue(ran.err().contains("no notification was shown") && ran.err().lines().count() == 1, ran.toString());
    }
}
