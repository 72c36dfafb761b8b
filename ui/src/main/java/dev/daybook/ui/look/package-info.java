/** Theme, colours and icons. */
@NullMarked
package dev.daybook.ui.look;

import org.jspecify.annotations.NullMarked;
