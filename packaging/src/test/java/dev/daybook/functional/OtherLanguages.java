package dev.daybook.functional;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** A program that writes a moment and a number as people elsewhere do. */
final class OtherLanguages {

    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 3, 9, 14, 5);

    private OtherLanguages() {}

    public static void main(String[] arguments) {
        print(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    static void print(PrintStream out) {
        for (String tag : List.of("de-DE", "ja-JP", "ar-EG", "pt-BR", "th-TH")) {
            Locale locale = Locale.forLanguageTag(tag);
            out.println(tag + " " + DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                    .withLocale(locale).format(MOMENT) + " " + NumberFormat.getInstance(locale).format(12_345.5));
        }
        out.println(
                List.of(Charset.isSupported("EUC-JP"), Charset.isSupported("Big5"), Charset.isSupported("GB18030")));
    }
}
