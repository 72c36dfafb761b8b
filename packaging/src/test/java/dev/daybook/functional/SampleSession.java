package dev.daybook.functional;

import java.time.Instant;

/** An invented session. */
sealed interface SampleSession permits SampleDesk, SampleRun {

    Instant start();
}
