package dev.daybook.watch;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A command's process: it ends by itself, obeys SIGTERM sooner or later, and never survives SIGKILL. */
final class SimulatedCommand {

    final int epoch;
    final long pid;
    final boolean obeysTerm;
    private Duration endsAt;
    private @Nullable Integer ownCode;
    private @Nullable Integer ownSignal;
    boolean alive = true;
    /** What it ended with: the truth, whether or not anybody has seen it. */
    @Nullable
    Integer code;
    @Nullable
    Integer signal;

    SimulatedCommand(int epoch, long pid, Duration endsAt, Random random) {
        this.epoch = epoch;
        this.pid = pid;
        this.endsAt = endsAt;
        this.obeysTerm = random.nextInt(4) > 0;
        switch (random.nextInt(5)) {
            case 0, 1 -> ownCode = 0;
            case 2 -> ownSignal = 11;
            default -> ownCode = 1 + random.nextInt(255);
        }
    }

    void endsWith(int known) {
        ownCode = known;
        ownSignal = null;
    }

    void live(Duration awake) {
        if (alive && awake.compareTo(endsAt) >= 0) {
            alive = false;
            code = ownCode;
            signal = ownSignal;
        }
    }

    void ends(Duration at) {
        endsAt = at;
    }

    void term(Duration awake, Random random) {
        if (alive && obeysTerm) {
            endsAt = awake.plusSeconds(random.nextInt(3));
            ownCode = random.nextBoolean() ? Integer.valueOf(random.nextInt(2) * 143) : null;
            ownSignal = ownCode == null ? Integer.valueOf(15) : null;
        }
    }

    /** Tells whether there was something to kill. */
    boolean kill() {
        boolean was = alive;
        if (was) {
            alive = false;
            signal = 9;
        }
        return was;
    }
}
