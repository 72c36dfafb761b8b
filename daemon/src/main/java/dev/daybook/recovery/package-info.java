/** What every launch does to orphans before anything can open a session. */
@NullMarked
package dev.daybook.recovery;

import org.jspecify.annotations.NullMarked;
