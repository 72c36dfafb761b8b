package dev.daybook.architecture.broken.summary;

import com.sun.jna.Native;
import dorkbox.systemTray.SystemTray;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;

final class ShowsAnIcon {

    static Object byLibrary() {
        return SystemTray.get();
    }

    static Object byXlib() {
        return Native.getNativeSize(int.class);
    }

    static Object byBus() {
        return DBusConnectionBuilder.forSessionBus();
    }
}
