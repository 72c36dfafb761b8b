package dev.daybook.worker;

import dev.daybook.platform.Patience;
import dev.daybook.platform.process.Descriptors;
import dev.daybook.platform.process.Stdio;
import dev.daybook.platform.process.TerminalRelay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The foreground: input as it is; output to a terminal by a {@link TerminalRelay}, other output through one {@link Tee}
 * for each place it goes to.
 */
final class ForegroundWiring implements Wiring {

    private static final int INPUT = 0;
    private static final int OUTPUT = 1;
    private static final int ERROR = 2;
    private static final Duration WHEN_OTHERS_WRITE = Duration.ofMillis(250);
    // Whoever reads slowly gets the rest all the same, only after the command's end is told.
    private static final Duration AT_MOST = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(2);

    private final List<Tee> tees = new ArrayList<>();
    private Optional<TerminalRelay> relay = Optional.empty();
    private Stdio input = new Stdio.Inherit(INPUT);
    private Stdio output = new Stdio.Nowhere();
    private Stdio error = new Stdio.SameAsBefore();

    private ForegroundWiring() {}

    static ForegroundWiring open(Path log) throws IOException {
        // Made here, because tee would let everybody read it.
        Descriptors.close(Descriptors.openToAppend(log));
        ForegroundWiring wiring = new ForegroundWiring();
        try {
            wiring.lay(log);
            return wiring;
        } catch (IOException e) {
            wiring.abandoned();
            throw e;
        }
    }

    private void lay(Path log) throws IOException {
        boolean shown = Descriptors.isTerminal(OUTPUT);
        boolean errorsShown = Descriptors.isTerminal(ERROR);
        if (shown || errorsShown) {
            relay = Optional.of(TerminalRelay.open(shown ? OUTPUT : ERROR, log));
        }
        if (relay.isPresent() && TerminalRelay.isAlone()) {
            input = relay.get().stdio();
        }
        output = stream(shown, OUTPUT, log);
        // Two pipes into the same place would mix up what the command wrote in order.
        if (errorsShown || shown || !leadsTo(OUTPUT).equals(leadsTo(ERROR))) {
            error = stream(errorsShown, ERROR, log);
        }
    }

    private Stdio stream(boolean isShown, int stream, Path log) throws IOException {
        if (isShown && relay.isPresent()) {
            return relay.get().stdio();
        }
        Tee tee = Tee.to(stream, log);
        tees.add(tee);
        return tee.stdio();
    }

    private static Path leadsTo(int descriptor) throws IOException {
        return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
    }

    @Override
    public Stdio input() {
        return input;
    }

    @Override
    public Stdio output() {
        return output;
    }

    @Override
    public Stdio error() {
        return error;
    }

    @Override
    public Set<Long> helpers() {
        return Tee.living();
    }

    @Override
    public boolean onTerminal() {
        return relay.isPresent();
    }

    @Override
    public boolean interrupted() {
        return relay.filter(TerminalRelay::interrupted).isPresent();
    }

    @Override
    public void started() {
        tees.forEach(Tee::letGo);
        relay.ifPresent(TerminalRelay::start);
    }

    @Override
    public void abandoned() {
        tees.forEach(Tee::letGo);
        relay.ifPresent(TerminalRelay::abandon);
        awaitTees(AT_MOST);
    }

    @Override
    public void finish(boolean othersWrite) {
        Duration within = othersWrite ? WHEN_OTHERS_WRITE : AT_MOST;
        awaitTees(within);
        try {
            if (relay.isPresent()) {
                relay.get().finish(within);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitTees(Duration within) {
        try {
            Patience.until(() -> tees.stream().allMatch(Tee::hasEnded), within, LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
