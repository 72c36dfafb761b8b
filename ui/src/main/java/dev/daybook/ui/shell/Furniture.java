package dev.daybook.ui.shell;

import dev.daybook.ui.parts.View;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What stands in the window.
 *
 * @param pages in the order of the sidebar
 * @param dayPage the one of them that shows a day
 * @param day makes it show this one
 * @param details opens beside a page
 * @param session makes it show this one
 * @param finding answers the window's search
 */
public record Furniture(
        List<Page> pages,
        Page dayPage,
        Consumer<LocalDate> day,
        View details,
        LongConsumer session,
        Finding finding) {}
