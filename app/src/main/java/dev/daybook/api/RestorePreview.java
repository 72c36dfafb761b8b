package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a restore would come to.
 *
 * @param backup that would be restored
 * @param otherStore whether it is of another store than this one; then nothing of this one can be replayed onto it
 * @param discardLater whether what came after it would be set aside and not replayed
 * @param laterChanges that came after it; of another store's, all there are
 * @param laterSessions that began after it; of another store's, all there are
 * @param laterFrom when the first of these sessions began; null when there is none
 * @param setAside the folder that the present database would go to
 */
public record RestorePreview(Backup backup, boolean otherStore, boolean discardLater, long laterChanges,
        long laterSessions, @Nullable Instant laterFrom, String setAside) {}
