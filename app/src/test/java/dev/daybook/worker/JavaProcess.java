package dev.daybook.worker;

import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Spawn;
import dev.daybook.platform.process.SpawnRequest;
import dev.daybook.platform.process.Stdio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A class of this class path in a process of its own, as the launcher scripts start it. */
public final class JavaProcess {

    private JavaProcess() {}

    /** The words that start it, without its arguments. */
    public static List<String> words(Class<?> main) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), main.getName());
    }

    /** Starts it in a folder, where {@code out} takes what it writes. */
    public static Child start(Path folder, Map<String, String> environment, Class<?> main, List<String> arguments)
            throws IOException {
        return start(folder, folder, environment, main, arguments);
    }

    /** The same, started in another folder than that of {@code out}. */
    public static Child start(Path folder, Path where, Map<String, String> environment, Class<?> main,
            List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(words(main));
        command.addAll(arguments);
        Map<String, String> all = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
        all.putAll(environment);
        DetachedWiring streams = DetachedWiring.open(folder.resolve("out"));
        try {
            return Spawn.start(SpawnRequest.plain(command, where, all, new Stdio.Nowhere(), streams.output(),
                    streams.error()));
        } finally {
            streams.started();
        }
    }
}
