package dev.daybook.api;

import java.util.List;

/** Days, oldest first. */
public record Days(List<Day> days) {}
