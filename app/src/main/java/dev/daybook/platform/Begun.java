package dev.daybook.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;

/** A daemon whose start has been asked for, as whoever waits for it sees it. Not thread safe. */
interface Begun {

    /** Its process; 0 while that is not known. */
    long pid();

    /**
     * Its exit code, once it has ended; as a shell tells it when a signal was the end.
     *
     * @param patience so long the answer may take while it runs
     * @throws InterruptedException when interrupted meanwhile
     */
    OptionalInt ended(Duration patience) throws IOException, InterruptedException;

    /** The last line it wrote; empty when none is known. Asked once it has ended. */
    String lastWords() throws IOException;
}
