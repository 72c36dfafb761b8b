package dev.daybook.worker;

import dev.daybook.platform.Patience;
import dev.daybook.platform.process.Descriptors;
import dev.daybook.platform.process.Stdio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Pipes and files in the foreground: input as it is, output through one {@link Tee} for each place it goes to. */
final class ForegroundWiring implements Wiring {

    private static final Duration WHEN_OTHERS_WRITE = Duration.ofMillis(250);
    // Whoever reads slowly gets the rest all the same, only after the command's end is told.
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private final List<Tee> tees;

    private ForegroundWiring(List<Tee> tees) {
        this.tees = tees;
    }

    static ForegroundWiring open(Path log) throws IOException {
        // Made here, because tee would let everybody read it.
        Descriptors.close(Descriptors.openToAppend(log));
        Tee output = Tee.to(1, log);
        try {
            // Two pipes into the same place would mix up what the command wrote in order.
            return new ForegroundWiring(
                    leadsTo(1).equals(leadsTo(2)) ? List.of(output) : List.of(output, Tee.to(2, log)));
        } catch (IOException e) {
            output.handedOver();
            throw e;
        }
    }

    private static Path leadsTo(int descriptor) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
    }

    @Override
    public Stdio input() {
        return new Stdio.Inherit(0);
    }

    @Override
    public Stdio output() {
        return tees.getFirst().stdio();
    }

    @Override
    public Stdio error() {
        return tees.getLast().stdio();
    }

    @Override
    public Set<Long> helpers() {
        return tees.stream().map(Tee::pid).collect(Collectors.toSet());
    }

    @Override
    public void handedOver() {
        tees.forEach(Tee::handedOver);
    }

    @Override
    public void finish(boolean othersWrite) {
        try {
            Patience.until(() -> tees.stream().allMatch(Tee::hasEnded), othersWrite ? WHEN_OTHERS_WRITE : AT_MOST,
                    LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
