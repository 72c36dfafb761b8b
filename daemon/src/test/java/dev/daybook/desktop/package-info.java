/** A desktop of a test's own: a real X server, window manager and programs. Needs the JDK alone, and JUnit to skip. */
@NullMarked
package dev.daybook.desktop;

import org.jspecify.annotations.NullMarked;
