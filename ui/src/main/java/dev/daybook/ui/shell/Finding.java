package dev.daybook.ui.shell;

import java.util.function.Consumer;

/**
 * How the window's search is answered.
 *
 * @param page shows what was found; it is none of those that one goes to by the window's left side
 * @param words told what the person has typed, each time that it is something else
 * @param first puts the focus on the first that was found
 */
public record Finding(Page page, Consumer<String> words, Runnable first) {}
