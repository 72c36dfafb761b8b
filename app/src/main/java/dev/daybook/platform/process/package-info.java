/**
 * Processes as the kernel has them: started in process sessions of their own, known by more than their number, found
 * again by their marks, stopped as a tree. Linux alone so far; {@link Linux#require} says so elsewhere. The C library
 * is called from here and from nowhere else.
 */
@NullMarked
package dev.daybook.platform.process;

import org.jspecify.annotations.NullMarked;
