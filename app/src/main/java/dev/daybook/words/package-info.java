/** What the daemon's words mean to a person: said the same on every page and in every window. */
@NullMarked
package dev.daybook.words;

import org.jspecify.annotations.NullMarked;
