package dev.daybook.functional;

import java.time.Instant;
import java.util.List;
import java.util.Random;

/**
 * An invented command that was run, and how it ended.
 *
 * @param status of the operation: {@code completed}, {@code failed} or {@code cancelled}
 */
record SampleRun(List<String> command, Instant start, Instant end, String status) implements SampleSession {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("mvn", "-B", "verify"),
            List.of("restic", "backup", "/home/anna"),
            List.of("rsync", "-a", "photos/", "nas:photos"),
            List.of("make", "-j4", "model"),
            List.of("python3", "predict.py", "--year", "2027"),
            List.of("docker", "build", "-t", "atlas", "."),
            List.of("ffmpeg", "-i", "regatta.mov", "regatta.mp4"),
            List.of("pg_dump", "-Fc", "harbour"));
    private static final double FAILED = 0.13;
    private static final double CANCELLED = 0.07;

    /** A run that began about then: seconds to an hour long. */
    static SampleRun about(Instant start, Random random) {
        List<String> command = COMMANDS.get(random.nextInt(COMMANDS.size()));
        long seconds = 8 + (long) (Math.pow(random.nextDouble(), 3) * 3_600);
        double fate = random.nextDouble();
        String status = fate < FAILED ? "failed" : fate < FAILED + CANCELLED ? "cancelled" : "completed";
        return new SampleRun(command, start, start.plusSeconds(seconds), status);
    }

    String title() {
        return String.join(" ", command);
    }

    boolean completed() {
        return status.equals("completed");
    }

    boolean failed() {
        return status.equals("failed");
    }

    boolean cancelled() {
        return status.equals("cancelled");
    }
}
