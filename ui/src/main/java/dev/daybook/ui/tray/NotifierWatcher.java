package dev.daybook.ui.tray;

import java.io.IOException;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The registry by which a tray of the newer kind says on the session bus that it is there
 * (https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/StatusNotifierWatcher/). Not thread safe.
 */
final class NotifierWatcher implements AutoCloseable {

    private static final String NAME = "org.kde.StatusNotifierWatcher";

    private final @Nullable String address;
    private @Nullable DBusConnection bus;

    /** Of the session bus that the environment names; without one nobody is there. */
    NotifierWatcher(Map<String, String> environment) {
        this.address = environment.get("DBUS_SESSION_BUS_ADDRESS");
    }

    boolean hasHost() {
        if (address == null || address.isBlank()) {
            return false;
        }
        try {
            Properties watcher = connected(address).getRemoteObject(NAME, "/StatusNotifierWatcher", Properties.class);
            return Boolean.TRUE.equals(watcher.<Object>Get(NAME, "IsStatusNotifierHostRegistered"));
        } catch (DBusException | DBusExecutionException nobody) {
            // No bus, or no watcher on it: the next look connects anew.
            close();
            return false;
        }
    }

    private DBusConnection connected(String to) throws DBusException {
        if (bus == null || !bus.isConnected()) {
            bus = DBusConnectionBuilder.forAddress(to).withShared(false).build();
        }
        return bus;
    }

    @Override
    public void close() {
        DBusConnection open = bus;
        bus = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException gone) {
                // It is closed all the same.
                return;
            }
        }
    }
}
