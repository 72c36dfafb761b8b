package dev.daybook.platform.autostart;

import dev.daybook.platform.StartWay;
import java.util.List;
import java.util.Optional;

/**
 * How one system starts programs at login.
 *
 * @param entries the daemon's, then the tray's
 * @param elsewhere what the same installation may have left here when it was started in another way
 * @param start how a daemon is started now, once its entry is there
 * @param watch tells who would start it again
 */
record LoginSystem(List<LoginEntry> entries, List<LoginEntry> elsewhere, StartWay start, Watch watch) {

    LoginSystem {
        entries = List.copyOf(entries);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Knows who watches over processes. */
    interface Watch {

        /** The name of whoever starts this process again after a crash; empty when nobody does, as far as can be told. */
        Optional<String> over(long pid);
    }
}
