package dev.daybook.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.process.SpawnFailure.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SpawnTest {

    private static final Map<String, String> PATH = Map.of("PATH", "/usr/bin:/bin");

    @TempDir
    Path folder;

    private Path output;

    @BeforeEach
    void setUp() {
        output = folder.resolve("output");
    }

    @Test
    void aCommandEndsWithItsCode() throws Exception {
        assertEquals(new Ending.Exited(0), run("true"));
        assertEquals(new Ending.Exited(7), run("sh", "-c", "exit 7"));
        assertEquals(new Ending.Exited(255), run("sh", "-c", "exit 255"));
    }

    @Test
    void aCommandThatASignalEndsTellsWhich() throws Exception {
        assertEquals(new Ending.Signalled(9), run("sh", "-c", "kill -9 $$"));
        assertEquals(new Ending.Signalled(15), run("sh", "-c", "kill $$"));
    }

    @Test
    void anEndedChildKeepsItsNumberUntilItIsReaped() throws Exception {
        Child child = start(PATH, "true");
        child.await();
        assertFalse(child.identity().isAlive());
        assertTrue(child.identity().holdsItsNumber());
        assertEquals(new Ending.Exited(0), child.await());
        child.reap();
        assertFalse(child.identity().holdsItsNumber());
    }

    @Test
    void itLeadsASessionOfItsOwnAndHasNoMoreThanItsThreeStreams() throws Exception {
        try (FileChannel _ = FileChannel.open(folder.resolve("other"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            Child child = start(PATH, "sh", "-c",
                    "cut -d' ' -f6 /proc/$$/stat; ls /proc/$$/fd; cut -d' ' -f5 /proc/$$/stat");
            assertEquals(new Ending.Exited(0), end(child));
            assertEquals("%d\n0\n1\n2\n%d\n".formatted(child.pid(), child.pid()), Files.readString(output));
        }
    }

    @Test
    void noSignalIsIgnoredOrBlocked() throws Exception {
        run("grep", "-E", "^Sig(Ign|Blk)", "/proc/self/status");
        assertEquals("SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n", Files.readString(output));
    }

    @Test
    void aWriterWithoutReaderEndsBySigpipe() throws Exception {
        run("sh", "-c", "(yes; echo $? >&2) | head -1 >/dev/null");
        assertEquals("141\n", Files.readString(output));
    }

    @Test
    void theEnvironmentIsTheGivenOneAlone() throws Exception {
        Child child = start(Map.of("PATH", "/usr/bin:/bin", "COLOUR", ByteText.of("grün = blue\nred")), "env");
        end(child);
        assertEquals(List.of("COLOUR=grün = blue", "PATH=/usr/bin:/bin", "red"),
                Files.readAllLines(output).stream().sorted().toList());
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        run("printf", "<%s>", "a b", "", "*", "'\"$x`", ByteText.of("ü"));
        assertEquals("<a b><><*><'\"$x`><ü>", Files.readString(output));
    }

    @Test
    void whatIsNoTextArrivesAsItIs() throws Exception {
        Child child = start(Map.of("PATH", "/usr/bin:/bin", "BYTES", "\u00fe"), "sh", "-c", "printf %s%s $1 $BYTES",
                "sh", "\u00ff");
        end(child);
        assertEquals("\u00ff\u00fe", Files.readString(output, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aProgramWhoseNameIsNoTextIsFound() throws Exception {
        run("sh", "-c", "printf '#!/bin/sh\\necho found' > \"$1\"; chmod 700 \"$1\"", "sh", "na me%\u00ff");
        end(start(PATH, "./na me%\u00ff"));
        end(start(Map.of("PATH", folder.toString()), "na me%\u00ff"));
        assertEquals("found\nfound\n", Files.readString(output));
    }

    @Test
    void aNameIsLookedForInTheGivenPathAndFromTheGivenFolder() throws Exception {
        program("tools/hello", "#!/bin/sh\necho hello $0; pwd");
        end(start(Map.of("PATH", "/nowhere:tools"), "hello"));
        end(start(PATH, "tools/hello"));
        end(start(PATH, "./tools/hello"));
        assertEquals(3, Files.readAllLines(output).stream().filter(folder.toString()::equals).count());
        assertEquals(3, Files.readAllLines(output).stream().filter(line -> line.startsWith("hello ")).count());
        assertEquals(Kind.NOT_FOUND, failure(PATH, "hello").kind());
    }

    @Test
    void aScriptThatNamesNoShellIsRunBySh() throws Exception {
        program("plain", "echo plain $1");
        end(start(PATH, "./plain", "script"));
        assertEquals("plain script\n", Files.readString(output));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        SpawnFailure failure = failure(PATH, "no-such-program");
        assertEquals(Kind.NOT_FOUND, failure.kind());
        assertEquals(127, failure.exitCode());
        assertEquals("no-such-program: command not found", failure.getMessage());
        assertEquals(127, failure(PATH, "./no-such-program").exitCode());
    }

    @Test
    void whatCannotBeRunIsNotExecutable() throws IOException {
        Files.writeString(folder.resolve("text"), "text");
        program("odd", "#!/no/such/interpreter\n");
        assertEquals(126, failure(PATH, "./text").exitCode());
        assertEquals(126, failure(Map.of("PATH", folder.toString()), "text").exitCode());
        assertEquals(126, failure(PATH, "/tmp").exitCode());
        SpawnFailure odd = failure(PATH, "./odd");
        assertEquals(Kind.NOT_EXECUTABLE, odd.kind());
        assertTrue(odd.toString().contains("interpreter"), odd::toString);
    }

    @Test
    void aMissingFolderIsNamed() {
        SpawnRequest request = SpawnRequest.plain(List.of("true"), folder.resolve("gone"), PATH, new Stdio.Nowhere(),
                new Stdio.Nowhere(), new Stdio.Nowhere());
        SpawnFailure failure = assertThrows(SpawnFailure.class, () -> Spawn.start(request));
        assertEquals(Kind.NO_FOLDER, failure.kind());
        assertTrue(failure.toString().contains(folder.resolve("gone").toString()));
    }

    @Test
    void anArgumentThatNoProcessCanHaveIsRefused() {
        assertEquals(Kind.REFUSED, failure(PATH, "echo", "a\0b").kind());
        assertEquals(126, failure(PATH, "echo", "x".repeat(3_000_000)).exitCode());
    }

    @Test
    void aHundredStartsLeaveNoDescriptorOpen() throws Exception {
        run("true");
        long before = descriptors();
        for (int i = 0; i < 100; i++) {
            run("true");
            failure(PATH, "no-such-program");
        }
        assertTrue(descriptors() <= before + 2, () -> before + " became more");
    }

    private static long descriptors() throws IOException {
        try (var open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    private void program(String name, String text) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private Ending run(String... command) throws IOException {
        return end(start(PATH, command));
    }

    private static Ending end(Child child) {
        Ending ending = child.await();
        child.reap();
        return ending;
    }

    private SpawnFailure failure(Map<String, String> environment, String... command) {
        return assertThrows(SpawnFailure.class, () -> start(environment, command));
    }

    private Child start(Map<String, String> environment, String... command) throws IOException {
        int file = Descriptors.openToAppend(output);
        try {
            return Spawn.start(SpawnRequest.plain(List.of(command), folder, environment, new Stdio.Nowhere(),
                    new Stdio.Inherit(file), new Stdio.SameAsBefore()));
        } finally {
            Descriptors.close(file);
        }
    }
}
