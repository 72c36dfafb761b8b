package dev.daybook.api;

import java.util.List;

/** Sessions, newest first. */
public record Sessions(List<Session> sessions) {}
