package dev.daybook.words;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words as they would be typed into a shell. */
public final class ShellText {

    private static final Pattern BARE = Pattern.compile("[\\w@%+=:,./-]+");

    private ShellText() {}

    /** A program and its arguments. */
    public static String command(List<String> words) {
        return words.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
    }

    /** One word. */
    public static String quoted(String word) {
        return BARE.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
