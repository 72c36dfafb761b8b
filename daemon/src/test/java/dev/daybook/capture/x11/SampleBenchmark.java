package dev.daybook.capture.x11;

import dev.daybook.capture.Observation;
import dev.daybook.desktop.VirtualDesktop;
import dev.daybook.desktop.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What one look at the desktop costs, against one run of {@code xprintidle}, which tells a third of it. The two
 * alternate, on a desktop of their own.
 *
 * <p>Needs what the tests on a real desktop need. Run it with the daemon's test class path:
 *
 * <pre>
 * mvn -q -pl app,daemon test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
 *     -cp daemon/target/test-classes:daemon/target/classes:$(cat daemon/target/classpath) \
 *     dev.daybook.capture.x11.SampleBenchmark [BATCHES]
 * </pre>
 */
final class SampleBenchmark {

    private static final int WARM_UP = 5;
    private static final int LOOKS = 1_000;

    private final X11Source source;
    private final ProcessBuilder xprintidle;

    private SampleBenchmark(X11Source source, ProcessBuilder xprintidle) {
        this.source = source;
        this.xprintidle = xprintidle;
    }

    /** Argument: how many batches of 1,000 looks and one process each (default 30). */
    public static void main(String[] arguments) throws IOException {
        int batches = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        Path folder = Files.createTempDirectory("sample-benchmark");
        try (VirtualDesktop desktop = VirtualDesktop.start(folder);
                X11Source source = X11Source.of(desktop
                        .environment());
                Window letter = desktop.openWindow("Editor", "Letter")) {
            desktop.focus(letter);
            ProcessBuilder xprintidle = new ProcessBuilder("xprintidle")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            xprintidle.environment().putAll(desktop.environment());
            new SampleBenchmark(source, xprintidle).run(batches);
        } finally {
            delete(folder);
        }
    }

    private void run(int batches) {
        List<Double> looks = new ArrayList<>();
        List<Double> processes = new ArrayList<>();
        for (int batch = -WARM_UP; batch < batches; batch++) {
            double look = micros(LOOKS, this::look);
            double process = micros(1, this::ask);
            if (batch >= 0) {
                looks.add(look);
                processes.add(process);
            }
        }
        System.out.printf(Locale.ROOT, "%d batches of %d looks after %d to warm up%n", batches, LOOKS, WARM_UP);
        print("a look", looks, median(processes));
        print("xprintidle", processes, median(processes));
    }

    private static void print(String what, List<Double> micros, double process) {
        System.out.printf(Locale.ROOT, "%-12s %9.1f µs (%.1f to %.1f), %.4f of xprintidle%n", what, median(micros),
                micros.stream().min(Double::compare).orElseThrow(), micros.stream().max(Double::compare).orElseThrow(),
                median(micros) / process);
    }

    private void look() {
        Observation seen = source.observe();
        if (!(seen instanceof Observation.Seen)) {
            throw new IllegalStateException("the source sees nothing: " + seen);
        }
    }

    private void ask() {
        try {
            int exit = xprintidle.start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("xprintidle ended with " + exit);
            }
        } catch (IOException e) {
            throw new IllegalStateException("xprintidle does not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static double micros(int times, Runnable work) {
        long before = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (System.nanoTime() - before) / 1e3 / times;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
