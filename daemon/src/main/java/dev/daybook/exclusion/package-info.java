/** What is kept out of the record before anything of it is stored. Knows the JDK, patterns and the timeline's words alone. */
@NullMarked
package dev.daybook.exclusion;

import org.jspecify.annotations.NullMarked;
