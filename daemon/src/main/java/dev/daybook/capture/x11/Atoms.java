package dev.daybook.capture.x11;

import java.io.IOException;
import java.util.List;

/** The server's numbers for the names used here; valid as long as the connection. Source: EWMH 1.5, ICCCM 2.0. */
record Atoms(int activeWindow, int visibleName, int windowType, int desktopType, int clientState, int managerCheck,
        int process, int utf8, int compoundText) {

    /** Numbers that every server agrees on. Source: X11/Xatom.h. */
    static final int WM_NAME = 39;
    static final int WM_CLASS = 67;

    /** Made up where they are new, so that a window manager started later gets the same ones. */
    static Atoms of(Connection connection, Deadline deadline) throws IOException {
        List<Integer> atoms = connection.atoms(List.of("_NET_ACTIVE_WINDOW", "_NET_WM_NAME", "_NET_WM_WINDOW_TYPE",
                "_NET_WM_WINDOW_TYPE_DESKTOP", "WM_STATE", "_NET_SUPPORTING_WM_CHECK", "_NET_WM_PID", "UTF8_STRING",
                "COMPOUND_TEXT"), deadline);
        return new Atoms(atoms.get(0), atoms.get(1), atoms.get(2), atoms.get(3), atoms.get(4), atoms.get(5),
                atoms.get(6), atoms.get(7), atoms.get(8));
    }
}
