/** The operating system, behind small types: folders, locks, processes, boot identity. */
@NullMarked
package dev.daybook.platform;

import org.jspecify.annotations.NullMarked;
