package dev.daybook.ui.tray;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The few calls of Xlib that are needed, named as it names them. */
interface Xlib extends Library {

    /** The system's own; asked for when it is needed, since a machine may lack it. */
    static Xlib load() {
        return Native.load("X11", Xlib.class);
    }

    /** Null when the server refuses, or there is none. */
    @Nullable
    Pointer XOpenDisplay(@Nullable String name);

    int XCloseDisplay(Pointer display);

    int XDefaultScreen(Pointer display);

    NativeLong XInternAtom(Pointer display, String name, boolean onlyIfExists);

    NativeLong XGetSelectionOwner(Pointer display, NativeLong selection);
}
