package dev.daybook.planfile;

import dev.daybook.settings.Hindrance;
import dev.daybook.settings.SafeText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** A file's bytes as the table of its keys. */
final class Document {

    /** What some editors put before the first character of a file. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final int LONGEST_REASON = 200;

    private static final Comparator<TomlParseError> BY_PLACE = Comparator
            .comparingInt((TomlParseError error) -> error.position().line())
            .thenComparingInt(error -> error.position().column());

    private Document() {}

    /** Empty when it is no TOML; the problem says why. */
    static Optional<Keys> of(byte[] bytes, Problems problems) {
        return text(bytes, problems).flatMap(text -> parsed(text, problems));
    }

    private static Optional<String> text(byte[] bytes, Problems problems) {
        try {
            // A decoder of its own refuses what a String would replace.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.invalid(null, "cannot be read: " + Hindrance.of(e));
            return Optional.empty();
        }
    }

    private static Optional<Keys> parsed(String text, Problems problems) {
        OptionalInt tooDeep = Nesting.tooDeep(text);
        if (tooDeep.isPresent()) {
            problems.invalid(tooDeep.getAsInt(),
                    "nests its brackets too deep; a plan needs three of them in each other");
            return Optional.empty();
        }
        try {
            TomlParseResult table = Toml.parse(text);
            table.errors().stream().min(BY_PLACE).ifPresent(error -> refuse(error, problems));
            return table.hasErrors() ? Optional.empty() : Optional.of(new Keys(table, "", null, problems));
        } catch (TomlParseError error) {
            // One of a table's own name is thrown instead of listed.
            refuse(error, problems);
            return Optional.empty();
        } catch (StackOverflowError e) {
            problems.invalid(null, "is not valid TOML: it nests something too deep; make it flatter");
            return Optional.empty();
        }
    }

    private static void refuse(TomlParseError error, Problems problems) {
        problems.invalid(error.position().line(),
                "is not valid TOML: " + SafeText.line(String.valueOf(error.getMessage()), LONGEST_REASON));
    }
}
