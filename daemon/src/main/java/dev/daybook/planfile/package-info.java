/** Plan files: a folder of TOML files, read into plans, and what is wrong with each that is none. */
@NullMarked
package dev.daybook.planfile;

import org.jspecify.annotations.NullMarked;
