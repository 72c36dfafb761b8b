/** The rules of the architecture, held over the compiled classes of all modules. */
@NullMarked
package dev.daybook.architecture;

import org.jspecify.annotations.NullMarked;
