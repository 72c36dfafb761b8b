/** What a person may set, and its limits. */
@NullMarked
package dev.daybook.settings;

import org.jspecify.annotations.NullMarked;
