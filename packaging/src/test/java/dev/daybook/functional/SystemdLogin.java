package dev.daybook.functional;

import dev.daybook.desktop.RealDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A person's real systemd, on a machine that need not be run by one: in a view of the file system in which it seems to
 * be, and in control groups of its own. That takes root and a kernel that allows it; otherwise the test is skipped. The view is
 * held by a program that reads from the process that made it, and is gone with that.
 */
final class SystemdLogin {

    private static final Path PROGRAM = Path.of("/usr/lib/systemd/systemd");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String VIEW = """
            mount -t tmpfs tmpfs /run/systemd && mkdir /run/systemd/system && echo ready && exec cat""";
    // Each hierarchy that is there: systemd's own of version 1, version 2 beside it, or version 2 alone.
    private static final String GROUPS = """
            for top in /sys/fs/cgroup/systemd /sys/fs/cgroup/unified /sys/fs/cgroup; do
                [ -e "$top/cgroup.procs" ] || continue
                mkdir "$top/$1" && chown -R "$2" "$top/$1" && echo $$ >"$top/$1/cgroup.procs" || exit 1
            done
            shift 2
            exec "$@\"""";

    private final Home home;
    private final OrdinaryUser user;
    private final String group;
    private final Process view;
    private @Nullable Running manager;

    private SystemdLogin(Home home, OrdinaryUser user, Process view) {
        this.home = home;
        this.user = user;
        this.view = view;
        this.group = "daybook-test-" + view.pid();
    }

    /**
     * A machine on which nobody has logged in yet.
     *
     * @param home of the person
     */
    static SystemdLogin prepare(Home home, OrdinaryUser user, Path folder) throws IOException {
        RealDesktop.require(System.getProperty("user.name").equals("root"),
                "a view of the file system of its own needs root");
        RealDesktop.require(Files.isExecutable(PROGRAM), "a person's systemd needs the package systemd");
        Running view = Running.start(new ProcessBuilder("unshare", "--mount", "sh", "-c", VIEW),
                Files.createDirectory(folder.resolve("view")));
        try {
            Awaitility.await("a view of its own").atMost(PATIENCE)
                    .until(() -> view.out().contains("ready") || !view.process().isAlive());
            RealDesktop.assume(view.process().isAlive(), "this machine gives no view of its own: " + view.err());
            return new SystemdLogin(home, user, view.process());
        } catch (Throwable e) {
            view.process().destroyForcibly();
            throw e;
        }
    }

    /** Logs the person in, whose systemd comes up. The variables of the tests' own environment are not known there. */
    void login() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                seen("sh", "-c", GROUPS, "sh", group, user.name(), "env", "-u", "DAYBOOK_HOME", "-u", "LANG", "-u",
                        "LC_ALL", "-u", "LC_CTYPE"));
        command.addAll(user.as(PROGRAM.toString(), "--user"));
        Running started = home.background(command);
        manager = started;
        Awaitility.await("systemd").atMost(PATIENCE).until(
                () -> !started.process().isAlive() || systemctl("show-environment").exit() == 0);
        RealDesktop.assume(started.process().isAlive(), "this machine runs no systemd of a person: " + started.err());
    }

    private List<String> seen(String... command) {
        return Stream.concat(Stream.of("nsenter", "--mount=/proc/" + view.pid() + "/ns/mnt"), Stream.of(command))
                .toList();
    }

    /** Runs a command as that person. */
    Home.Ran run(String... command) throws IOException, InterruptedException {
        return home.run(seen(user.as(command).toArray(String[]::new)));
    }

    Home.Ran systemctl(String... words) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("systemctl", "--user"), Stream.of(words)).toArray(String[]::new));
    }

    /** What systemd says of the unit: state, whether it will be started again, and how often it was. */
    String unit() throws IOException, InterruptedException {
        String shown = systemctl("show", "--property=ActiveState,SubState,NRestarts", "daybookd.service").out();
        return String.join(" ", shown.lines().sorted().toList());
    }

    /** Logs the person out, and ends all that was started. */
    void end() throws InterruptedException {
        try {
            logout();
        } finally {
            try {
                home.end();
            } finally {
                view.destroyForcibly().waitFor();
                removeGroups();
            }
        }
    }

    private void logout() throws InterruptedException {
        Running started = manager;
        if (started != null) {
            started.process().destroy();
            if (!started.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                started.process().destroyForcibly().waitFor();
            }
        }
    }

    private void removeGroups() {
        for (String top : List.of("systemd", "unified", ".")) {
            Path folder = Path.of("/sys/fs/cgroup", top, group);
            if (Files.isDirectory(folder)) {
                removeGroups(folder);
            }
        }
    }

    /** Files of the kernel's in them go with them. */
    private static void removeGroups(Path top) {
        Awaitility.await(top + " is empty").atMost(PATIENCE).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            List<Path> folders;
            try (Stream<Path> all = Files.walk(top)) {
                folders = all.filter(Files::isDirectory).sorted((one, other) -> other.compareTo(one)).toList();
            }
            for (Path folder : folders) {
                Files.delete(folder);
            }
            return true;
        });
    }
}
