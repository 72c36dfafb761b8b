package dev.daybook.platform.process;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Arguments, variables and names as the system has them: bytes, of which nothing says that they are text. They travel in
 * strings, one character from 0 to 255 for each byte. Stateless.
 */
public final class ByteText {

    private ByteText() {}

    /** The bytes that this system writes a text with. */
    public static String of(String text) {
        return new String(text.getBytes(NativeFunction.CHARSET), StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a text that came from a file in UTF-8, whatever the locale. */
    public static String ofUtf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a name, which {@link Path#toString} shows only where they are text in the locale's encoding. */
    public static String of(Path path) {
        String escaped = path.toUri().getRawPath();
        String bytes = unescaped(escaped);
        return bytes.length() > 1 && bytes.endsWith("/") ? bytes.substring(0, bytes.length() - 1) : bytes;
    }

    /** For a person to read: most bytes that are text at all are UTF-8, and the others are replaced. */
    public static String shown(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    static String shown(Path path) {
        return shown(of(path));
    }

    /** The file of that name, meant from a folder. */
    static Path resolve(Path folder, String bytes) {
        String name = bytes.startsWith("/") ? bytes : of(folder) + "/" + bytes;
        StringBuilder escaped = new StringBuilder("file://");
        name.chars()
                .forEach(one -> escaped.append(isPlain(one) ? String.valueOf((char) one) : "%%%02X".formatted(one)));
        return Path.of(URI.create(escaped.toString()));
    }

    private static boolean isPlain(int character) {
        return character == '/' || character == '.' || character == '-' || character == '_'
                || (character < 128 && Character.isLetterOrDigit(character));
    }

    private static String unescaped(String text) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%') {
                bytes.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.append(text.charAt(i));
            }
        }
        return bytes.toString();
    }
}
