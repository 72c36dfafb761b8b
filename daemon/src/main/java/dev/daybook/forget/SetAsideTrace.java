package dev.daybook.forget;

import dev.daybook.api.ForgetReceipt.LeftIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Damaged files that a launch kept: databases and journal segments. They go with the backups, for which they are kept. */
public final class SetAsideTrace implements Trace {

    private final Path data;

    /**
     * @param data the store's folder
     */
    public SetAsideTrace(Path data) {
        this.data = data;
    }

    @Override
    public List<LeftIn> erase(Forgotten forgotten, ForgetStore.Steps steps) throws IOException {
        List<LeftIn> left = new ArrayList<>();
        for (Path file : files()) {
            if (forgotten.backups()) {
                Files.deleteIfExists(file);
            } else {
                left.add(new LeftIn(file.toString(), "a damaged file that was set aside may hold it; "
                        + "delete it, or forget with --backups"));
            }
        }
        return left;
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>(list(data.resolve("set-aside")));
        list(data.resolve("journal")).stream().filter(file -> file.toString().contains(".damaged"))
                .forEach(files::add);
        return files;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
