/** Operations: their states, how they end, and when one is an orphan. Knows nothing but the JDK. */
@NullMarked
package dev.daybook.operation;

import org.jspecify.annotations.NullMarked;
