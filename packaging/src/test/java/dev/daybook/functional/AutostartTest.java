package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.client.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows L2 and L3: started at login, back after a crash without anybody acting, and stopped when told to stop. */
@Timeout(240)
class AutostartTest {

    private static final String ODD = "in stall 100% $HOME \"q\" \\ 's'";

    @TempDir
    Path folder;

    private static ConditionFactory await(String what) {
        return Awaitility.await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    private static long pid(Home home) throws ClientException {
        return home.health().launch().pid();
    }

    private static long crash(Home home) throws Exception {
        long pid = pid(home);
        ProcTable.of(pid).orElseThrow().kill();
        await("a daemon after the crash").ignoreExceptionsInstanceOf(ClientException.class)
                .until(() -> pid(home) != pid);
        return pid(home);
    }

    /** The built programs in a folder whose name needs quotes of every kind. */
    private Path odd(Path built) throws IOException {
        Path install = Files.createDirectories(folder.resolve(ODD));
        Path bin = Files.createDirectory(install.resolve("bin"));
        for (String program : List.of("daybook", "daybookd", "daybook-tray")) {
            Files.copy(built.resolve("bin").resolve(program), bin.resolve(program));
        }
        Files.createSymbolicLink(install.resolve("lib"), built.resolve("lib"));
        return install;
    }

    @Test
    void l3SystemdStartsItAtLoginAndAgainAfterACrashAndNotAfterAStop() throws Exception {
        OrdinaryUser user = OrdinaryUser.required(folder);
        user.give(folder);
        Path config = user.folder(folder.resolve("config"));
        Home home = new Home(user.folder(folder.resolve("h"))).with("HOME", folder.toString())
                .with("XDG_CONFIG_HOME", config.toString())
                .with("XDG_RUNTIME_DIR", user.folder(folder.resolve("run")).toString());
        String daybook = odd(user.install(Objects.requireNonNull(Home.BIN.getParent()), folder)).resolve("bin/daybook")
                .toString();
        Path go = folder.resolve("go");
        Plans plans = new Plans(home);
        plans.write("long", Plans.worker("wait", Plans.until(go) + "; echo whole"));
        SystemdLogin machine = SystemdLogin.prepare(home, user, folder);
        try {
            assertEquals("Daybook starts at login, from your next login on; 'daybook' starts it now.\n",
                    machine.run(daybook, "autostart", "enable").out());
            Home.Ran verified = machine.run("systemd-analyze", "--user", "verify",
                    config.resolve("systemd/user/daybookd.service").toString());
            assertEquals(new Home.Ran(0, "", ""), verified);

            machine.login();
            await("a daemon by the login").until(home::isRunning);
            String status = machine.run(daybook, "autostart").out();
            assertTrue(status.startsWith("Daybook starts at login.\n"), status);
            assertTrue(status.endsWith("process " + pid(home) + ", and is started again after a crash, by systemd\n"),
                    status);

            String run = plans.start("long");
            Operation phase = plans.await(run, "wait", operation -> operation.pid() != null);
            crash(home);
            Files.createFile(go);
            assertEquals("completed", plans.ended(run).status());
            assertEquals(1, plans.attempts(run).size(), "the worker outlived the crash");
            assertEquals("whole\n", home.logOf(phase.id()));
            assertEquals("ActiveState=active NRestarts=1 SubState=running", machine.unit());

            assertEquals(0, machine.run(daybook, "stop").exit());
            await("no unit").until(() -> machine.unit().equals("ActiveState=inactive NRestarts=1 SubState=dead"));

            Files.writeString(home.directories.configFile(), "x = = 1\n");
            assertEquals(78, machine.run(daybook, "daemon").exit());
            assertEquals("ActiveState=failed NRestarts=0 SubState=failed", machine.unit());

            Files.delete(home.directories.configFile());
            assertEquals(0, machine.run(daybook, "daemon").exit());
            assertEquals("ActiveState=active NRestarts=0 SubState=running", machine.unit());
            assertEquals(0, machine.run(daybook, "autostart", "disable").exit());
            try (Stream<Path> left = Files.list(config)) {
                assertEquals(List.of(), left.toList());
            }
            assertTrue(home.isRunning(), "what runs goes on");
        } finally {
            machine.end();
        }
    }

    @Test
    void l3TheKeeperStartsItAgainAfterACrashAndNotAfterAStop() throws Exception {
        Home home = new Home(folder.resolve("h"));
        List<String> keep = List.of(Home.BIN.resolveSibling("lib/daybook-keep").toString());
        try {
            Running keeper = home.background(keep);
            await("a daemon").until(home::isRunning);
            crash(home);
            String status = home.daybook("autostart").out();
            assertTrue(
                    status.contains("process " + pid(home) + ", and is started again after a crash, by daybook-keep"),
                    status);
            assertEquals(0, home.daybook("stop").exit());
            assertEquals(0, keeper.ended().exit());

            Running told = home.background(keep);
            await("a daemon").until(home::isRunning);
            told.signal("TERM");
            assertEquals(0, told.ended().exit());
            assertTrue(ProcTable.with("DAYBOOK_HOME", folder.resolve("h").toString()::equals).isEmpty());

            Running killed = home.background(keep);
            await("a daemon").until(home::isRunning);
            long pid = pid(home);
            Home.kill9(killed.process());
            Running second = home.background(keep);
            assertEquals(0, second.ended().exit(), "another daemon holds the data");
            assertEquals(pid, pid(home), "it goes on without its keeper");
        } finally {
            home.end();
        }
    }
}
