/** The proof that what was acknowledged is kept. */
@NullMarked
package dev.daybook.store;

import org.jspecify.annotations.NullMarked;
