package dev.daybook.cli;

import dev.daybook.api.Health;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.DaemonStarter;
import dev.daybook.platform.DaemonStarter.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Sees to it that a daemon runs. */
record Launching(Surroundings around, DaybookClient client) {

    /**
     * The health of the daemon that runs; empty when none does.
     *
     * @throws ClientException when one is there that does not answer as it should
     */
    Optional<Health> running() throws ClientException {
        try {
            return Optional.of(client.answer(Call.health()));
        } catch (DaemonAway away) {
            if (away.why() == Why.NOT_RUNNING) {
                return Optional.empty();
            }
            throw away;
        }
    }

    /** Starts one, in the background, and waits until it is ready. */
    void start() throws Failure, InterruptedException {
        Path install = around.install().orElseThrow(() -> new Failure(Exit.NOT_REACHABLE,
                "no daemon runs, and this daybook is not part of an installation that could start one, run bin/daybook"
                        + " of an installed folder"));
        DaemonStarter starter = new DaemonStarter(install, around.directories(), this::answers,
                around.autostart().apply(install).startWay());
        try {
            judge(starter.start(), starter.words());
        } catch (IOException e) {
            throw new Failure(Exit.NOT_REACHABLE,
                    "cannot start the daemon: " + e.getMessage() + ", check the installation in " + install);
        }
    }

    private boolean answers() {
        try {
            client.answer(Call.health());
            return true;
        } catch (ClientException notYet) {
            return false;
        }
    }

    private static void judge(Outcome outcome, String output) throws Failure {
        switch (outcome) {
            case Outcome.Started _,Outcome.AnotherIsReady _ -> {
            }
            case Outcome.Late late -> throw new Failure(Exit.NOT_REACHABLE,
                    "the daemon" + (late.pid() == 0 ? "" : ", process " + late.pid() + ",") + " was not ready within "
                            + DaemonStarter.READY_WITHIN.toSeconds() + " s, see " + output);
            case Outcome.Ended ended -> throw new Failure(exit(ended), lastWords(ended, output));
        }
    }

    // A daemon that ends at once has failed, whatever it says.
    private static int exit(Outcome.Ended ended) {
        return ended.exitCode() == 0 ? Exit.FAILED.code() : ended.exitCode();
    }

    private static String lastWords(Outcome.Ended ended, String output) {
        String words = ended.lastWords().replaceFirst("^daybookd?: ", "");
        return words.isEmpty() ? "the daemon ended at once with code " + ended.exitCode() + ", see " + output : words;
    }
}
