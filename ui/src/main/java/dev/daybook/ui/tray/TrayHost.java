package dev.daybook.ui.tray;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the desktop has a place for tray icons: a host on the session bus, or the owner of the X selection. On macOS
 * and Windows there always is one; there it was never run. Not thread safe.
 */
public final class TrayHost implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TrayHost.class);

    private final boolean linux = System.getProperty("os.name", "").equals("Linux");
    private final NotifierWatcher watcher;
    private boolean complained;

    /** That of the desktop in this environment. */
    public TrayHost(Map<String, String> environment) {
        this.watcher = new NotifierWatcher(environment);
    }

    /** Whether there is one now. Takes some milliseconds, more for the first time. */
    public boolean present() {
        if (!linux) {
            return true;
        }
        try {
            return XDisplay.hasTray() || watcher.hasHost();
        } catch (RuntimeException | LinkageError e) {
            if (!complained) {
                complained = true;
                LOG.warn("It cannot be told whether the desktop has a tray; the window is used instead", e);
            }
            return false;
        }
    }

    @Override
    public void close() {
        watcher.close();
    }
}
