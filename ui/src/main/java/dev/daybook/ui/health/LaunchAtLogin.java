package dev.daybook.ui.health;

import java.io.IOException;
import java.util.Optional;

/** Whether Daybook starts when the person logs in. Asked in the background, one call at a time. */
public interface LaunchAtLogin {

    /** Whether it does; empty where this system offers no way. */
    Optional<Boolean> enabled();

    /**
     * From now on.
     *
     * @throws IOException when it cannot be written down; the message says what and where
     */
    void enable(boolean yes) throws IOException;

    /** Why there is no way, in a sentence; empty where there is one. */
    String hindrance();

    /** Where there is no way. */
    static LaunchAtLogin impossible(String hindrance) {
        return new LaunchAtLogin() {
            @Override
            public Optional<Boolean> enabled() {
                return Optional.empty();
            }

            @Override
            public void enable(boolean yes) throws IOException {
                throw new IOException(hindrance);
            }

            @Override
            public String hindrance() {
                return hindrance;
            }
        };
    }
}
