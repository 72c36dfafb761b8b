package dev.daybook.platform.process;

import dev.daybook.platform.process.SpawnFailure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Finds the program of a name as a shell does, but by the environment it will have and from the folder it will start in:
 * posix_spawnp would look by those of this process.
 */
final class ProgramSearch {

    private static final String DEFAULT_PATH = "/bin:/usr/bin";

    private final Path folder;
    private final String path;

    ProgramSearch(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.path = environment.getOrDefault("PATH", DEFAULT_PATH);
    }

    /** Its file. */
    Path find(String name) throws SpawnFailure {
        if (name.contains("/")) {
            return runnable(ByteText.resolve(folder, name), name);
        }
        Path other = null;
        for (String place : name.isEmpty() ? new String[0] : path.split(":", -1)) {
            Path candidate = ByteText.resolve(folder, place.isEmpty() ? name : place + "/" + name);
            if (Files.isRegularFile(candidate)) {
                if (Files.isExecutable(candidate)) {
                    return candidate;
                }
                other = other == null ? candidate : other;
            }
        }
        if (other == null) {
            throw new SpawnFailure(Kind.NOT_FOUND, ByteText.shown(name) + ": command not found");
        }
        return runnable(other, name);
    }

    private static Path runnable(Path file, String bytes) throws SpawnFailure {
        String name = ByteText.shown(bytes);
        if (Files.isDirectory(file)) {
            throw new SpawnFailure(Kind.NOT_EXECUTABLE, name + ": is a folder");
        } else if (!Files.exists(file)) {
            throw new SpawnFailure(Kind.NOT_FOUND, name + ": no such file");
        } else if (!Files.isExecutable(file)) {
            throw new SpawnFailure(Kind.NOT_EXECUTABLE, ByteText.shown(file) + ": permission denied");
        }
        return file;
    }
}
