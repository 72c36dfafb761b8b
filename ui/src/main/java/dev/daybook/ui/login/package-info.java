/** Whether the desktop starts at login, as its controls see it. */
@NullMarked
package dev.daybook.ui.login;

import org.jspecify.annotations.NullMarked;
