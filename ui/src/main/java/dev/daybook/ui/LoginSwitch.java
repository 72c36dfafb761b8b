package dev.daybook.ui;

import dev.daybook.platform.Autostart;
import dev.daybook.ui.health.LaunchAtLogin;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's launch at login as the settings ask for it.
 *
 * @param changed told after each change, on the thread that made it
 */
record LoginSwitch(Autostart autostart, Runnable changed) implements LaunchAtLogin {

    private static final Logger LOG = LoggerFactory.getLogger(LoginSwitch.class);

    @Override
    public Optional<Boolean> enabled() {
        if (autostart.hindrance().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(autostart.enabled());
        } catch (IOException e) {
            LOG.warn("Launch at login: {}", e.getMessage());
            return Optional.of(false);
        }
    }

    @Override
    public void enable(boolean yes) throws IOException {
        if (yes) {
            autostart.enable();
        } else {
            autostart.disable();
        }
        changed.run();
    }

    @Override
    public String hindrance() {
        return autostart.hindrance().orElse("");
    }
}
