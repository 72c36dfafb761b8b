/** Search over all sessions there ever were: what their windows said, and what the person says of them. */
@NullMarked
package dev.daybook.search;

import org.jspecify.annotations.NullMarked;
