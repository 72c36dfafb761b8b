package dev.daybook.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered worker tells what it does and asks what to do.
 *
 * @param waitSeconds from 0 to 30: the answer may wait so long for an order that asks for something; 0 when null
 */
public record Heartbeat(
        @Nullable List<HeldOperation> held,
        @Nullable List<ExitRecord> ended,
        @Nullable Integer waitSeconds) {}
