/** All that is known of one session, beside a page: what it was, what ran, and how its end can be set right. */
@NullMarked
package dev.daybook.ui.details;

import org.jspecify.annotations.NullMarked;
