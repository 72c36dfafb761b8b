package dev.daybook.platform.autostart;

import dev.daybook.platform.autostart.AutostartEntry.Role;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.io.IOException;

/** One thing that a system keeps to start one program at login. Failures say what and where in one line. */
interface LoginEntry {

    Role role();

    String place();

    /** As it is now, whoever changed it. */
    Standing standing() throws IOException;

    /** Makes it this installation's, whatever was there. */
    void put() throws IOException;

    /** Takes it away with the empty folders it leaves. Fine when it is not there. */
    void remove() throws IOException;
}
