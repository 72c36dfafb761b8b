package dev.daybook.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that logs what {@link JournalDisk.Folder} asks of the file system, step by step, so that the power
 * can be cut after any of them. What a file holds is sure once it is forced; that a name came or went is sure once the
 * folder is forced; everything else may or may not be there.
 */
final class PowerCutDisk implements JournalDisk {

    private static final int SECTOR = 512;

    /** One step. */
    sealed interface Event {}

    /** A step that is not sure until it is forced. */
    sealed interface Pending extends Event {}

    record Named(String name, int file) implements Pending {}

    record Removed(String name) implements Pending {}

    record Written(int file, int position, ByteBuffer bytes) implements Pending {}

    record Cut(int file, int length) implements Pending {}

    record Forced(int file) implements Event {}

    record NamesForced() implements Event {}

    /** Something the test did between two steps. */
    record Mark(Object what) implements Event {}

    /** What survives of the steps that were not forced. */
    enum Survival {
        NOTHING, PREFIX, SUBSET
    }

    /** The kill of the process: it does no further step. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final List<Event> log = new ArrayList<>();
    private final Image live = new Image();
    private int files;
    /** Steps until the process is killed; never when negative. */
    private int lives = -1;
    private boolean failingForce;

    private PowerCutDisk(Image start) {
        start.names.forEach((name, file) -> {
            int number = files++;
            step(new Named(name, number));
            step(new Written(number, 0, ByteBuffer.wrap(start.bytes(file))));
            step(new Forced(number));
        });
        step(new NamesForced());
    }

    PowerCutDisk() {
        this(new Image());
    }

    void killAfter(int steps) {
        lives = steps;
    }

    void failForce(boolean failing) {
        failingForce = failing;
    }

    void mark(Object what) {
        log.add(new Mark(what));
    }

    List<Event> log() {
        return log;
    }

    /** The disk as the next boot finds it when the power is cut before step {@code cut}. */
    PowerCutDisk after(int cut, Survival survival, RandomGenerator random) {
        Set<Event> sure = sure(cut);
        List<Event> steps = log.subList(0, cut);
        long pending = steps.stream().filter(step -> step instanceof Pending && !sure.contains(step)).count();
        long prefix = random.nextLong(pending + 1);
        Image image = new Image();
        for (Event step : steps) {
            if (sure.contains(step)) {
                image.apply(step);
            } else if (step instanceof Pending) {
                switch (survival) {
                    case NOTHING -> {
                        // Gone.
                    }
                    case PREFIX -> {
                        if (prefix-- > 0) {
                            image.apply(step);
                        }
                    }
                    case SUBSET -> subset(step, random).forEach(image::apply);
                }
            }
        }
        return new PowerCutDisk(image);
    }

    /** By identity: the records hold arrays or are made anew for each step. */
    private Set<Event> sure(int cut) {
        Set<Event> sure = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Integer> forced = new HashSet<>();
        boolean names = false;
        for (Event step : log.subList(0, cut).reversed()) {
            if (step instanceof Forced force) {
                forced.add(force.file);
            }
            names |= step instanceof NamesForced;
            boolean certain = switch (step) {
                case Named named -> names;
                case Removed removed -> names;
                case Written written -> forced.contains(written.file);
                case Cut shortened -> forced.contains(shortened.file);
                case Forced force -> false;
                case NamesForced force -> false;
                case Mark mark -> false;
            };
            if (certain) {
                sure.add(step);
            }
        }
        return sure;
    }

    private static List<Event> subset(Event step, RandomGenerator random) {
        if (!(step instanceof Written written)) {
            return random.nextBoolean() ? List.of(step) : List.of();
        }
        List<Event> kept = new ArrayList<>();
        int from = 0;
        while (from < written.bytes.limit()) {
            int to = Math.min(written.bytes.limit(), from + SECTOR - (written.position + from) % SECTOR);
            if (random.nextBoolean()) {
                kept.add(new Written(written.file, written.position + from, written.bytes.slice(from, to - from)));
            }
            from = to;
        }
        return kept;
    }

    private void step(Event event) {
        if (lives == 0) {
            throw new Killed();
        }
        lives--;
        log.add(event);
        live.apply(event);
    }

    @Override
    public List<String> names() {
        return List.copyOf(live.names.keySet());
    }

    @Override
    public byte[] read(String name) throws IOException {
        return live.bytes(file(name)).clone();
    }

    private int file(String name) throws IOException {
        Integer file = live.names.get(name);
        if (file == null) {
            throw new FileNotFoundException(name);
        }
        return file;
    }

    @Override
    public Segment create(String name, ByteBuffer head, int length) {
        Integer there = live.names.get(name);
        int file = there == null ? files++ : there;
        step(there == null ? new Named(name, file) : new Cut(file, 0));
        byte[] bytes = new byte[length];
        head.get(bytes, 0, head.remaining());
        step(new Written(file, 0, ByteBuffer.wrap(bytes)));
        step(new Forced(file));
        step(new NamesForced());
        return new Segment() {
            @Override
            public void write(long position, ByteBuffer bytes) {
                byte[] copy = new byte[bytes.remaining()];
                bytes.get(copy);
                step(new Written(file, (int) position, ByteBuffer.wrap(copy)));
            }

            @Override
            public void force() throws IOException {
                if (failingForce) {
                    throw new IOException("no force now");
                }
                step(new Forced(file));
            }

            @Override
            public void close() {
                // Closing makes nothing sure.
            }
        };
    }

    @Override
    public void truncate(String name, long length) throws IOException {
        int file = file(name);
        step(new Cut(file, (int) length));
        step(new Forced(file));
    }

    @Override
    public void delete(String name) {
        step(new Removed(name));
        step(new NamesForced());
    }

    @Override
    public void replace(String name, byte[] bytes) throws IOException {
        int file = files++;
        step(new Named(name + ".tmp", file));
        step(new Written(file, 0, ByteBuffer.wrap(bytes.clone())));
        step(new Forced(file));
        step(new Named(name, file));
        step(new Removed(name + ".tmp"));
        step(new NamesForced());
    }

    /** What lies on the disk at one moment. */
    private static final class Image {

        final Map<String, Integer> names = new TreeMap<>();
        private final Map<Integer, byte[]> contents = new HashMap<>();

        byte[] bytes(int file) {
            return contents.getOrDefault(file, new byte[0]);
        }

        void apply(Event event) {
            switch (event) {
                case Named named -> names.put(named.name, named.file);
                case Removed removed -> names.remove(removed.name);
                case Written written -> {
                    byte[] old = bytes(written.file);
                    byte[] now = Arrays.copyOf(old, Math.max(old.length, written.position + written.bytes.limit()));
                    written.bytes.get(0, now, written.position, written.bytes.limit());
                    contents.put(written.file, now);
                }
                case Cut cut -> contents.put(cut.file,
                        Arrays.copyOf(bytes(cut.file), Math.min(cut.length, bytes(cut.file).length)));
                case Forced forced -> {
                    // Changes nothing that can be seen.
                }
                case NamesForced forced -> {
                    // Nor does this.
                }
                case Mark mark -> {
                    // The test's own.
                }
            }
        }
    }
}
