/** What people look at in a terminal: pure text from the wire records, in 80 columns. The door is {@code Pages}. */
@NullMarked
package dev.daybook.cli.view;

import org.jspecify.annotations.NullMarked;
