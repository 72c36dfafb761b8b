package dev.daybook.settings;

/** A setting is not usable. The message is one line that names the key, its value, where it stands and the range. */
public final class SettingsException extends Exception {

    public SettingsException(String message) {
        super(message);
    }

    SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
