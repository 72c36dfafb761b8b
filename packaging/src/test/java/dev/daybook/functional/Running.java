package dev.daybook.functional;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A program that has been started and is watched while it runs. */
record Running(Process process, Path outFile, Path errFile) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Starts it, its streams into files of a folder of its own. */
    static Running start(ProcessBuilder program, Path folder) throws IOException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        return new Running(program.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    String out() throws IOException {
        return Files.readString(outFile);
    }

    String err() throws IOException {
        return Files.readString(errFile);
    }

    Running awaitOut(String text) {
        Awaitility.await(text).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> out().contains(text));
        return this;
    }

    /** Its exit and all that it has written. */
    Home.Ran ended() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs; out: " + out() + "; err: " + err());
        }
        return new Home.Ran(process.exitValue(), out(), err());
    }

    void signal(String name) throws IOException, InterruptedException {
        Home.signal(process, name);
    }
}
