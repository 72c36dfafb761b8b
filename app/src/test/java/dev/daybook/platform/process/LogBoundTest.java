package dev.daybook.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.process.LogBound.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogBoundTest {

    private static final int KB = 1024;

    @TempDir
    Path folder;

    @Test
    void theOldestBytesGoAndWhoAppendsGoesOn() throws IOException {
        Path log = folder.resolve("log");
        try (OutputStream writer = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(filled(1000 * KB, 'a'));
            Outcome outcome = LogBound.keepNewest(log, 200 * KB);
            writer.write("the end".getBytes(StandardCharsets.UTF_8));

            long start = LogBound.dataStart(log);
            assertEquals(new Outcome.Bounded(start), outcome);
            assertTrue(start > 700 * KB && start <= 800 * KB, () -> "data from " + start);
            assertEquals(1000 * KB + 7, Files.size(log));
            assertEquals("a".repeat((int) (1000 * KB - start)) + "the end", from(log, start));
            assertTrue(blocks(log) < 400 * KB);
        }
    }

    @Test
    void aLogWithinItsBoundIsWhole() throws IOException {
        Path log = folder.resolve("log");
        Files.write(log, filled(10 * KB, 'a'));
        assertEquals(new Outcome.Bounded(0), LogBound.keepNewest(log, 10 * KB));
        assertEquals(0, LogBound.dataStart(log));
    }

    @Test
    void anEmptyLogBeginsAtItsEnd() throws IOException {
        Path log = Files.createFile(folder.resolve("log"));
        assertEquals(new Outcome.Bounded(0), LogBound.keepNewest(log, 10));
        assertEquals(0, LogBound.dataStart(log));
    }

    private static byte[] filled(int length, char what) {
        return String.valueOf(what).repeat(length).getBytes(StandardCharsets.UTF_8);
    }

    private static String from(Path log, long start) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] rest = new byte[(int) (file.length() - start)];
            file.seek(start);
            file.readFully(rest);
            return new String(rest, StandardCharsets.UTF_8);
        }
    }

    private long blocks(Path log) throws IOException {
        Path output = log.resolveSibling("du");
        int file = Descriptors.openToAppend(output);
        Child du = Spawn.start(SpawnRequest.plain(List.of("du", "-k", log.toString()), folder,
                Map.of(), new Stdio.Nowhere(), new Stdio.Inherit(file), new Stdio.SameAsBefore()));
        Descriptors.close(file);
        du.await();
        du.reap();
        return Long.parseLong(Files.readString(output).replaceFirst("\\s.*\\s*", "")) * KB;
    }
}
