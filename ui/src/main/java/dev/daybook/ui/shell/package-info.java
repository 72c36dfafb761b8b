/** The window around the views: where one goes, what one is told, and what one is asked. */
@NullMarked
package dev.daybook.ui.shell;

import org.jspecify.annotations.NullMarked;
