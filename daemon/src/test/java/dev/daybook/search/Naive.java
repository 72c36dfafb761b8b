package dev.daybook.search;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Search without an index and without the program's own way to take texts apart: by regular expressions over texts in
 * which accents and cases are told apart no more. It knows the words of {@link SearchTest} alone.
 */
final class Naive {

    private static final String WHOLE = "(?![a-z\u0001])";
    private static final Pattern PART = Pattern.compile("(-?)(?:\"([^\"]*)\"|([^\\s\"]+))");

    private Naive() {}

    static boolean holds(String question, SessionTexts session) {
        List<String> texts = session.texts().stream().map(text -> flat(text.text())).toList();
        Matcher parts = PART.matcher(question);
        while (parts.find()) {
            boolean quoted = parts.group(2) != null;
            Pattern pattern = pattern(flat(quoted ? parts.group(2) : parts.group(3)), !quoted);
            boolean there = texts.stream().anyMatch(text -> pattern.matcher(text).find());
            if (there == parts.group(1).equals("-")) {
                return false;
            }
        }
        return true;
    }

    /** Marks where the second part of a word in mixed case begins. */
    private static String flat(String text) {
        return text.replace("BlockFolder", "Block\u0001Folder").toLowerCase(Locale.ROOT).replace("é", "e")
                .replace("ß", "ss");
    }

    private static Pattern pattern(String words, boolean open) {
        StringBuilder pattern = new StringBuilder();
        for (String word : Arrays.stream(words.split("[ /._]+", -1)).filter(part -> !part.isEmpty()).toList()) {
            String plain = word.replace("\u0001", "");
            boolean latin = plain.matches("[a-z].*");
            pattern.append(pattern.isEmpty() ? "" : "[ /._]+").append(latin
                    ? "(?:[a-z]+\u0001)?(?<![a-z])" + String.join("\u0001?", plain.split("")) + WHOLE
                    : plain);
        }
        String all = pattern.toString();
        return Pattern.compile(open && all.endsWith(WHOLE) ? all.substring(0, all.length() - WHOLE.length()) : all);
    }
}
