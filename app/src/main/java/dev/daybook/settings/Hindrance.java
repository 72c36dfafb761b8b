package dev.daybook.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** Why a file cannot be read, for a person, in one line. */
public final class Hindrance {

    private Hindrance() {}

    /** With what to do about it, where that is known. */
    public static String of(IOException e) {
        return switch (e) {
            case CharacterCodingException _ -> "it is not UTF-8; save it in that encoding";
            case AccessDeniedException _ -> "permission denied; check its permissions";
            case FileSystemException broken when broken.getReason() != null -> broken.getReason();
            default -> firstLine(e.getMessage());
        };
    }

    static String firstLine(@Nullable String message) {
        return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
    }
}
