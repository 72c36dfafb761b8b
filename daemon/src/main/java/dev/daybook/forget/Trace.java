package dev.daybook.forget;

import dev.daybook.api.ForgetReceipt.LeftIn;
import java.io.IOException;
import java.util.List;

/** Something outside the database that may say what is forgotten: files of days, an index, logs. Thread safe. */
public interface Trace {

    /**
     * Erases it there. What is gone already is no matter: after a kill it is asked again.
     *
     * @return what could not be erased, or is a person's own to erase
     * @throws InterruptedException when it is to end here
     */
    List<LeftIn> erase(Forgotten forgotten, ForgetStore.Steps steps) throws IOException, InterruptedException;
}
