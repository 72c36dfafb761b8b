package dev.daybook.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The journal's folder, except that nobody waits for the disk. */
record UnforcedDisk(JournalDisk.Folder disk) implements JournalDisk {

    UnforcedDisk(Path folder) {
        this(new JournalDisk.Folder(folder));
    }

    @Override
    public List<String> names() throws IOException {
        return disk.names();
    }

    @Override
    public byte[] read(String name) throws IOException {
        return disk.read(name);
    }

    @Override
    public Segment create(String name, ByteBuffer head, int length) throws IOException {
        Files.createDirectories(disk.path());
        return new UnforcedSegment(disk.create(name, head, length));
    }

    @Override
    public void truncate(String name, long length) throws IOException {
        disk.truncate(name, length);
    }

    @Override
    public void delete(String name) throws IOException {
        disk.delete(name);
    }

    @Override
    public void replace(String name, byte[] bytes) throws IOException {
        disk.replace(name, bytes);
    }

    private record UnforcedSegment(Segment segment) implements Segment {

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            segment.write(position, bytes);
        }

        @Override
        public void force() {
            // That is the point.
        }

        @Override
        public void close() throws IOException {
            segment.close();
        }
    }
}
