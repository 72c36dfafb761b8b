package dev.daybook.platform.process;

import dev.daybook.platform.Boot;
import java.util.Optional;

/**
 * Tells one process from every other one that has or will have its number.
 *
 * @param pid its number
 * @param startTicks when it started, in clock ticks since boot: raw, as the kernel has it, because what is derived from
 *         it shifts with the clock
 * @param bootId the boot it belongs to ({@link Boot#id})
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {

    /** The process that has this number now, a zombie too; empty when there is none, or no /proc. */
    public static Optional<ProcessIdentity> of(long pid) {
        return ProcStat.of(pid).map(stat -> stat.identity(Boot.id()));
    }

    /** The process that asks. */
    public static ProcessIdentity ofThisProcess() {
        return of(ProcessHandle.current().pid())
                .orElseThrow(() -> new UnsupportedOperationException("there is no /proc to tell who this process is"));
    }

    /** Whether this very process still runs. A zombie does not. */
    public boolean isAlive() {
        return stat().filter(ProcStat::isAlive).isPresent();
    }

    /** Kills this very process, and no other that has its number since; nothing happens when it is gone. */
    public void kill() {
        Signals.send(this, Signals.KILL);
    }

    /** Whether it still holds its number, as a zombie does. */
    boolean holdsItsNumber() {
        return stat().isPresent();
    }

    private Optional<ProcStat> stat() {
        return ProcStat.of(pid).filter(stat -> stat.startTicks() == startTicks && Boot.id().equals(bootId));
    }
}
