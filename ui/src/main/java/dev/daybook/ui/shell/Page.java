package dev.daybook.ui.shell;

import dev.daybook.ui.parts.View;

/**
 * A page one goes to by the window's left side.
 *
 * @param name also how it is remembered
 * @param icon an Ikonli literal
 */
public record Page(String name, String icon, View view) {}
