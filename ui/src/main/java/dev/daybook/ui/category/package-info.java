/** How a person sorts what they do: the names, and the colours that they gave them. */
@NullMarked
package dev.daybook.ui.category;

import org.jspecify.annotations.NullMarked;
