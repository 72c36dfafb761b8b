/** What was in focus: spans, and the minutes they fold into. Knows the JDK alone. */
@NullMarked
package dev.daybook.timeline;

import org.jspecify.annotations.NullMarked;
