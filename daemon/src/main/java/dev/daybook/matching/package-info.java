/** Patterns that people write, looked for in what had the focus, in a time that is bounded. */
@NullMarked
package dev.daybook.matching;

import org.jspecify.annotations.NullMarked;
