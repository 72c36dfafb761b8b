/** Where the seconds of a person's day went. Knows the JDK and what a stretch of time is. */
@NullMarked
package dev.daybook.day;

import org.jspecify.annotations.NullMarked;
