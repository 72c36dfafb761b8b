package dev.daybook.api;

import java.util.List;

/** What a person changed in a session, the last first, with what was taken back. */
public record Edits(List<Edit> edits) {}
