package dev.daybook.worker;

import dev.daybook.platform.process.Descriptors;
import dev.daybook.platform.process.Stdio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The command writes to its log by itself, so whatever happens here takes nothing from it. */
final class DetachedWiring implements Wiring {

    private final int log;

    private DetachedWiring(int log) {
        this.log = log;
    }

    static DetachedWiring open(Path log) throws IOException {
        return new DetachedWiring(Descriptors.openToAppend(log));
    }

    @Override
    public Stdio input() {
        return new Stdio.Nowhere();
    }

    @Override
    public Stdio output() {
        return new Stdio.Inherit(log);
    }

    @Override
    public Stdio error() {
        return new Stdio.SameAsBefore();
    }

    @Override
    public Set<Long> helpers() {
        return Set.of();
    }

    @Override
    public boolean onTerminal() {
        return false;
    }

    @Override
    public boolean interrupted() {
        return false;
    }

    @Override
    public void started() {
        Descriptors.close(log);
    }

    @Override
    public void abandoned() {
        Descriptors.close(log);
    }

    @Override
    public void finish(boolean othersWrite) {
        // Nothing is held any more.
    }
}
