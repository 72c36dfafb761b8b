/** Verified copies of the database. */
@NullMarked
package dev.daybook.backup;

import org.jspecify.annotations.NullMarked;
