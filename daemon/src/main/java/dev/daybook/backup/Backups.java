package dev.daybook.backup;

import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of backups: {@code daybook-<UTC>.zip} with its manifest {@code daybook-<UTC>.json}. Listing is thread safe;
 * who writes does so one at a time.
 *
 * <p><b>Invariant:</b> a manifest without its zip file is a leftover only where {@code daybook-<UTC>.zip.tmp} lies beside
 * it. What has any other name is somebody else's.
 */
public final class Backups {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final String ZIP = ".zip";
    private static final String NAME = "(daybook-(\\d{8}T\\d{6}Z))";
    private static final Pattern KEPT = Pattern.compile(NAME + "\\.zip");
    private static final Pattern BEGUN = Pattern.compile(NAME + "\\.(zip\\.tmp|json\\.tmp|reading-\\d+)");

    private final Path folder;

    /**
     * @param folder need not exist yet
     */
    public Backups(Path folder) {
        this.folder = folder;
    }

    /** Every verified backup, newest first. */
    public List<Backup> verified() throws IOException {
        List<Backup> found = new ArrayList<>();
        for (Path file : files()) {
            Matcher name = KEPT.matcher(file.getFileName().toString());
            if (name.matches()) {
                verified(file, name.group(2)).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(Backup::since).reversed());
        return List.copyOf(found);
    }

    /**
     * The verified one of this name.
     *
     * @param file its file's name, with or without {@code .zip}
     */
    public Optional<Backup> named(String file) throws IOException {
        String name = file.endsWith(ZIP) ? file : file + ZIP;
        return verified().stream().filter(backup -> String.valueOf(backup.zip().getFileName()).equals(name))
                .findFirst();
    }

    /** Where they lie. */
    public Path folder() {
        return folder;
    }

    /** What else may hold a copy: one that is not whole, was not finished, or was put here by somebody. */
    public List<Path> others() throws IOException {
        Set<Path> verified = verified().stream().map(Backup::zip).collect(Collectors.toSet());
        return files().stream()
                .filter(file -> !verified.contains(file) && !file.getFileName().toString().contains(".json"))
                .sorted().toList();
    }

    private Optional<Backup> verified(Path zip, String stamp) throws IOException {
        try {
            Instant since = STAMP.parse(stamp, Instant::from);
            long size = Files.size(zip);
            return BackupManifest.read(manifest(since)).filter(manifest -> manifest.size() == size)
                    .map(manifest -> new Backup(zip, since, manifest));
        } catch (DateTimeException | NoSuchFileException notOurs) {
            return Optional.empty();
        }
    }

    /** When the backup of this file name was asked for; empty when the name is no backup's. */
    static Optional<Instant> since(String file) {
        Matcher name = KEPT.matcher(file);
        try {
            return name.matches() ? Optional.of(STAMP.parse(name.group(2), Instant::from)) : Optional.empty();
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** The backup that was asked for then, if its bytes are still those that were verified. */
    Optional<Backup> whole(Instant since) throws IOException {
        Optional<Backup> found = verified(zip(since), STAMP.format(since));
        return found.isPresent() && found.get().whole() ? found : Optional.empty();
    }

    Path zip(Instant since) {
        return folder.resolve("daybook-" + STAMP.format(since) + ".zip");
    }

    private Path manifest(Instant since) {
        return folder.resolve("daybook-" + STAMP.format(since) + ".json");
    }

    /** Where a copy lies until it is kept. */
    Path begun(Instant since) {
        return begun(zip(since));
    }

    private static Path begun(Path zip) {
        return zip.resolveSibling(zip.getFileName() + ".tmp");
    }

    /** A new folder to read a copy in. A database that hangs there is not met again by the next attempt. */
    Path scratch(Instant since) throws IOException {
        return Files.createTempDirectory(folder, "daybook-" + STAMP.format(since) + ".reading-");
    }

    /** Makes the folder, for its owner alone, and removes what an attempt left that was killed. */
    void prepare() throws IOException {
        DurableFiles.privateFolder(folder);
        clear();
    }

    /** Shows a copy that was verified: manifest first, so that no zip file is ever without one. */
    void keep(Instant since, BackupManifest manifest) throws IOException {
        manifest.write(manifest(since));
        Files.move(begun(since), zip(since), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DurableFiles.forceFolder(folder);
    }

    /** Removes these, each file first and its manifest after it, as {@link #clear} would after a kill. */
    void remove(List<Backup> surplus) throws IOException {
        for (Backup backup : surplus) {
            Files.move(backup.zip(), begun(backup.zip()), StandardCopyOption.ATOMIC_MOVE);
        }
        clear();
    }

    /** Removes everything that was begun and is not kept. */
    void clear() throws IOException {
        for (Path file : files()) {
            Matcher name = BEGUN.matcher(file.getFileName().toString());
            if (name.matches()) {
                boolean alone = !Files.exists(folder.resolve(name.group(1) + ".zip"), LinkOption.NOFOLLOW_LINKS);
                if (alone && name.group(3).equals("zip.tmp")) {
                    Files.deleteIfExists(folder.resolve(name.group(1) + ".json"));
                }
                FolderTree.delete(file);
            }
        }
        DurableFiles.forceFolder(folder);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
