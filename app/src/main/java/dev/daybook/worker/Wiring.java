package dev.daybook.worker;

import dev.daybook.platform.process.Stdio;
import java.util.Set;

/** The streams of one run and what stands behind them. */
interface Wiring {

    Stdio input();

    Stdio output();

    Stdio error();

    /** Processes that serve the streams and are none of the command's. */
    Set<Long> helpers();

    /** Whether the command is shown on a terminal. */
    boolean onTerminal();

    /** Whether somebody has typed what interrupts there. */
    boolean interrupted();

    /** The command has its ends: lets go of them here, so that who reads sees the end. */
    void started();

    /** The command could not be started: lets go of everything. */
    void abandoned();

    /**
     * The command has ended: brings what was written to its readers, then lets go of everything.
     *
     * @param othersWrite whether processes live on that may hold the streams; then there is no end to wait for
     */
    void finish(boolean othersWrite);
}
