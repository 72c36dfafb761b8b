package dev.daybook.platform.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start. Command and environment are {@link ByteText}.
 *
 * @param command the program and its arguments; a name without a slash is looked for in the PATH of {@code environment},
 *         one with a slash is meant from {@code folder}
 * @param folder where it starts
 * @param environment all of its environment
 * @param ignored which signals it goes on ignoring if this process does; all others have their default
 * @param kept descriptors of this process beyond the three streams that it has too, in order
 */
public record SpawnRequest(List<String> command, Path folder, Map<String, String> environment, Stdio input,
        Stdio output, Stdio error, List<Integer> ignored, List<Integer> kept) {

    /** What a process in the foreground of a shell has from it: nohup and {@code &} in a script ignore these. */
    public static final List<Integer> AS_THE_CALLER = List.of(Signals.HUP, Signals.INT, Signals.TERM);

    public SpawnRequest {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        ignored = List.copyOf(ignored);
        kept = List.copyOf(kept);
    }

    /** One that ignores nothing and has nothing but its streams. */
    public static SpawnRequest plain(List<String> command, Path folder, Map<String, String> environment, Stdio input,
            Stdio output, Stdio error) {
        return new SpawnRequest(command, folder, environment, input, output, error, List.of(), List.of());
    }
}
