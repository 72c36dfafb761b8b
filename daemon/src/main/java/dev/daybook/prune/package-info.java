/** Removes the folders of operations that ended long ago. */
@NullMarked
package dev.daybook.prune;

import org.jspecify.annotations.NullMarked;
