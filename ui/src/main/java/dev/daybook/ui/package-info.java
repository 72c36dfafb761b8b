/** The tray menu and the window: a client of the daemon's API like any other. */
@NullMarked
package dev.daybook.ui;

import org.jspecify.annotations.NullMarked;
