package dev.daybook.summary;

import dev.daybook.words.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text from elsewhere as it may stand in a Markdown file or its front matter: one line that shows what it holds and is
 * taken for nothing else. Pure.
 */
final class PlainWords {

    /**
     * What Markdown takes for more than itself inside a line. An underscore between letters it does not, nor a home
     * folder's tilde; a lone run of hashes would end a heading.
     */
    private static final Pattern MARKUP = Pattern.compile(
            "[\\\\`*\\[]|~(?!/)|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])|(?<!\\S)#+(?!\\S)|&(?=#?\\w+;)");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /** Longer names are cut: a key of YAML may have 1,024 characters, escaped ones count double. */
    private static final int LONGEST_NAME = 200;

    private PlainWords() {}

    /** A name as it is shown everywhere. */
    static String name(String text) {
        return cut(text, LONGEST_NAME);
    }

    /** For running text that begins no line, at most so many characters. */
    static String markdown(String text, int most) {
        // A backslash before it would hide a comment's sign from readers, not from who searches for one.
        return MARKUP.matcher(cut(text, most)).replaceAll("\\\\$0").replace("<", "&lt;");
    }

    /** What a person wrote as Markdown stays that; only tags and comments, which might swallow what follows, do not. */
    static String quoted(String line) {
        return PlainText.line(line).replace("<", "&lt;");
    }

    /** A string of YAML in double quotes. Who searches the file for comments finds none in it. */
    static String yaml(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        PlainText.line(text).codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isDefined(c) && Character.getType(c) != Character.PRIVATE_USE
                    && Character.getType(c) != Character.FORMAT) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
        });
        return quoted.append('"').toString().replace("<!--", "\\x3c!--");
    }

    private static String cut(String text, int most) {
        String line = SPACES.matcher(PlainText.line(text)).replaceAll(" ");
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }
}
