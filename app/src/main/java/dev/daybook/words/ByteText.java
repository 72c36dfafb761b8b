package dev.daybook.words;

import java.util.Locale;

/** Amounts of bytes in words: {@code 812 B}, {@code 4.2 MB}; a thousand of one is the next. */
public final class ByteText {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};
    private static final double THOUSAND = 1_000;

    private ByteText() {}

    /** With one digit after the point below ten. */
    public static String of(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        double size = bytes / THOUSAND;
        int unit = 0;
        while (size >= THOUSAND - 0.5 && unit < UNITS.length - 1) {
            size /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ENGLISH, size < 9.95 ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
    }
}
