package dev.daybook.store;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The file operations of the journal, few enough that a test can log each of them and cut the power after any. */
interface JournalDisk {

    /** Names of the files in the folder, sorted; empty when there is no folder. */
    List<String> names() throws IOException;

    byte[] read(String name) throws IOException;

    /** Creates a file that begins with {@code head} and goes on with zeros; on disk, name and all, when this returns. */
    Segment create(String name, ByteBuffer head, int length) throws IOException;

    /** Cuts a file to its first bytes; on disk when this returns. */
    void truncate(String name, long length) throws IOException;

    void delete(String name) throws IOException;

    /** Puts {@code bytes} in the place of a file: the old or the new ones are there at any moment; on disk on return. */
    void replace(String name, byte[] bytes) throws IOException;

    /** A file being written. */
    interface Segment extends AutoCloseable {

        void write(long position, ByteBuffer bytes) throws IOException;

        /** Everything written so far is on disk when this returns. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** The real thing. */
    record Folder(Path path) implements JournalDisk {

        @Override
        public List<String> names() throws IOException {
            if (!Files.isDirectory(path)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(path)) {
                return files.map(file -> file.getFileName().toString()).sorted().toList();
            }
        }

        @Override
        public byte[] read(String name) throws IOException {
            return Files.readAllBytes(path.resolve(name));
        }

        @Override
        public Segment create(String name, ByteBuffer head, int length) throws IOException {
            FileChannel channel = FileChannel.open(path.resolve(name), StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            OpenSegment segment = new OpenSegment(channel);
            try {
                segment.write(0, ByteBuffer.allocate(length).put(head).rewind());
                channel.force(true);
                forceNames();
                return segment;
            } catch (IOException e) {
                segment.close();
                throw e;
            }
        }

        @Override
        public void truncate(String name, long length) throws IOException {
            try (FileChannel channel = FileChannel.open(path.resolve(name), StandardOpenOption.WRITE)) {
                channel.truncate(length);
                channel.force(true);
            }
        }

        @Override
        public void delete(String name) throws IOException {
            Files.deleteIfExists(path.resolve(name));
            forceNames();
        }

        @Override
        public void replace(String name, byte[] bytes) throws IOException {
            DurableFiles.replace(path.resolve(name), bytes);
        }

        private void forceNames() throws IOException {
            DurableFiles.forceFolder(path);
        }
    }

    /** A file under {@link Folder}. */
    record OpenSegment(FileChannel channel) implements Segment {

        @Override
        public void write(long position, ByteBuffer bytes) throws IOException {
            long at = position;
            while (bytes.hasRemaining()) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
