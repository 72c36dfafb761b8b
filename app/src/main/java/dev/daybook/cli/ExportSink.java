package dev.daybook.cli;

import dev.daybook.platform.DurableFiles;
import dev.daybook.settings.Hindrance;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an export goes, piece by piece: ten years are more than a process should hold. */
sealed interface ExportSink extends AutoCloseable {

    void add(String text) throws Failure;

    /** All of it has been added. */
    void finish() throws Failure;

    @Override
    void close();

    /** The terminal, or whoever reads from it. */
    record Printed(Terminal terminal) implements ExportSink {

        @Override
        public void add(String text) throws Failure {
            terminal.print(text);
        }

        @Override
        public void finish() {}

        @Override
        public void close() {}
    }

    /** A file that has its name once it is whole and on disk; closed before, it is not there. */
    final class Whole implements ExportSink {

        private final Path file;
        private final Path temporary;
        private final OutputStream out;

        Whole(Path file) throws Failure {
            this.file = file.toAbsolutePath();
            this.temporary = this.file.resolveSibling(this.file.getFileName() + ".tmp");
            try {
                out = new BufferedOutputStream(Files.newOutputStream(temporary));
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public void add(String text) throws Failure {
            try {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        public void finish() throws Failure {
            try {
                out.close();
                DurableFiles.force(temporary);
                DurableFiles.putInPlace(temporary, file);
            } catch (IOException e) {
                throw failure(e);
            }
        }

        /** What is left of an export that failed helps nobody. */
        @Override
        public void close() {
            try (out) {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                temporary.toFile().deleteOnExit();
            }
        }

        private Failure failure(IOException e) {
            return new Failure(Exit.FAILED, "cannot write " + file + ": " + Hindrance.of(e));
        }
    }
}
