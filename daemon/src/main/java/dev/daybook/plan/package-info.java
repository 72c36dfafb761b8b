/** Plans: their phases, when they fall due, and what comes next in a run of one. Knows the JDK and operations. */
@NullMarked
package dev.daybook.plan;

import org.jspecify.annotations.NullMarked;
