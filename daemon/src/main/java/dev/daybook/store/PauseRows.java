package dev.daybook.store;

import dev.daybook.capture.Pause;
import dev.daybook.capture.PauseStore;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pauses in the database. Thread safe. */
public final class PauseRows implements PauseStore {

    private final Store store;

    public PauseRows(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Pause> current() {
        return store.read(sql -> sql.first(
                "SELECT start_s, until_s FROM pause WHERE device_id = ? AND end_s IS NULL ORDER BY id DESC FETCH FIRST ROW ONLY",
                row -> new Pause(Sql.instant(row, "start_s"), Sql.instantOrNull(row, "until_s")),
                LaunchRows.THIS_DEVICE));
    }

    @Override
    public void begin(Pause pause) {
        store.<Boolean>change(change -> {
            endOpen(change, pause.start());
            long id = change.number("SELECT MAX(id) FROM pause") + 1;
            return change.write(Table.PAUSE, List.of(id),
                    "INSERT INTO pause (id, device_id, start_s, until_s) VALUES (?, ?, ?, ?)", id,
                    LaunchRows.THIS_DEVICE, pause.start(), pause.until());
        });
    }

    @Override
    public void end(Instant now) {
        store.<Boolean>change(change -> endOpen(change, now));
    }

    private static boolean endOpen(Change change, Instant now) throws SQLException {
        for (long id : change.list("SELECT id FROM pause WHERE device_id = ? AND end_s IS NULL",
                row -> row.getLong("id"), LaunchRows.THIS_DEVICE)) {
            change.write(Table.PAUSE, List.of(id), "UPDATE pause SET end_s = ? WHERE id = ? AND end_s IS NULL", now,
                    id);
        }
        return true;
    }
}
