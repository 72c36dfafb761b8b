/** The journal and H2: the only place that knows SQL. */
@NullMarked
package dev.daybook.store;

import org.jspecify.annotations.NullMarked;
