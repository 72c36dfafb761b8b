/** What runs a command operation: the command's side of Daybook. */
@NullMarked
package dev.daybook.worker;

import org.jspecify.annotations.NullMarked;
