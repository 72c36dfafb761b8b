package dev.daybook.api;

import java.util.List;

/** Operations, newest first. */
public record Operations(List<Operation> operations) {}
