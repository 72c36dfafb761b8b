package dev.daybook.forget;

import dev.daybook.api.ForgetReceipt.LeftIn;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks into every file of Daybook's for words that are forgotten. What may be anywhere is trusted to no list. */
public final class Look {

    private final Set<Path> roots;

    /**
     * @param roots Daybook's folders; one may lie in another, and need not exist
     */
    public Look(List<Path> roots) {
        this.roots = new LinkedHashSet<>(roots);
    }

    /**
     * Files that say one of the words.
     *
     * @param except is left out
     */
    List<LeftIn> at(List<String> words, Path except, ForgetStore.Steps steps) throws IOException, InterruptedException {
        Needles needles = new Needles(words);
        List<LeftIn> left = new ArrayList<>();
        if (needles.none()) {
            return left;
        }
        for (Path file : files()) {
            steps.next(0);
            if (!file.equals(except) && saysIn(needles, file)) {
                left.add(new LeftIn(file.toString(), why(file)));
            }
        }
        return left;
    }

    /** A file that went while it was to be read says nothing; one that cannot be read is not vouched for. */
    private static boolean saysIn(Needles needles, Path file) {
        try {
            return needles.in(file);
        } catch (IOException e) {
            return Files.exists(file);
        }
    }

    private Set<Path> files() throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path root : roots) {
            if (Files.isDirectory(root)) {
                Files.walkFileTree(root, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }
                });
            }
        }
        return files;
    }

    private static String why(Path file) {
        String path = file.toString();
        if (path.endsWith(".md")) {
            return "somebody wrote it there; edit the file";
        } else if (path.endsWith(".log") || path.endsWith("daybookd.out")) {
            return "a log that is removed by itself in time; delete it to have it gone now";
        } else if (path.endsWith("/log")) {
            return "a command wrote it; forget its operation by its time";
        } else if (path.endsWith(".toml")) {
            return "it stands in a plan or a setting; edit the file";
        }
        return "it stands in there; delete the file if nothing needs it";
    }
}
