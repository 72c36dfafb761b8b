package dev.daybook.timeline;

import java.time.Duration;
import java.time.Instant;

/** Three clocks that a test sets: they run together unless told otherwise. */
public final class Ticks {

    private Instant wall;
    private Duration awake = Duration.ZERO;
    private Duration sinceBoot = Duration.ofHours(5);

    public Ticks(String start) {
        wall = Instant.parse(start);
    }

    public Tick now() {
        return new Tick(wall, awake, sinceBoot);
    }

    /** Time goes by while the machine and this process run. */
    public Tick pass(Duration time) {
        wall = wall.plus(time);
        awake = awake.plus(time);
        sinceBoot = sinceBoot.plus(time);
        return now();
    }

    public Tick pass(long seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    /** The machine sleeps. */
    public Tick sleep(Duration time) {
        wall = wall.plus(time);
        sinceBoot = sinceBoot.plus(time);
        return now();
    }

    /** The machine sleeps and the time of day is not set right yet. */
    public Tick sleepWithStaleWall(Duration time) {
        sinceBoot = sinceBoot.plus(time);
        return now();
    }

    /** Somebody sets the time of day. */
    public Tick step(Duration by) {
        wall = wall.plus(by);
        return now();
    }

    public Instant wall() {
        return wall;
    }
}
