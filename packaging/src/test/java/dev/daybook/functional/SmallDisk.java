package dev.daybook.functional;

import dev.daybook.desktop.RealDesktop;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A disk so small that a test can fill it: in memory, and mounted for one process and those that are started in its place.
 * It goes with that process, whatever becomes of the test.
 */
final class SmallDisk implements AutoCloseable {

    private static final String READY = "ready";

    private final Process holder;
    private final Path place;

    private SmallDisk(Process holder, Path place) {
        this.holder = holder;
        this.place = place;
    }

    /**
     * Mounts it, or skips the test where this process may not; fails it where a desktop is required.
     *
     * @param place an empty folder, which stays empty for everybody else
     */
    static SmallDisk mounted(Path place, int megabytes) throws IOException {
        Process holder = new ProcessBuilder("unshare", "-m", "sh", "-c",
                "mount -t tmpfs -o size=" + megabytes + "m,mode=0700 tmpfs '" + place + "' && echo " + READY
                        + " && exec cat")
                .redirectErrorStream(true).start();
        String said = String.valueOf(holder.inputReader(StandardCharsets.UTF_8).readLine());
        if (!said.equals(READY)) {
            holder.destroyForcibly();
        }
        RealDesktop.require(said.equals(READY), "this needs to mount a small disk: " + said);
        return new SmallDisk(holder, place);
    }

    /** What goes before a command that is to see the disk. */
    String[] prefix() {
        return new String[]{"nsenter", "--target", Long.toString(holder.pid()), "--mount"};
    }

    List<String> command(String... words) {
        return new ArrayList<>(Stream.concat(Stream.of(prefix()), Stream.of(words)).toList());
    }

    /** Where programs started with {@link #prefix} find it. */
    Path place() {
        return place;
    }

    /** Where this process finds it. */
    Path seenFromHere() {
        return Path.of("/proc", Long.toString(holder.pid()), "root").resolve(place.toString().substring(1));
    }

    /** Leaves no byte of it free. */
    void fill() throws IOException {
        byte[] much = new byte[64 << 10];
        try (OutputStream file = Files.newOutputStream(filler())) {
            while (true) {
                file.write(much);
            }
        } catch (IOException full) {
            if (Files.getFileStore(seenFromHere()).getUsableSpace() > 0) {
                throw full;
            }
        }
    }

    /** Gives back what {@link #fill} took. */
    void free() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return seenFromHere().resolve("filler");
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
