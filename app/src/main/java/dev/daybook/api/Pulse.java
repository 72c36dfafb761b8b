package dev.daybook.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the daemon is at this moment: one event of the stream, told each second and soon after anything has changed.
 *
 * @param launchId the daemon's launch; another one than before means another daemon
 * @param sequence number of the last change that is on disk
 * @param changed what changed since the last pulse of this stream: {@code sessions}, {@code operations},
 *     {@code timeline}, {@code plans}; all of them in its first
 * @param sessions ids of the sessions that changed; null when any of them may have
 */
public record Pulse(
        long launchId,
        long sequence,
        Recorder recorder,
        List<String> changed,
        @Nullable List<Long> sessions) {}
