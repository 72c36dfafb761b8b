package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.backup.Backup;
import dev.daybook.backup.Backups;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;

/**
 * Carries out a {@link RestoreIntent}. Every step finds nothing to do when it was done before, and the intent goes last:
 * a launch that is killed in between is finished by the next.
 */
final class Restoring {

    private static final Logger LOG = LoggerFactory.getLogger(Restoring.class);
    private static final TypeReference<List<RowImage>> ROWS = new TypeReference<>() {
    };

    private final Path folder;
    private final Journal journal;
    private final Incidents incidents;
    private final Instant now;
    private final Unpacking unpacking;
    private final Runnable step;

    /**
     * @param step runs after each step that cannot be taken back
     */
    Restoring(Path folder, Journal journal, Incidents incidents, Instant now, Unpacking unpacking, Runnable step) {
        this.unpacking = unpacking;
        this.folder = folder;
        this.journal = journal;
        this.incidents = incidents;
        this.now = now;
        this.step = step;
    }

    /**
     * Does what a person asked for, if anything. A backup that is no longer whole or for which there is no room changes
     * nothing, and a notice says so.
     *
     * @throws StoreException when the disk fails, or has no room for what was begun before; the wish stays
     */
    void carryOut() throws IOException, StoreException {
        Optional<RestoreIntent> intent = RestoreIntent.read(folder);
        if (intent.isPresent()) {
            carryOut(intent.get());
            step.run();
        }
        RestoreIntent.remove(folder);
    }

    private void carryOut(RestoreIntent intent) throws IOException, StoreException {
        SetAside aside = new SetAside(folder, now);
        Path replaced = aside.replaced(intent.asked());
        if (Files.exists(replaced) && Files.exists(file())) {
            return;
        }
        Optional<Backup> backup = backup(intent);
        try {
            Optional<String> lacking = backup.isEmpty() || begun(intent)
                    ? Optional.empty()
                    : lacking(backup.get());
            Optional<Path> whole = backup.isEmpty() || lacking.isPresent()
                    ? Optional.empty()
                    : whole(backup.get());
            if (whole.isPresent()) {
                replace(backup.get(), whole.get(), replaced, intent, aside);
            } else {
                incidents.add(new Incident(now, "The backup " + intent.backup() + " was to be restored and was not, as"
                        + " was asked at " + intent.asked() + ": " + lacking.orElse("it is not there, not whole or not"
                                + " of this store")
                        + "; nothing was changed", null, "", 0, List.of()));
            }
        } finally {
            unpacking.clear();
        }
    }

    private static String gaveWay(RestoreIntent intent) {
        return "The database gave way to the backup " + intent.backup() + ", as was asked at " + intent.asked();
    }

    /** Whether an earlier launch was cut short over it. */
    private boolean begun(RestoreIntent intent) {
        return incidents.knows(gaveWay(intent)) || !Files.exists(file());
    }

    /** What is no zip file any more is told by {@link #whole}. */
    private Optional<String> lacking(Backup backup) {
        try {
            return unpacking.lacking(backup.zip());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Backup> backup(RestoreIntent intent) throws IOException {
        Set<UUID> ids = ids();
        return new Backups(folder.resolve("backups")).verified().stream()
                .filter(backup -> backup.zip().getFileName().toString().equals(intent.backup()))
                .filter(backup -> backup.manifest().schema() <= Database.SCHEMA)
                .filter(backup -> intent.discardLater() || ids.isEmpty()
                        || ids.contains(backup.manifest().databaseId()))
                .findFirst();
    }

    /** The store that is there; none where it is new. */
    private Set<UUID> ids() throws IOException {
        Set<UUID> ids = journal.scan(0).databaseIds();
        return ids.isEmpty() ? Stream.ofNullable(sidecar().databaseId()).collect(Collectors.toSet()) : ids;
    }

    private Optional<Path> whole(Backup backup) throws StoreException {
        try {
            return Optional.of(unpacking.of(backup));
        } catch (IOException e) {
            Fault.diskMustWork(folder, backup.zip());
            LOG.warn("The backup {} is not restored: {}", backup.zip(), e.getMessage());
            return Optional.empty();
        }
    }

    private void replace(Backup backup, Path whole, Path replaced, RestoreIntent intent, SetAside aside)
            throws IOException {
        String wrong = gaveWay(intent);
        if (Files.exists(file()) && !incidents.knows(wrong)) {
            incidents.add(new Incident(now, wrong, replaced.toString(), "", 0, List.of()));
        }
        sidecar().opened().write(folder);
        step.run();
        if (ids().isEmpty() || ids().contains(backup.manifest().databaseId())) {
            if (intent.discardLater()) {
                discard(backup.manifest().sequence(), aside);
            }
        } else {
            adopt(backup, aside);
        }
        if (Files.exists(file())) {
            aside.take(file(), replaced);
            step.run();
        }
        DurableFiles.putInPlace(whole, file());
    }

    /** From here on the store is the backup's: nothing of the journal that is there can be replayed onto it. */
    private void adopt(Backup backup, SetAside aside) throws IOException {
        for (Journal.Segment segment : journal.scan(0).segments()) {
            aside.segment(segment.name(), journal.ended(segment.name()));
            journal.remove(segment.name());
        }
        new Sidecar(backup.manifest().databaseId(), backup.manifest().schema(), backup.manifest().sequence())
                .write(folder);
        FolderTree.delete(folder.resolve("search"));
    }

    /** What the journal says after {@code kept} goes, and nothing that had a number then shares it with anything new. */
    private void discard(long kept, SetAside aside) throws IOException {
        Journal.Scan whole = journal.scan(0);
        long top = Math.max(whole.last(), sidecar().sequence());
        if (top > kept) {
            sidecar().without(new Numbers(kept + 1, top), numbers(whole)).write(folder);
            step.run();
        }
        for (Journal.Segment segment : whole.segments()) {
            if (segment.last() > kept) {
                aside.segment(segment.name(), journal.ended(segment.name()));
                keep(segment, kept);
                step.run();
            }
        }
    }

    private void keep(Journal.Segment segment, long kept) throws IOException {
        List<SegmentFormat.Frame> earlier = segment.frames().stream().filter(frame -> frame.first() <= kept)
                .map(frame -> new SegmentFormat.Frame(frame.first(), frame.changes().subList(0,
                        (int) Math.min(frame.changes().size(), kept - frame.first() + 1))))
                .toList();
        if (earlier.isEmpty()) {
            journal.remove(segment.name());
        } else {
            journal.rewrite(segment.name(), JournalRewriting.encoded(segment.header(), earlier));
        }
    }

    private static Map<String, Long> numbers(Journal.Scan journal) {
        Map<String, Long> highest = new TreeMap<>();
        for (Journal.Segment segment : journal.segments()) {
            for (SegmentFormat.Frame frame : segment.frames()) {
                for (byte[] change : frame.changes()) {
                    Json.MAPPER.readValue(change, ROWS).forEach(row -> note(row, highest));
                }
            }
        }
        return highest;
    }

    private static void note(RowImage row, Map<String, Long> highest) {
        switch (Table.of(row.t())) {
            case SESSION, ACTIVITY, LAUNCH -> row.number("id")
                    .ifPresent(number -> highest.merge(row.t(), number, Math::max));
            case SESSION_EDIT -> row.number("session_id")
                    .ifPresent(number -> highest.merge(Table.SESSION.sqlName(), number, Math::max));
            case DEVICE, APPLICATION, TITLE, URL, BLOCK, BLOCK_USE, RECOVERY, PAUSE, OPERATION, PLAN, PLAN_RUN -> {
                // Nobody outside the store remembers these by a number.
            }
        }
    }

    private Sidecar sidecar() throws IOException {
        return Sidecar.read(folder).orElseGet(() -> new Sidecar(null, 0, 0));
    }

    private Path file() {
        return folder.resolve(CopyReading.FILE);
    }
}
