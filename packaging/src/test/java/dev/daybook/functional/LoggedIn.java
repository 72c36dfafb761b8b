package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Health;
import dev.daybook.api.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A person of a {@link DebianCopy}, with an account and a desktop of their own. */
final class LoggedIn {

    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NAME = "alice";

    private final DebianCopy debian;

    private LoggedIn(DebianCopy debian) {
        this.debian = debian;
    }

    /** Makes the account. Nothing runs for it yet. */
    static LoggedIn to(DebianCopy debian) throws IOException, InterruptedException {
        LoggedIn person = new LoggedIn(debian);
        person.root("useradd --create-home --shell /bin/bash " + NAME + " && install -d -m 700 -o " + NAME + " -g "
                + NAME + " /run/user/$(id -u " + NAME + ")");
        return person;
    }

    /** As root, which must go well. */
    String root(String command) throws IOException, InterruptedException {
        return good(command, debian.run(command));
    }

    /** What a login through PAM gives, and what a desktop adds to it. */
    private static String asPerson(String command) {
        return "exec runuser -l " + NAME + " -c '" + "export XDG_RUNTIME_DIR=/run/user/$(id -u) DISPLAY=:7; "
                + command.replace("'", "'\\''") + "'";
    }

    /** A command of theirs, which must go well. */
    String run(String command) throws IOException, InterruptedException {
        return good(command, ran(command));
    }

    Home.Ran ran(String command) throws IOException, InterruptedException {
        return debian.run(asPerson(command));
    }

    Running start(String command) throws IOException {
        return debian.start(asPerson(command));
    }

    /** Their desktop: an X server, a session bus, and openbox with what is to start at login. */
    void logIn() throws IOException {
        start("exec Xvfb :7 -nolisten tcp -screen 0 1024x768x24");
        Awaitility.await("the X server").atMost(PATIENCE).until(() -> ran("xset q").exit() == 0);
        start("exec dbus-run-session -- openbox-session");
    }

    Health health() throws IOException, InterruptedException {
        return Json.MAPPER.readValue(run("daybook status --json"), Health.class);
    }

    Health await(String what, Predicate<Health> like) {
        return Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).ignoreExceptions()
                .until(() -> Json.MAPPER.readValue(ran("daybook status --json").out(), Health.class), like);
    }

    /** Process numbers of who runs this class from the installation, one a line. */
    String running(String main) throws IOException, InterruptedException {
        return debian
                .run("for p in /proc/[0-9]*; do case $(readlink $p/exe) in /opt/daybook/*) tr '\\0' '\\n' <$p/cmdline"
                        + " | grep -qx " + main + " && echo ${p#/proc/};; esac; done")
                .out().strip();
    }

    private static String good(String command, Home.Ran ran) {
        assertEquals(0, ran.exit(), command + ": " + ran.out() + ran.err());
        return ran.out();
    }
}
