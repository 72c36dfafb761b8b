/** Names what a person's time went into, by rules, at the moment somebody asks. Knows the JDK alone. */
@NullMarked
package dev.daybook.category;

import org.jspecify.annotations.NullMarked;
