package dev.daybook.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProgramVersionTest {

    @TempDir
    Path folder;

    @Test
    void theLastWordOfWhatItPrintsIsTheVersion() throws Exception {
        assertEquals("0.1.1", ProgramVersion.of(program("[ \"$1\" = --version ] && echo daybookd 0.1.1")));
    }

    @Test
    void whatItSaysWhenItFailsIsTold() throws Exception {
        Path program = program("echo first; echo 'two versions in lib' >&2; exit 78");
        assertEquals(program + " does not start: two versions in lib", failureOf(program));
    }

    @Test
    void oneThatDiesWithoutAWordIsToldToo() throws Exception {
        assertTrue(failureOf(program("kill -9 $$")).endsWith("does not start: it was killed by signal 9"));
        assertTrue(failureOf(program("exit 3")).endsWith("does not start: it ended with code 3"));
    }

    @Test
    void oneThatIsMissingIsToldToo() {
        assertTrue(failureOf(folder.resolve("none")).contains(folder.resolve("none").toString()));
    }

    private static String failureOf(Path program) {
        return String.valueOf(assertThrows(IOException.class, () -> ProgramVersion.of(program)).getMessage());
    }

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n" + script + "\n");
        assertTrue(program.toFile().setExecutable(true));
        return program;
    }
}
