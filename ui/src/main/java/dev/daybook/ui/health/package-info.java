/** How the daemon is and what needs a person, and what a person may set. */
@NullMarked
package dev.daybook.ui.health;

import org.jspecify.annotations.NullMarked;
