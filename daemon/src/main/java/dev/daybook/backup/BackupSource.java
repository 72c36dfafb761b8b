package dev.daybook.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** What a backup needs of the store. Thread safe. Messages of failures are one line. */
public interface BackupSource {

    /**
     * How far a database has come.
     *
     * @param sequence the last change it holds
     */
    record State(UUID databaseId, int schema, long sequence) {}

    /**
     * What a copy was found to hold.
     *
     * @param rows of each table, counted by reading them
     */
    record Contents(State state, Map<String, Long> rows) {}

    /** Told often while a copy is read. */
    interface Reading {

        /**
         * It goes on.
         *
         * @throws InterruptedException when it is to end here
         */
        void next() throws InterruptedException;
    }

    /** Bytes of the database's file now. */
    long size() throws IOException;

    /**
     * Copies the open database into a zip file, which is on disk when this returns. Changes go on being stored.
     *
     * @return what was stored before: the copy must hold at least that
     */
    State copy(Path zip) throws IOException;

    /**
     * Opens a copy as a database of its own and reads every row of every table.
     *
     * @param scratch an empty folder to unpack into, which nobody has used before; what is left in it is the caller's
     * @throws IOException when it is not whole
     */
    Contents read(Path zip, Path scratch, Reading reading) throws IOException, InterruptedException;
}
