/** What is well and what is not about an installation and its data, as a page that is safe to pass on. */
@NullMarked
package dev.daybook.doctor;

import org.jspecify.annotations.NullMarked;
