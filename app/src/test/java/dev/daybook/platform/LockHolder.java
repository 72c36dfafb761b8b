package dev.daybook.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that holds a lock until it dies. */
final class LockHolder implements AutoCloseable {

    private final Process process;
    private final String said;

    private LockHolder(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    /** Starts a JVM that tries for the lock; returns once it has it or was refused. */
    static LockHolder start(Path file, String holder) throws IOException {
        Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                LockHolder.class.getName(), file.toString(), holder)).redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        return new LockHolder(process, line == null ? "nothing" : line);
    }

    /** What the process found: {@code held}, or {@code refused: } with the holder's text. */
    String said() {
        return said;
    }

    /** Ends it as SIGKILL does, and waits until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] args) throws Exception {
        try (InstanceLock _ = InstanceLock.acquire(Path.of(args[0]), args[1])) {
            System.out.println("held");
            while (System.in.read() >= 0) {
                // Until the parent closes the stream or dies.
            }
        } catch (InstanceLock.Held e) {
            System.out.println("refused: " + e.holder());
        }
    }
}
