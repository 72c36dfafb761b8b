/** The day as a picture: what was in focus, the sessions beneath, and where the time went. */
@NullMarked
package dev.daybook.ui.day;

import org.jspecify.annotations.NullMarked;
