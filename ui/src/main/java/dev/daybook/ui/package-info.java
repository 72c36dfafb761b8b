/** The tray menu and the window: a client of the daemon's API like any other. Nothing of it is built yet. */
@NullMarked
package dev.daybook.ui;

import org.jspecify.annotations.NullMarked;
