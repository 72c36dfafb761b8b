/** Writes what sessions were about into a file a day, which a person likes to read and a program can. */
@NullMarked
package dev.daybook.summary;

import org.jspecify.annotations.NullMarked;
