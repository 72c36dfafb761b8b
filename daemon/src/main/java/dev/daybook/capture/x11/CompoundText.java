package dev.daybook.capture.x11;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads COMPOUND_TEXT, which terminals still write: bytes whose meaning escape sequences switch, apart for the left half
 * (20 to 7F) and the right half (A0 to FF). A part in a character set that is not known here becomes one replacement
 * character. Source: Compound Text Encoding, Version 1.1, and XFree86's UTF-8 extension.
 */
final class CompoundText {

    private static final int ESCAPE = 0x1b;
    private static final int CONTROL_SEQUENCE = 0x9b;
    private static final char UNREADABLE = '\uFFFD';

    /** By the escape that selects them; in Java's form of each the wanted characters have the high bit set. */
    private static final Map<String, String> CHARSETS = Map.ofEntries(Map.entry("-A", "ISO-8859-1"),
            Map.entry("-B", "ISO-8859-2"), Map.entry("-C", "ISO-8859-3"), Map.entry("-D", "ISO-8859-4"),
            Map.entry("-F", "ISO-8859-7"), Map.entry("-G", "ISO-8859-6"), Map.entry("-H", "ISO-8859-8"),
            Map.entry("-L", "ISO-8859-5"), Map.entry("-M", "ISO-8859-9"), Map.entry("-b", "ISO-8859-15"),
            Map.entry("$A", "GB2312"), Map.entry("$B", "EUC-JP"), Map.entry("$C", "EUC-KR"));

    private final byte[] bytes;
    private final StringBuilder text = new StringBuilder();
    private int at;
    private Optional<Charset> left = Optional.of(StandardCharsets.US_ASCII);
    private Optional<Charset> right = Optional.of(StandardCharsets.ISO_8859_1);

    private CompoundText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Never fails: what makes no sense is replaced. */
    static String decode(byte[] bytes) {
        return new CompoundText(bytes).decode();
    }

    private String decode() {
        while (at < bytes.length) {
            int next = peek();
            if (next == ESCAPE) {
                escape();
            } else if (next == CONTROL_SEQUENCE) {
                at++;
                skip(0x20, 0x3f);
                at++;
            } else if (next < 0x20) {
                at++;
                text.append((char) next);
            } else {
                run(next >= 0x80);
            }
        }
        return text.toString();
    }

    /** Bytes of one half up to the next switch. */
    private void run(boolean onRight) {
        int start = at;
        while (at < bytes.length && peek() >= 0x20 && peek() != CONTROL_SEQUENCE && peek() >= 0x80 == onRight) {
            at++;
        }
        (onRight ? right : left).ifPresentOrElse(known -> decode(known, start), this::unreadable);
    }

    private void decode(Charset charset, int start) {
        byte[] run = new byte[at - start];
        int highBit = charset.equals(StandardCharsets.US_ASCII) ? 0 : 0x80;
        for (int i = 0; i < run.length; i++) {
            run[i] = (byte) (bytes[start + i] | highBit);
        }
        text.append(new String(run, charset));
    }

    private void unreadable() {
        if (text.isEmpty() || text.charAt(text.length() - 1) != UNREADABLE) {
            text.append(UNREADABLE);
        }
    }

    /** An escape is ESC, intermediate bytes 20 to 2F and a final byte. */
    private void escape() {
        int start = ++at;
        skip(0x20, 0x2f);
        String intermediate = new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
        String last = at < bytes.length ? Character.toString(peek()) : "";
        at++;
        switch (intermediate) {
            case "(" -> left = last.equals("B") ? Optional.of(StandardCharsets.US_ASCII) : Optional.empty();
            case "$(", "$" -> left = charset("$" + last);
            case "-" -> right = charset("-" + last);
            case "$)" -> right = charset("$" + last);
            case ")" -> right = Optional.empty();
            case "%" -> utf8(last);
            case "%/" -> extendedSegment();
            default -> unreadable();
        }
    }

    /** Which of them there are depends on the platform and on the modules of the runtime. */
    private static Optional<Charset> charset(String selector) {
        return Optional.ofNullable(CHARSETS.get(selector)).filter(Charset::isSupported).map(Charset::forName);
    }

    private void utf8(String last) {
        if (!last.equals("G")) {
            return;
        }
        int start = at;
        while (at < bytes.length && peek() != ESCAPE) {
            at++;
        }
        text.append(new String(bytes, start, at - start, StandardCharsets.UTF_8));
    }

    /** Two bytes of length, seven bits each, then the character set's name and its text. */
    private void extendedSegment() {
        int length = at + 1 < bytes.length ? (bytes[at] & 0x7f) * 128 + (bytes[at + 1] & 0x7f) : bytes.length;
        at = Math.min(bytes.length, at + 2 + length);
        unreadable();
    }

    private int peek() {
        return Byte.toUnsignedInt(bytes[at]);
    }

    private void skip(int from, int to) {
        while (at < bytes.length && peek() >= from && peek() <= to) {
            at++;
        }
    }
}
