package dev.daybook.store;

import dev.daybook.capture.RecordingChange;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Acknowledged changes per second against a raw preallocated log that is forced after every record of the same size.
 *
 * <p>The rounds of the contestants alternate, so that whatever else the machine does meets all of them. Run it on the
 * disk to be measured, with the daemon's test class path:
 *
 * <pre>
 * mvn -q -pl app,daemon test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp daemon/target/test-classes:daemon/target/classes:$(cat daemon/target/classpath) \
 *     dev.daybook.store.WriteBenchmark FOLDER [ROUNDS] [CHANGES]
 * </pre>
 */
final class WriteBenchmark {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Path folder;
    private final int changes;
    private long next;

    private WriteBenchmark(Path folder, int changes) {
        this.folder = folder;
        this.changes = changes;
    }

    /** Arguments: a folder that is not there yet, rounds (default 15), changes in each (default 1000). */
    public static void main(String[] arguments) throws IOException, StoreException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectory(folder);
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        int changes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        new WriteBenchmark(folder, changes).run(rounds);
    }

    private void run(int rounds) throws IOException, StoreException {
        int bytes = bytesPerChange();
        System.out.printf(Locale.ROOT, "record of %d bytes, %d changes a round, %d rounds after 2 to warm up%n", bytes,
                changes, rounds);
        List<Double> raw = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> many = new ArrayList<>();
        try (Store store = Store.open(folder.resolve("store"), START)) {
            RecordingRows rows = rows(store);
            for (int round = -2; round < rounds; round++) {
                double rawRate = rawLog(bytes);
                double oneRate = rate(() -> record(rows, 1));
                double manyRate = rate(() -> record(rows, 16));
                if (round >= 0) {
                    raw.add(rawRate);
                    one.add(oneRate / rawRate);
                    many.add(manyRate / rawRate);
                }
            }
        }
        System.out.printf(Locale.ROOT, "raw log      %8.0f records/s%n", median(raw));
        print("1 caller", one, raw);
        print("16 callers", many, raw);
    }

    private static void print(String who, List<Double> ratios, List<Double> raw) {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            rates.add(ratios.get(i) * raw.get(i));
        }
        System.out.printf(Locale.ROOT, "%-12s %8.0f changes/s, %.2f of the raw log (%.2f to %.2f)%n", who,
                median(rates), median(ratios), ratios.stream().min(Double::compare).orElseThrow(),
                ratios.stream().max(Double::compare).orElseThrow());
    }

    /** What one change takes in the journal when it is alone in its frame. */
    private int bytesPerChange() throws IOException, StoreException {
        Path sample = folder.resolve("sample");
        try (Store store = Store.open(sample, START)) {
            RecordingRows rows = rows(store);
            LongStream.rangeClosed(1, 100).forEach(number -> record(rows, number));
        }
        try (Stream<Path> segments = Files.list(sample.resolve("journal"))) {
            return (int) (Files.size(segments.findFirst().orElseThrow()) / 100) & ~7;
        }
    }

    private static RecordingRows rows(Store store) {
        long launch = new LaunchRows(store).begin("desk", 1, "boot", "0", START);
        return new RecordingRows(store, launch);
    }

    private void record(RecordingRows rows, int callers) {
        LongConsumer call = number -> record(rows, number);
        Callers.all(callers, LongStream.range(next, next + changes), call);
        next += changes;
    }

    /** What the recorder stores every few seconds: a span, and the launch's last-alive mark. */
    private static void record(RecordingRows rows, long number) {
        Instant start = START.plusSeconds(10 * number);
        TimeRange range = new TimeRange(start, start.plusSeconds(10));
        Focus focus = new Focus("editor", "file " + number % 50, null);
        rows.record(new RecordingChange(start, List.of(new Activity(number + 1, range, ActivityState.ACTIVE, focus,
                range.end())), List.of(), List.of(), List.of()));
    }

    private double rawLog(int bytes) throws IOException {
        Path file = folder.resolve("raw.log");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(bytes * changes), 0);
            channel.force(true);
            byte[] record = new byte[bytes];
            return rate(() -> {
                for (int i = 0; i < changes; i++) {
                    append(channel, ByteBuffer.wrap(record), (long) i * bytes);
                }
            });
        }
    }

    private static void append(FileChannel channel, ByteBuffer record, long position) {
        try {
            channel.write(record, position);
            channel.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private double rate(Runnable round) {
        long before = System.nanoTime();
        round.run();
        return changes * 1e9 / (System.nanoTime() - before);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
