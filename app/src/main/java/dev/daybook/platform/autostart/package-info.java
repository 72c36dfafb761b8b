/** What starts Daybook when the person logs in, and starts its daemon again after a crash, on each system. */
@NullMarked
package dev.daybook.platform.autostart;

import org.jspecify.annotations.NullMarked;
