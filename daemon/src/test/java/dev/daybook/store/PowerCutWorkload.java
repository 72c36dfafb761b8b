package dev.daybook.store;

import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.backup.Rotation;
import dev.daybook.platform.DurableFiles;
import dev.daybook.timeline.Focus;
import dev.daybook.watch.DaemonWork;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * The process whose every write and force {@link FolderPowerCutTest} logs. What was acknowledged it writes to its output,
 * a line with one write each, so that this stands in the log in its place. Its launches follow one another in one folder.
 */
final class PowerCutWorkload {

    /** Segments so short that every launch fills several. */
    static final int SEGMENT = 64 << 10;

    /** What is forgotten, each with its number behind it. */
    static final String SECRET = "the secret name ";
    static final int SECRETS = 20;

    /** Numbers that its launches acknowledge, the first being killed at its 85th between force and commit. */
    static final int ACKNOWLEDGED = 84 + 100 + 80;

    private static final long FIRST_NUMBER = 1_000;
    static final Instant MORNING = Instant.parse("2026-03-02T08:00:00Z");

    private final Path folder;
    private final Store store;

    private PowerCutWorkload(Path folder, Store store) {
        this.folder = folder;
        this.store = store;
    }

    /** Arguments: folder, launch. The store's threads would outlive a failure. */
    public static void main(String[] arguments) {
        try {
            run(arguments);
        } catch (Exception | Error e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int launch = Integer.parseInt(arguments[1]);
        AtomicLong forces = new AtomicLong();
        long[] killAt = {Long.MAX_VALUE};
        Store store = open(folder, () -> {
            if (forces.incrementAndGet() >= killAt[0]) {
                Runtime.getRuntime().halt(0);
            }
        });
        PowerCutWorkload workload = new PowerCutWorkload(folder, store);
        switch (launch) {
            case 1 -> {
                workload.firstDay();
                killAt[0] = forces.get() + 5;
                workload.numbers(101, 120, 1);
            }
            case 2 -> {
                workload.forgetting();
                store.close();
                say("closed");
            }
            default -> {
                workload.lastDay();
                Runtime.getRuntime().halt(0);
            }
        }
    }

    static Store open(Path folder, Runnable afterForce) throws StoreException, IOException {
        Path journal = folder.resolve("journal");
        DurableFiles.privateFolder(journal);
        return Store.open(folder, MORNING, new JournalDisk.Folder(journal), SEGMENT, DiskRoom.under(folder),
                afterForce);
    }

    /** A working day, what will be forgotten, and a backup beside changes. */
    private void firstDay() throws Exception {
        Workday day = new Workday(store, 7);
        day.minutes(30);
        secrets();
        numbers(1, 60, 3);
        backUp(MORNING.plusSeconds(1));
        numbers(61, 80, 1);
        day.end();
    }

    private void forgetting() throws Exception {
        numbers(121, 140, 2);
        say("forgetting");
        for (int i = 0; i < SECRETS; i++) {
            String secret = SECRET + i;
            store.<Boolean>change(change -> {
                long id = change.number("SELECT id FROM title WHERE text = ?", secret);
                return change.write(Table.TITLE, List.of(id), "DELETE FROM title WHERE id = ?", id);
            });
        }
        store.compact(() -> {});
        numbers(141, 150, 1);
        new JournalRewriting(store).run((done, of) -> {});
        say("forgotten");
        numbers(151, 200, 3);
        backUp(MORNING.plusSeconds(2));
        numbers(201, 220, 1);
    }

    private void lastDay() throws Exception {
        new Workday(store, 8).minutes(12);
        numbers(221, 280, 2);
        backUp(MORNING.plusSeconds(3));
        numbers(281, 300, 1);
    }

    private void secrets() {
        for (int i = 0; i < SECRETS; i++) {
            String secret = SECRET + i;
            store.change(change -> new Dictionary(change).title(new Focus("editor", secret, null)));
        }
    }

    private void backUp(Instant since) throws Exception {
        BackupWork work = new BackupWork(new Backups(folder.resolve("backups")), new StoreBackup(store, folder),
                new Rotation(7, 4), () -> ZoneOffset.UTC, () -> since);
        String zip = work.run(new DaemonWork.Order("op_0000000001", since, Map.of()), (fraction, message) -> {})
                .get("DAYBOOK_BACKUP");
        say("backup " + Path.of(String.valueOf(zip)).getFileName());
    }

    /** Each a row of its own and one more in a counter, so that it shows when one is applied twice or not at all. */
    private void numbers(long first, long last, int callers) {
        Callers.all(callers, LongStream.rangeClosed(first, last), number -> {
            store.<Boolean>change(change -> {
                long before = change.number("SELECT pid FROM launch WHERE id = 1000");
                change.write(Table.LAUNCH, List.of(1000L),
                        "MERGE INTO launch (id, device_id, pid, boot_id, version, started_s, alive_s) KEY (id)"
                                + " VALUES (1000, 1, ?, 'boot', 'counter', 0, 0)",
                        before + 1);
                return change.write(Table.DEVICE, List.of(FIRST_NUMBER + number),
                        "INSERT INTO device (id, uuid, name) VALUES (?, 'number', ?)", FIRST_NUMBER + number,
                        "number " + number);
            });
            say("number " + number);
        });
    }

    /** The numbers that a store holds. */
    static List<Long> numbers(Store store) {
        return store.read(sql -> sql.list("SELECT id FROM device WHERE uuid = 'number' ORDER BY id",
                row -> row.getLong(1) - FIRST_NUMBER));
    }

    static long counted(Store store) {
        return store.read(sql -> sql.number("SELECT pid FROM launch WHERE id = 1000"));
    }

    private static void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        try {
            // One write a line, and nobody closes what all of it goes through.
            new FileOutputStream(FileDescriptor.out).write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
