package dev.daybook.watch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Something the daemon can do by itself, as an operation or a plan's phase. A daemon that was killed in the middle does
 * it again from the start: what it makes must come to the same whether it was begun once or four times. Thread safe.
 */
public interface DaemonWork {

    /** The options it takes; any other is refused before it is asked to do anything. */
    List<Option> options();

    /**
     * An option of it, as text.
     *
     * @param allowed what it may be, for a person: "a whole number from 1 to 400"
     */
    record Option(String name, String allowed, Predicate<String> fits) {

        private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,8}");

        /** A number written without a sign or leading zeros. */
        public static Option wholeNumber(String name, int least, int most) {
            return new Option(name, "a whole number from " + least + " to " + most,
                    text -> DIGITS.matcher(text).matches()
                            && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most);
        }
    }

    /**
     * What is to be done.
     *
     * @param since when the plan was triggered, or the operation asked for: the same at every attempt
     * @param options only such as it knows and as fit
     */
    record Order(String operation, Instant since, Map<String, String> options) {}

    /**
     * Does all of it.
     *
     * @return variables for the phases that follow: names as in a shell, values of one line
     * @throws InterruptedException when a step said so
     */
    Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception;
}
