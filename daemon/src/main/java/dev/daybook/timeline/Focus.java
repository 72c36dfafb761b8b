package dev.daybook.timeline;

import org.jspecify.annotations.Nullable;

/**
 * What had the focus.
 *
 * @param application the program's name as its window system gives it; empty when no window had the focus
 * @param title the window's title; may be empty
 * @param url the page, where a watcher tells it
 */
public record Focus(String application, String title, @Nullable String url) {

    /** The person was at the machine and no window had the focus. */
    public static final Focus NOTHING = new Focus("", "", null);
}
