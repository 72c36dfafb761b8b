/** The manual page, made from the verbs themselves. {@link dev.daybook.cli.manual.ManualPage} is its door. */
@NullMarked
package dev.daybook.cli.manual;

import org.jspecify.annotations.NullMarked;
