package dev.daybook.functional;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * This machine's own Debian once more, to be changed at will: its files under a layer in memory, with processes, mounts
 * and sockets of its own, and without any Java. It is gone, with all that runs in it, when it is closed, and when the
 * process that made it ends, however: what holds it reads from that.
 */
final class DebianCopy implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String BEGIN = """
            set -e
            mount -t tmpfs -o mode=755 copy "$1"
            mkdir "$1/changed" "$1/work" "$1/root"
            mount -t overlay -o "lowerdir=/,upperdir=$1/changed,workdir=$1/work" copy "$1/root"
            cd "$1/root"
            mount -t proc proc proc
            mount --rbind /dev dev
            mount -t tmpfs -o mode=755 run run
            mount -t tmpfs -o mode=1777 tmp tmp
            [ ! -d usr/lib/jvm ] || mount -t tmpfs none usr/lib/jvm
            mkdir -m 1777 tmp/.X11-unix
            echo ready
            exec cat
            """;

    private final Path root;
    private final Path folder;
    private final Process holder;
    private final long inside;

    private DebianCopy(Path root, Path folder, Process holder) {
        this.root = root;
        this.folder = folder;
        this.holder = holder;
        this.inside = holder.children().findFirst().orElseThrow().pid();
    }

    /**
     * Skips the test where it cannot be had: no Debian, not root, or a kernel that forbids it.
     *
     * @param folder for what its programs say
     */
    static DebianCopy in(Path folder) throws IOException {
        assumeTrue(Files.exists(Path.of("/etc/debian_version")), "packages for Debian are installed on a Debian");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can make a copy of the system");
        Path place = Files.createDirectories(folder.resolve("debian"));
        Running holder = Running.start(new ProcessBuilder("unshare", "--mount", "--pid", "--net", "--fork",
                "--kill-child", "sh", "-c", BEGIN, "copy", place.toString()),
                Files.createDirectories(
                        folder.resolve("holder")));
        try {
            Awaitility.await("the copy").atMost(PATIENCE)
                    .until(() -> !holder.process().isAlive() || holder.out().contains("ready"));
            assumeTrue(holder.process().isAlive(), "no copy of the system can be made here: " + holder.err());
            return new DebianCopy(place.resolve("root"), folder, holder.process());
        } catch (Throwable e) {
            end(holder.process());
            throw e;
        }
    }

    /** Runs a command of the shell as root, to its end. */
    Home.Ran run(String command) throws IOException, InterruptedException {
        return start(command).ended();
    }

    /** Starts a command of the shell as root. */
    Running start(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of("nsenter", "--target", Long.toString(inside), "--mount", "--pid",
                "--net", "chroot", root.toString(), "env", "-i", "LANG=C.UTF-8",
                "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", command));
        Path said = Files.createTempDirectory(folder, "said");
        return Running.start(new ProcessBuilder(words).redirectInput(Path.of("/dev/null").toFile()), said);
    }

    /** Copies a file of this machine's into the copy, wherever it lies. */
    Path bring(Path file) throws IOException, InterruptedException {
        BuiltPackages.run(folder, List.of("nsenter", "--target", Long.toString(inside), "--mount", "cp",
                file.toString(), root.resolve("srv").toString()));
        return Path.of("/srv").resolve(file.getFileName());
    }

    @Override
    public void close() {
        end(holder);
    }

    private static void end(Process holder) {
        holder.children().forEach(ProcessHandle::destroyForcibly);
        holder.destroyForcibly().onExit().join();
    }
}
