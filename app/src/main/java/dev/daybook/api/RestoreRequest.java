package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * What is to be restored.
 *
 * @param backup its file name; null for the newest of this store
 * @param path of a file elsewhere, which is taken in among the backups first; absolute; goes without {@code backup}
 * @param discardLater whether all that came after it is set aside, too, instead of being replayed; null for no
 */
public record RestoreRequest(@Nullable String backup, @Nullable String path, @Nullable Boolean discardLater) {}
