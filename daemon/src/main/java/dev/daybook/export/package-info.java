/** Writes whole days as JSON files. */
@NullMarked
package dev.daybook.export;

import org.jspecify.annotations.NullMarked;
