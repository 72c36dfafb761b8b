/** The icon and its menu in the desktop's tray. */
@NullMarked
package dev.daybook.ui.tray;

import org.jspecify.annotations.NullMarked;
