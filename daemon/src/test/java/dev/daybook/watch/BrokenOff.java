package dev.daybook.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps that a test breaks off: the first so many go on, the next does not. */
public final class BrokenOff implements DaemonTasks.Steps {

    /** What each step said that was taken. */
    public final List<String> said = new ArrayList<>();
    private final int after;

    public BrokenOff(int after) {
        this.after = after;
    }

    /** Steps that nobody breaks off. */
    public static BrokenOff never() {
        return new BrokenOff(Integer.MAX_VALUE);
    }

    @Override
    public void next(double fraction, @Nullable String message) throws InterruptedException {
        if (said.size() == after) {
            throw new InterruptedException("broken off after " + after);
        }
        said.add(String.valueOf(message));
    }

    /** Whether an option of a work takes this value. */
    public static boolean fits(DaemonWork work, String option, String value) {
        return work.options().stream().filter(known -> known.name().equals(option)).findFirst().orElseThrow().fits()
                .test(value);
    }

    /** Runs it, broken off after each number of steps in turn, until it comes to its end. */
    public static Map<String, String> atEveryStep(DaemonWork work, DaemonWork.Order order, Check between)
            throws Exception {
        for (int steps = 0;; steps++) {
            try {
                return work.run(order, new BrokenOff(steps));
            } catch (InterruptedException brokenOff) {
                between.check();
            }
        }
    }

    /** What must hold whenever it was broken off. */
    public interface Check {
        void check() throws Exception;
    }
}
