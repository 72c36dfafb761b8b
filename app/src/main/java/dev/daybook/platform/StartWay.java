package dev.daybook.platform;

import java.nio.file.Path;

/** How a daemon is started now, so that who watches over the one of a login watches over this one too. */
public sealed interface StartWay {

    /** By itself; nobody starts it again. */
    record Alone() implements StartWay {}

    /**
     * By the person's systemd.
     *
     * @param unit its name there
     */
    record ByUnit(String unit) implements StartWay {}

    /**
     * By a program of the installation that stays, and starts it again after a crash.
     *
     * @param program its file
     */
    record ByKeeper(Path program) implements StartWay {}

    /**
     * By launchd.
     *
     * @param domain the person's, for instance {@code gui/501}
     * @param label its name there
     * @param file what describes it
     */
    record ByAgent(String domain, String label, Path file) implements StartWay {}
}
