/** Reads {@code config.toml} with its rules, and looks at it again while the daemon runs. */
@NullMarked
package dev.daybook.rulefile;

import org.jspecify.annotations.NullMarked;
