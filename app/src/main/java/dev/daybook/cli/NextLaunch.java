package dev.daybook.cli;

import dev.daybook.api.Health;
import dev.daybook.client.ClientException;
import dev.daybook.platform.Patience;
import dev.daybook.platform.SeenProcess;
import java.time.Duration;
import java.util.Optional;

/** The launch that follows one that was told to begin anew; one whose process ended instead is followed by another. */
record NextLaunch(Launching launching, Health.Launch before, SeenProcess process) {

    // A large database is unpacked, migrated and caught up in it.
    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    NextLaunch(Launching launching, Health.Launch before) {
        this(launching, before, SeenProcess.of(before.pid()));
    }

    /** Its health, once it answers. */
    Health awaited() throws ClientException, Failure, InterruptedException {
        if (!Patience.until(() -> answer().isPresent() || process.hasEnded(), WITHIN, LOOK_EVERY)) {
            throw new Failure(Exit.NOT_REACHABLE, "the daemon, process " + before.pid() + ", is not back after "
                    + WITHIN.toMinutes() + " min, see " + launching.around().directories().logFile());
        }
        Optional<Health> back = answer();
        if (back.isEmpty()) {
            launching.start();
            back = launching.running();
        }
        return back.orElseThrow(() -> new Failure(Exit.NOT_REACHABLE, "the daemon did not stay, see "
                + launching.around().directories().logFile()));
    }

    /** Empty while nobody but the launch before answers. */
    private Optional<Health> answer() {
        try {
            return launching.running().filter(now -> !now.launch().started().equals(before.started())
                    || now.launch().id() != before.id());
        } catch (ClientException notYet) {
            return Optional.empty();
        }
    }
}
