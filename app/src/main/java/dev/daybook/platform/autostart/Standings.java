package dev.daybook.platform.autostart;

import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.nio.file.Path;
import java.util.Optional;

/** How an entry stands beside what this installation would write. */
final class Standings {

    private Standings() {}

    /**
     * Judges what was found.
     *
     * @param found what it starts; empty when it cannot be read
     * @param place where it was found
     * @param home the person's home folder
     */
    static Standing of(Optional<Launch> found, Launch wanted, String place, Path home) {
        if (found.isEmpty()) {
            return new Standing.Other("is in " + place + ", which starts nothing that can be read");
        }
        Launch there = found.get();
        if (there.isLike(wanted, home)) {
            return new Standing.Ours(wanted.shown());
        }
        return new Standing.Other(there.program().equals(wanted.program())
                ? "starts with other folders or arguments, see " + place
                : "starts another program, " + there.program());
    }
}
