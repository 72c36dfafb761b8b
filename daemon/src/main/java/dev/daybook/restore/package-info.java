/** Backups that a person wants restored: what it would come to, and the intent that the next launch carries out. */
@NullMarked
package dev.daybook.restore;

import org.jspecify.annotations.NullMarked;
