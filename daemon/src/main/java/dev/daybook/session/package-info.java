/** Stretches of work cut from the timeline. */
@NullMarked
package dev.daybook.session;

import org.jspecify.annotations.NullMarked;
