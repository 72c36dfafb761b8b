package dev.daybook.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.worker.JavaProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own that puts a shell in its place. */
@Timeout(60)
class ReplacementTest {

    private static final String TELL = """
            echo "$$" "$0" "$1" "$DAYBOOK_MARK"
            pwd
            grep -E '^Sig(Blk|Ign)' /proc/self/status
            for descriptor in /proc/$$/fd/*; do readlink "$descriptor" || true; done
            """;

    @TempDir
    Path folder;

    /** Its second thread is in the middle of something, as those of a daemon may be. */
    static final class Replaced {

        private Replaced() {}

        public static void main(String[] arguments) throws Exception {
            Path script = Path.of(arguments[0]);
            FileChannel kept = FileChannel.open(script, StandardOpenOption.READ);
            RandomAccessFile alsoKept = new RandomAccessFile(script.toFile(), "r");
            Thread.ofPlatform().start(() -> {
                while (kept.isOpen()) {
                    Thread.onSpinWait();
                }
            });
            if (arguments.length > 1) {
                Files.delete(Path.of("").toAbsolutePath());
            }
            Replacement.by(script, List.of("an argument, ü"));
            throw new IllegalStateException("still here with " + alsoKept);
        }
    }

    @Test
    void theProcessStaysAndHasNothingOfTheOldProgram() throws Exception {
        Path script = script("#!/bin/sh\n" + TELL);
        List<String> told = run(folder, Map.of("DAYBOOK_MARK", "m\u00fcd"), script.toString());
        assertEquals(List.of(script + " an argument, ü m\ufffdd", folder.toString(), "SigBlk:\t0000000000000000",
                "SigIgn:\t0000000000000000"), told.subList(0, 4));
        List<String> open = told.subList(4, told.size());
        assertEquals(1, open.stream().filter(script.toString()::equals).count(), "the shell's own: " + open);
        assertTrue(open.stream().noneMatch(file -> file.endsWith(".jar") || file.endsWith("modules")), open.toString());
    }

    @Test
    void aFolderThatIsGoneIsLeft() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        List<String> told = run(gone, Map.of(), script("#!/bin/sh\n" + TELL).toString(), "leave");
        assertEquals("/", told.get(1));
    }

    @Test
    void aProgramThatIsNotThereIsToldAndThisOneGoesOn() {
        IOException failure = assertThrows(IOException.class,
                () -> Replacement.by(folder.resolve("none"), List.of()));
        assertEquals(folder.resolve("none") + " cannot be started: No such file or directory", failure.getMessage());
    }

    private Path script(String text) throws IOException {
        Path script = Files.writeString(folder.resolve("successor"), text);
        assertTrue(script.toFile().setExecutable(true));
        return script;
    }

    /** What the successor said, after its number was found to be that of the JVM. */
    private List<String> run(Path where, Map<String, String> environment, String... arguments) throws Exception {
        Path output = Files.createDirectories(folder.resolve("said"));
        Child child = JavaProcess.start(output, where, environment, Replaced.class, List.of(arguments));
        assertEquals(new Ending.Exited(0), child.await());
        child.reap();
        String said = new String(Files.readAllBytes(output.resolve("out")), StandardCharsets.UTF_8);
        assertTrue(said.startsWith(child.pid() + " "), said);
        return List.of(said.substring(said.indexOf(' ') + 1).split("\n", -1));
    }
}
