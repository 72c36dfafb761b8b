package dev.daybook.doctor;

import java.util.Locale;

/** Bytes in words: {@code 820 KB}, {@code 4.1 MB}, {@code 76 GB}. */
final class Sizes {

    private static final String[] UNITS = {"bytes", "KB", "MB", "GB", "TB"};

    private Sizes() {}

    static String of(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, unit > 1 && size < 10 ? "%.1f %s" : "%.0f %s", size, UNITS[unit]);
    }
}
