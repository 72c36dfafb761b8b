package dev.daybook.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rule in one place, asked with every combination of what can be known. */
class LivenessTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Every evidence there can be, before, at and after the timeout. */
    static Stream<Liveness.Evidence> everything() {
        return IntStream.range(0, 32).boxed().flatMap(bits -> Stream.of(0, 59, 60, 61)
                .map(seconds -> new Liveness.Evidence((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0,
                        (bits & 8) != 0, (bits & 16) != 0, Duration.ofSeconds(seconds))));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void onlyADeadWorkerThatLeftNothingAndCameNotInTimeIsLost(Liveness.Evidence seen) {
        boolean lost = !seen.claimed() && !seen.exitRecord() && seen.sameBoot() && !seen.workerAlive()
                && !seen.cancelRequested() && seen.unclaimed().compareTo(TIMEOUT) >= 0;
        assertEquals(lost, Liveness.of(seen, TIMEOUT) == Liveness.LOST, seen.toString());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theFirstQuestionThatHasAnAnswerDecides(Liveness.Evidence seen) {
        Liveness expected;
        if (seen.claimed()) {
            expected = Liveness.CLAIMED;
        } else if (seen.exitRecord()) {
            expected = Liveness.ENDED;
        } else if (!seen.sameBoot()) {
            expected = Liveness.REBOOTED;
        } else if (seen.workerAlive()) {
            expected = Liveness.UNRESPONSIVE;
        } else {
            expected = Liveness.of(seen, TIMEOUT);
            assertNotEquals(Liveness.UNRESPONSIVE, expected);
            assertEquals(seen.cancelRequested(), expected == Liveness.ABANDONED);
        }
        assertEquals(expected, Liveness.of(seen, TIMEOUT), seen.toString());
    }

    @Test
    void theTimeoutIsReachedWhenItIsOverAndNotBefore() {
        assertEquals(Liveness.WATCHED, dead(TIMEOUT.minusNanos(1)));
        assertEquals(Liveness.LOST, dead(TIMEOUT));
    }

    private static Liveness dead(Duration unclaimed) {
        return Liveness.of(new Liveness.Evidence(false, false, true, false, false, unclaimed), TIMEOUT);
    }
}
