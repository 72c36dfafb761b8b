package dev.daybook.worker;

import dev.daybook.api.Progress;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one line in which a command tells how far it is: {@code 0.4 epoch 4}, {@code 40% epoch 4}, or {@code - epoch 4}
 * for a message alone. Scripts write it by hand, so everything that is no fraction is taken as a message. Stateless.
 */
public final class ProgressLine {

    /** Longest message, in UTF-16 units as the API counts them; the rest is cut off. */
    public static final int MAX_MESSAGE = 200;

    private static final String NO_FRACTION = "-";
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,20}(?:\\.\\d{0,20})?|\\.\\d{1,20})(%?)");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]");

    private ProgressLine() {}

    /** Reads the last line that says something: a script may as well append. Never fails. */
    public static Progress parse(String text) {
        List<String> lines = text.lines().map(ProgressLine::printable).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return new Progress(null, null);
        }
        String line = lines.getLast();
        String[] words = line.split(" ", 2);
        String rest = words.length > 1 ? words[1].strip() : "";
        if (words[0].equals(NO_FRACTION)) {
            return new Progress(null, message(rest));
        }
        return fraction(words[0])
                .map(fraction -> new Progress(fraction, message(rest)))
                .orElseGet(() -> new Progress(null, message(line)));
    }

    /** The line, without a line feed, that {@link #parse} reads as this progress. */
    public static String format(Progress progress) {
        Double fraction = progress.fraction();
        String message = progress.message();
        String first = fraction == null ? NO_FRACTION : BigDecimal.valueOf(fraction).toPlainString();
        String cleaned = message == null ? null : message(printable(message));
        return cleaned == null ? first : first + " " + cleaned;
    }

    /** {@code 0.4} or {@code 40%} as a number from 0 to 1; empty when it is no such number. */
    public static Optional<Double> fraction(String word) {
        Matcher form = FRACTION.matcher(word);
        if (!form.matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(form.group(1));
        BigDecimal fraction = form.group(2).isEmpty() ? number : number.movePointLeft(2);
        return fraction.compareTo(BigDecimal.ONE) > 0 ? Optional.empty() : Optional.of(fraction.doubleValue());
    }

    // A tab or line feed parted two words, so it may not join them.
    private static String printable(String text) {
        return UNPRINTABLE.matcher(text.replaceAll("\\s+", " ")).replaceAll("").strip();
    }

    private static @Nullable String message(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= MAX_MESSAGE) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(MAX_MESSAGE - 1));
        return text.substring(0, splitsPair ? MAX_MESSAGE - 1 : MAX_MESSAGE).strip();
    }
}
