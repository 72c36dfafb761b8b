package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.desktop.RealDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Row L1 on a real Debian: the package is installed, used, upgraded under what runs, removed and purged. */
@Timeout(900)
class InstalledTest {

    private static final String NEWER = "99.1";
    private static final String DAEMON = "dev.daybook.daemon.Main";
    private static final String DESKTOP = "dev.daybook.ui.Main";

    private Path folder = BuiltPackages.TARGET;
    private @Nullable DebianCopy copy;

    /** It waits for whoever else makes it, for as long as that takes. */
    @BeforeAll
    static void image() throws Exception {
        RealDesktop.require("unshare", "nsenter", "dpkg-deb", "fakeroot", "man", "tint2", "dbus-run-session",
                "openbox-session");
        BuiltPackages.image();
    }

    @BeforeEach
    void begin() throws Exception {
        // Not below /tmp: the copy has one of its own.
        folder = Files.createTempDirectory(Files.createDirectories(BuiltPackages.TARGET), "debian");
    }

    @AfterEach
    void end() throws Exception {
        if (copy != null) {
            copy.close();
        }
        BuiltPackages.run(BuiltPackages.TARGET, List.of("rm", "-rf", folder.toString()));
    }

    @Test
    void l1APersonsRecordOutlivesInstallingUpgradingRemovingAndPurging() throws Exception {
        Path builtFirst = BuiltPackages.of("deb", BuiltPackages.builtVersion(), folder);
        Path builtNewer = BuiltPackages.of("deb", NEWER, folder);
        DebianCopy debian = DebianCopy.in(folder);
        copy = debian;
        Path first = debian.bring(builtFirst);
        Path newer = debian.bring(builtNewer);
        LoggedIn person = LoggedIn.to(debian);
        install(person, first);

        Health began = logInAndRecord(person);
        String job = job(person, "end", 7);
        upgrade(person, newer, began);
        person.run("touch end");
        assertEquals(7, person.ran("daybook wait " + job).exit());

        String other = job(person, "other-end", 3);
        String files = person.root("dpkg -L daybook");
        removeUnderWhatRuns(person, files);
        person.run("touch other-end");
        Awaitility.await("the job's own end").atMost(LoggedIn.PATIENCE)
                .until(() -> person.ran("cat .local/share/daybook/operations/" + other + "/exit.1.json").out()
                        .contains("3"));

        person.root("dpkg --purge daybook");
        assertNotEquals(0, debian.run("dpkg-query -W daybook").exit());
        person.root("dpkg -i " + newer);
        person.run("daybook daemon");
        assertTrue(person.run("daybook timeline --json").contains("Ledger"));
        assertTrue(person.run("daybook operations --json " + job).contains("\"exit_code\":7"));
        Awaitility.await("the end that nobody was told of").atMost(LoggedIn.PATIENCE)
                .until(() -> person.run("daybook operations --json " + other).contains("\"exit_code\":3"));
        person.run("daybook stop");
    }

    private static void install(LoggedIn person, Path packed) throws Exception {
        person.root("dpkg -i " + packed);
        assertEquals("daybook " + BuiltPackages.builtVersion() + "\n", person.run("daybook version"));
        assertEquals("/opt/daybook/runtime/bin/java", person.root(". /opt/daybook/lib/launch.sh; name=test;"
                + " install=/opt/daybook; find_java; printf %s $java"));
        for (String page : List.of("daybook", "daybookd", "daybook-tray")) {
            assertEquals("", person.root("man --warnings " + page + " 2>&1 >/dev/null"));
        }
        assertEquals("--grace", person.run("bash -c '. /usr/share/bash-completion/completions/daybook;"
                + " COMP_WORDS=(daybook cancel --gr); COMP_CWORD=2; _daybook; echo $COMPREPLY'").strip());
        person.root("desktop-file-validate /usr/share/applications/daybook.desktop");
        assertEquals("", person.root("find /opt/daybook ! -user root -o ! -group root -o -perm /022 ! -type l"));
    }

    /** The first login after autostart was switched on. */
    private static Health logInAndRecord(LoggedIn person) throws Exception {
        person.run(
                "daybook autostart enable && mkdir -p .config/openbox && echo \"tint2 &\" >.config/openbox/autostart");
        assertEquals("", person.running(DAEMON), "nothing starts before the login");
        person.logIn();
        Health began = person.await("the daemon that the login starts",
                health -> health.recorder().state().equals("recording"));
        assertEquals(BuiltPackages.builtVersion(), began.version());
        Awaitility.await("the tray that the login starts").atMost(LoggedIn.PATIENCE).until(
                () -> !person.running(DESKTOP).isEmpty() && person.ran("cat .local/state/daybook/logs/daybook-tray.log")
                        .out().contains("The icon is in the tray"));
        person.start("exec xterm -class Ledger -T Ledger");
        Awaitility.await("its window").atMost(LoggedIn.PATIENCE).until(() -> person
                .ran("xdotool search --onlyvisible --class Ledger windowactivate mousemove 200 200").exit() == 0);
        Awaitility.await("what had the focus").atMost(LoggedIn.PATIENCE).pollInterval(Duration.ofMillis(500))
                .until(() -> person.run("daybook timeline --json").contains("Ledger"));
        return began;
    }

    /** A job that ends with this code once the file is there. */
    private static String job(LoggedIn person, String file, int code) throws Exception {
        return person.run("daybook run --detach -- sh -c \"while [ ! -e $HOME/" + file + " ]; do sleep 0.2; done; exit "
                + code + "\"").strip();
    }

    private static void upgrade(LoggedIn person, Path newer, Health began) throws Exception {
        String desktop = person.running(DESKTOP);
        person.root("dpkg -i " + newer);
        Health after = person.await("the daemon of the new version", health -> health.version().equals(NEWER));
        assertEquals(began.launch().pid(), after.launch().pid());
        assertTrue(person.run("daybook timeline --json").contains("Ledger"));
        assertTrue(person.run("daybook operations --json --status running").contains("op_"));
        assertTrue(!desktop.isEmpty(), "the desktop ran");
    }

    private static void removeUnderWhatRuns(LoggedIn person, String files) throws Exception {
        person.root("dpkg -r daybook");
        assertEquals("", person.running(DAEMON));
        assertEquals("", person.running(DESKTOP));
        assertEquals("",
                person.root("for f in $(echo '" + files + "' | grep daybook); do if [ -e $f ]; then echo $f; fi;"
                        + " done; ls -d /opt/daybook 2>/dev/null || :"));
        assertTrue(Long.parseLong(person.run("stat -c %s .local/share/daybook/data/daybook.mv.db").strip()) > 0);
        assertEquals("", person.run("ls .local/share/daybook/data | grep trace || :"));
    }
}
