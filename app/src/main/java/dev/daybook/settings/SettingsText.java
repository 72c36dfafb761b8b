package dev.daybook.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What the settings' file holds. */
public final class SettingsText {

    /** What some editors put before the first character of a file. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** Far more than a person writes, and little enough to be read whole. */
    private static final int LARGEST = 256 * 1024;

    private SettingsText() {}

    /**
     * Reads it as UTF-8, without a mark of the byte order.
     *
     * @return empty when there is no file
     * @throws SettingsException when it cannot be read
     */
    public static Optional<String> read(Path file) throws SettingsException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new FileSystemException(file.toString(), null,
                        "it is larger than " + LARGEST / 1024 + " KB; make it smaller");
            }
            // A decoder of its own refuses what a String would replace.
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new SettingsException(file + " cannot be read: " + hindrance(file, e), e);
        }
    }

    private static String hindrance(Path file, IOException e) {
        return Files.isDirectory(file)
                ? "it is a folder; put a file in its place or remove it"
                : Hindrance.of(e);
    }
}
