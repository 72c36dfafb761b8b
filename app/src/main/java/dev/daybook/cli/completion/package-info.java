/**
 * What shells need to complete a command line of Daybook's, made from the verbs themselves. {@link
 * dev.daybook.cli.completion.Completion} is its door.
 */
@NullMarked
package dev.daybook.cli.completion;

import org.jspecify.annotations.NullMarked;
