package dev.daybook.store;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The folder {@code data/set-aside}: what was damaged or given up, kept until a person deletes it. */
final class SetAside {

    private final Path folder;
    private final Instant now;

    /**
     * @param now names what is set aside
     */
    SetAside(Path dataFolder, Instant now) {
        this.folder = dataFolder.resolve("set-aside");
        this.now = now;
    }

    /** Where the database's file can be moved to; also one that somebody has open. */
    Path forDatabase() throws IOException {
        return free("daybook-" + now.getEpochSecond(), ".mv.db");
    }

    /** Where a file goes that may be whole and is not believed: one is kept, the last. */
    Path unsure() throws IOException {
        DurableFiles.privateFolder(folder);
        return folder.resolve("daybook-unsure.mv.db");
    }

    /** Keeps a copy of a journal segment; answers where it lies. */
    Path segment(String name, byte[] bytes) throws IOException {
        Path aside = free(name + "-" + now.getEpochSecond(), ".damaged");
        DurableFiles.replace(aside, bytes);
        return aside;
    }

    private Path free(String name, String ending) throws IOException {
        DurableFiles.privateFolder(folder);
        Path aside = folder.resolve(name + ending);
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolve(name + "-" + i + ending);
        }
        return aside;
    }

    /** Where the database lies that a wish asked then replaced. */
    Path replaced(Instant asked) throws IOException {
        DurableFiles.privateFolder(folder);
        return folder.resolve("daybook-" + asked.getEpochSecond() + "-replaced.mv.db");
    }
}
