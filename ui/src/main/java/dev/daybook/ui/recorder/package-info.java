/** What the recorder does, in words, and how to pause it. */
@NullMarked
package dev.daybook.ui.recorder;

import org.jspecify.annotations.NullMarked;
