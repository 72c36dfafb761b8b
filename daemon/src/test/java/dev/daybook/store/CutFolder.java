package dev.daybook.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A folder on a disk whose power can be cut. What a file holds is sure once it is forced; that a name came or went is
 * sure once its folder is forced; of all else any part may be there, but names come and go in order, and a sector is as
 * it was at some moment since it was sure.
 */
final class CutFolder {

    private static final double[] LOSSES = {0.02, 0.1, 0.4, 0.8};

    private final String root;
    /** Names as the process sees them. A folder has no file. */
    private final Map<String, Entry> live = new TreeMap<>();
    /** Names that are sure, but for {@link #names}. */
    private final Map<String, Entry> sure = new TreeMap<>();
    private final List<Naming> names = new ArrayList<>();

    CutFolder(String root) {
        this.root = root;
    }

    /** What a name stands for. */
    private record Entry(@Nullable CutFile file) {}

    /** A name that came or went, not sure by itself. */
    private static final class Naming {
        final FolderSteps.Pending step;
        final Map<String, Entry> gives;
        boolean sure;

        Naming(FolderSteps.Pending step, Map<String, Entry> gives) {
            this.step = step;
            this.gives = gives;
        }
    }

    /** What survives of the steps that were not forced. */
    enum Survival {
        NOTHING, PREFIX, SUBSET
    }

    void take(FolderSteps.Step step) {
        switch (step) {
            case FolderSteps.Written written -> write(written.path(), written);
            case FolderSteps.Cut cut -> write(cut.path(), cut);
            case FolderSteps.Made made -> {
                if (!live.containsKey(made.path())) {
                    name(made, Map.of(made.path(), new Entry(made.folder() ? null : new CutFile())));
                }
            }
            case FolderSteps.Renamed renamed -> name(renamed, moved(renamed));
            case FolderSteps.Removed removed -> name(removed, Map.of());
            case FolderSteps.Forced forced -> force(forced);
            case FolderSteps.Said _ -> {
                // Nothing of this folder.
            }
        }
    }

    /** What has been deleted and is written to all the same is of no concern. */
    private void write(String path, FolderSteps.Pending step) {
        Entry entry = live.get(path);
        if (entry != null && entry.file != null) {
            entry.file.take(step);
        }
    }

    private void name(FolderSteps.Pending step, Map<String, Entry> gives) {
        Naming naming = new Naming(step, gives);
        apply(naming, live);
        names.add(naming);
    }

    /** With everything in it, where it is a folder. */
    private Map<String, Entry> moved(FolderSteps.Renamed renamed) {
        Map<String, Entry> moved = new HashMap<>();
        live.forEach((path, entry) -> {
            if (path.equals(renamed.path()) || path.startsWith(renamed.path() + "/")) {
                moved.put(renamed.to() + path.substring(renamed.path().length()), entry);
            }
        });
        return moved;
    }

    private static void apply(Naming naming, Map<String, Entry> to) {
        if (naming.step instanceof FolderSteps.Renamed renamed) {
            to.keySet().removeIf(path -> path.equals(renamed.path()) || path.startsWith(renamed.path() + "/"));
        } else if (naming.step instanceof FolderSteps.Removed removed) {
            to.remove(removed.path());
        }
        to.putAll(naming.gives);
    }

    private void force(FolderSteps.Forced forced) {
        Entry entry = live.get(forced.path());
        if (entry != null && entry.file != null) {
            entry.file.forced(forced.begun());
            return;
        }
        for (Naming naming : names) {
            if (naming.step.done() < forced.begun() && folder(naming.step).equals(forced.path())) {
                naming.sure = true;
            }
        }
        while (!names.isEmpty() && names.getFirst().sure) {
            apply(names.removeFirst(), sure);
        }
    }

    private static String folder(FolderSteps.Pending step) {
        String path = switch (step) {
            case FolderSteps.Made made -> made.path();
            case FolderSteps.Renamed renamed -> renamed.to();
            case FolderSteps.Removed removed -> removed.path();
            case FolderSteps.Written written -> written.path();
            case FolderSteps.Cut cut -> cut.path();
        };
        return path.substring(0, path.lastIndexOf('/'));
    }

    /** Writes the folder as the process sees it. */
    void live(Path target) throws IOException {
        write(live, target, new Evenly(Long.MAX_VALUE));
    }

    /**
     * Writes the folder as the next boot finds it when the power goes now.
     *
     * @param now the place of the last step
     * @param horizon steps that lie further back are sure, forced or not: the kernel writes what is old by itself
     */
    void after(Survival survival, long now, long horizon, Path target, RandomGenerator random) throws IOException {
        long reached = survival == Survival.NOTHING ? -1 : random.nextLong(now - horizon, now + 1);
        Map<String, Entry> found = new TreeMap<>(sure);
        for (Naming naming : names) {
            if (naming.sure || naming.step.at() <= reached) {
                apply(naming, found);
            }
        }
        write(found, target, switch (survival) {
            case NOTHING, PREFIX -> new Evenly(reached);
            case SUBSET -> new AtRandom(now, horizon, LOSSES[random.nextInt(LOSSES.length)], random);
        });
    }

    /** What lies in a folder that is not there is not there either. */
    private void write(Map<String, Entry> names, Path target, CutFile.Survival survival) throws IOException {
        Files.createDirectories(target);
        for (Map.Entry<String, Entry> name : names.entrySet()) {
            String path = name.getKey();
            Path to = target.resolve(path.substring(root.length() + 1));
            Path above = to.getParent();
            if (above == null || !Files.isDirectory(above)) {
                continue;
            }
            CutFile file = name.getValue().file;
            if (file == null) {
                Files.createDirectory(to);
            } else {
                write(file.after(survival), to);
            }
        }
    }

    private static void write(byte[] bytes, Path to) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(to.toFile(), "rw")) {
            int end = bytes.length;
            // Most of a preallocated file is zeros, which need no place.
            while (end > 0 && bytes[end - 1] == 0) {
                end--;
            }
            file.write(bytes, 0, end);
            file.setLength(bytes.length);
        }
    }

    /** Everything has come equally far. */
    private record Evenly(long reached) implements CutFile.Survival {

        @Override
        public long next() {
            return reached;
        }

        @Override
        public boolean torn() {
            return false;
        }
    }

    /**
     * Each page, each length and each sector of a torn page has come as far as chance will have it.
     *
     * @param loss the part of them that lacks something
     */
    private record AtRandom(long now, long horizon, double loss, RandomGenerator random) implements CutFile.Survival {

        @Override
        public long next() {
            if (random.nextDouble() >= loss) {
                return Long.MAX_VALUE;
            }
            return random.nextBoolean() ? now - horizon : random.nextLong(now - horizon, now + 1);
        }

        @Override
        public boolean torn() {
            return random.nextInt(4) == 0;
        }
    }
}
