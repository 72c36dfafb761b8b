package dev.daybook.ui.tray;

import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The X display of this process's environment. Each question opens a connection of its own and closes it. */
public final class XDisplay {

    private static final boolean LINUX = System.getProperty("os.name", "").equals("Linux");

    private XDisplay() {}

    /** Whether it can be opened; on a system without X it is not asked for. */
    public static boolean opens() {
        if (!LINUX) {
            return true;
        }
        try {
            Xlib x = Xlib.load();
            @Nullable
            Pointer display = x.XOpenDisplay(null);
            if (display == null) {
                return false;
            }
            x.XCloseDisplay(display);
            return true;
        } catch (UnsatisfiedLinkError noX) {
            return false;
        }
    }

    /** Whether somebody owns the selection by which a tray of the older kind says that it is there. */
    static boolean hasTray() {
        Xlib x = Xlib.load();
        @Nullable
        Pointer display = x.XOpenDisplay(null);
        if (display == null) {
            return false;
        }
        try {
            String name = "_NET_SYSTEM_TRAY_S" + x.XDefaultScreen(display);
            return x.XGetSelectionOwner(display, x.XInternAtom(display, name, false)).longValue() != 0;
        } finally {
            x.XCloseDisplay(display);
        }
    }
}
