/** Classes that break a rule, so that a test sees it reported. */
@NullMarked
package dev.daybook.architecture.broken.timeline;

import org.jspecify.annotations.NullMarked;
