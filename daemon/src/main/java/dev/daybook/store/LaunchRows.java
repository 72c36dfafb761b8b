package dev.daybook.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The launches of the daemon, and the device they run on. Thread safe. */
public final class LaunchRows {

    /** The device this database was made on: its first row. */
    static final long THIS_DEVICE = 1;

    private final Store store;

    public LaunchRows(Store store) {
        this.store = store;
    }

    /**
     * Writes the row of a new launch, and the device's with the first.
     *
     * @return the launch's id
     */
    public long begin(String hostName, long pid, String bootId, String version, Instant started) {
        return store.change(change -> {
            if (change.number("SELECT COUNT(*) FROM device WHERE id = ?", THIS_DEVICE) == 0) {
                change.write(Table.DEVICE, List.of(THIS_DEVICE), "INSERT INTO device (id, uuid, name) VALUES (?, ?, ?)",
                        THIS_DEVICE, UUID.randomUUID().toString(), hostName);
            }
            long id = Math.max(change.number("SELECT MAX(id) FROM launch"), store.given(Table.LAUNCH)) + 1;
            change.write(Table.LAUNCH, List.of(id), """
                    INSERT INTO launch (id, device_id, pid, boot_id, version, started_s, alive_s)
                    VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    id, THIS_DEVICE, pid, bootId, version, started, started);
            return id;
        });
    }

    /** Marks the launch as ended cleanly: the last thing it writes. */
    public void end(long id, Instant now) {
        store.<Boolean>change(change -> change.write(Table.LAUNCH, List.of(id),
                "UPDATE launch SET alive_s = ?, ended_s = ? WHERE id = ?", now, now, id));
    }
}
