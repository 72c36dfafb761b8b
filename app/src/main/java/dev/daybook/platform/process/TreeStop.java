package dev.daybook.platform.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends a process tree: asks every member, newcomers too, to end; when the grace is over freezes all so that none can
 * fork, then kills them. Who survives decides, not whether the leader has ended. Run once; {@link #hasten} from any
 * thread.
 */
public final class TreeStop {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    // A process in an uninterruptible wait takes no signal; it may never.
    private static final long KILL_WITHIN = TimeUnit.SECONDS.toNanos(10);
    private static final long STRIKE_FOR = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int LOOKS_UNTIL_SURE = 2;

    private final ProcessTree tree;
    private final AtomicLong graceEnd;
    private final Set<ProcessIdentity> seen = new HashSet<>();
    private int emptyLooks;

    /**
     * A stop whose grace begins now.
     *
     * @param grace time that members have to end by themselves, awake time; zero kills at once
     */
    public TreeStop(ProcessTree tree, Duration grace) {
        this.tree = tree;
        this.graceEnd = new AtomicLong(after(grace));
    }

    /** Shortens the grace to this from now; it is never made longer. */
    public void hasten(Duration grace) {
        long end = after(grace);
        graceEnd.updateAndGet(old -> end - old < 0 ? end : old);
    }

    /**
     * Does it, and returns when nobody is left or the rest cannot be ended.
     *
     * @throws InterruptedException when interrupted; members may be left, frozen ones too
     */
    public Receipt run() throws InterruptedException {
        ask();
        Set<ProcessIdentity> left = kill();
        return new Receipt(seen.size() - left.size(), left.size());
    }

    private void ask() throws InterruptedException {
        long pause = FIRST_PAUSE;
        while (remaining() > 0) {
            Set<ProcessIdentity> members = look();
            if (isSure(members)) {
                return;
            }
            members.stream().filter(seen::add).forEach(TreeStop::askOne);
            TimeUnit.NANOSECONDS.sleep(Math.clamp(remaining(), 0, pause));
            pause = members.isEmpty() ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, pause * 3 / 2);
        }
    }

    private Set<ProcessIdentity> kill() throws InterruptedException {
        long end = System.nanoTime() + KILL_WITHIN;
        while (true) {
            Set<ProcessIdentity> members = freeze();
            if (isSure(members) || System.nanoTime() - end > 0) {
                return members;
            }
            seen.addAll(members);
            members.forEach(member -> Signals.send(member, Signals.KILL));
            killAdopted();
            TimeUnit.NANOSECONDS.sleep(FIRST_PAUSE);
        }
    }

    /** A process that starts the next one and ends is gone before a look at all has come to it; here is no such delay. */
    private void killAdopted() {
        long end = System.nanoTime() + STRIKE_FOR;
        Set<ProcessIdentity> adopted = tree.adopted();
        while (!adopted.isEmpty() && System.nanoTime() - end < 0) {
            seen.addAll(adopted);
            adopted.forEach(member -> Signals.send(member, Signals.KILL));
            adopted = tree.adopted();
        }
    }

    /** Stops members until a look finds nobody new: what forks faster than it is killed would never come to an end. */
    private Set<ProcessIdentity> freeze() {
        Set<ProcessIdentity> frozen = new HashSet<>();
        Set<ProcessIdentity> members = look();
        while (!frozen.containsAll(members)) {
            members.stream().filter(frozen::add).forEach(member -> Signals.send(member, Signals.STOP));
            members = tree.members();
        }
        return members;
    }

    private Set<ProcessIdentity> look() {
        Set<ProcessIdentity> members = tree.members();
        emptyLooks = members.isEmpty() ? emptyLooks + 1 : 0;
        return members;
    }

    private boolean isSure(Set<ProcessIdentity> members) {
        return members.isEmpty() && emptyLooks >= LOOKS_UNTIL_SURE;
    }

    private static void askOne(ProcessIdentity member) {
        Signals.send(member, Signals.TERM);
        // A stopped process takes the request only once it goes on.
        Signals.send(member, Signals.CONT);
    }

    private long remaining() {
        return graceEnd.get() - System.nanoTime();
    }

    private static long after(Duration grace) {
        return System.nanoTime() + Math.clamp(grace.toNanos(), 0, Long.MAX_VALUE / 2);
    }
}
