package dev.daybook.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** The process that {@link StoreCrashTest} kills. Prints the number of each change that was acknowledged. */
final class StoreCrashChild {

    /** Ends a line that was printed whole: a kill may cut one short. */
    static final String WHOLE = ".";

    private StoreCrashChild() {}

    /** Arguments: folder, first number, callers, number of the force to be killed after or 0. */
    public static void main(String[] arguments) throws StoreException {
        long first = Long.parseLong(arguments[1]);
        int callers = Integer.parseInt(arguments[2]);
        long killAt = Long.parseLong(arguments[3]);
        AtomicLong forces = new AtomicLong();
        Store store = Store.open(Path.of(arguments[0]), Instant.now(), () -> {
            if (forces.incrementAndGet() == killAt) {
                killMyself();
            }
        });
        Callers.all(callers, LongStream.iterate(first, number -> number + 1), number -> {
            count(store, number);
            System.out.println(number + WHOLE);
        });
    }

    /** A change that shows when it is applied twice or not at all: a row of its own, and a counter. */
    private static void count(Store store, long number) {
        store.<Boolean>change(change -> {
            long before = change.number("SELECT until_s FROM pause WHERE id = 1");
            change.write(Table.PAUSE, List.of(1L),
                    "MERGE INTO pause (id, device_id, start_s, until_s) KEY (id) VALUES (1, 1, 0, ?)", before + 1);
            return change.write(Table.TITLE, List.of(number), "INSERT INTO title (id, text) VALUES (?, ?)", number,
                    "number " + number);
        });
    }

    static long counted(Store store) {
        return store.read(sql -> sql.number("SELECT until_s FROM pause WHERE id = 1"));
    }

    /** SIGKILL, as an out-of-memory killer sends it: no hook runs and nothing is flushed. */
    private static void killMyself() {
        try {
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
            new CountDownLatch(1).await();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
