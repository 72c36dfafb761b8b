package dev.daybook.worker;

import dev.daybook.platform.process.Ending;
import dev.daybook.platform.process.Receipt;
import java.util.Optional;

/**
 * How a command's run ended. Code and signal are the command's own, whatever the cause; both are empty only when it
 * could not be ended.
 *
 * @param exitCode 0 to 255; empty when a signal ended it
 * @param signal number of the signal that ended it; empty when it ended by itself
 * @param receipt what the stop did; empty when there was none
 * @param leftBehind processes of the command that still run
 */
public record Ended(Optional<Integer> exitCode, Optional<Integer> signal, Why why, Optional<Receipt> receipt,
        int leftBehind) {

    /** What made it end. */
    public enum Why {
        /** The command itself. */
        EXITED,
        /** {@link CommandRun#stop}. */
        STOPPED,
        /** The timeout. */
        TIMED_OUT
    }

    static Ended byItself(Optional<Ending> ending, int leftBehind) {
        return new Ended(code(ending), signal(ending), Why.EXITED, Optional.empty(), leftBehind);
    }

    static Ended stopped(Optional<Ending> ending, Why why, Receipt receipt) {
        return new Ended(code(ending), signal(ending), why, Optional.of(receipt), receipt.left());
    }

    private static Optional<Integer> code(Optional<Ending> ending) {
        return ending.map(how -> how instanceof Ending.Exited(int code) ? code : null);
    }

    private static Optional<Integer> signal(Optional<Ending> ending) {
        return ending.map(how -> how instanceof Ending.Signalled(int number) ? number : null);
    }
}
