package dev.daybook.platform.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Pipes beyond the three streams that whoever started this process handed to it, as a shell does for {@code <(command)}.
 * They are told from our own by not being closed on exec; Java's own open files are not, but are no pipes.
 */
public final class InheritedPipes {

    private static final int FIRST = 3;

    private InheritedPipes() {}

    /** Their numbers, in order. */
    public static List<Integer> all() {
        String[] open = new File("/proc/self/fd").list();
        List<Integer> pipes = new ArrayList<>();
        for (String name : open == null ? new String[0] : open) {
            if (Integer.parseInt(name) >= FIRST && isInheritedPipe(name)) {
                pipes.add(Integer.parseInt(name));
            }
        }
        return pipes.stream().sorted().toList();
    }

    private static boolean isInheritedPipe(String name) {
        try {
            if (!Files.readSymbolicLink(Path.of("/proc/self/fd", name)).toString().startsWith("pipe:")) {
                return false;
            }
            return Files.readAllLines(Path.of("/proc/self/fdinfo", name)).stream()
                    .filter(line -> line.startsWith("flags:"))
                    .allMatch(line -> (Long.parseLong(line.substring("flags:".length()).strip(), 8)
                            & Descriptors.O_CLOEXEC) == 0);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
