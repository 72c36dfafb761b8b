package dev.daybook.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A real folder whose operations fail on demand. What was written before a failure stays written. */
class FailingDisk implements JournalDisk {

    /** What can fail. */
    enum Act {
        CREATE, WRITE, FORCE, TRUNCATE, DELETE
    }

    private final JournalDisk disk;
    private final Set<Act> failing = EnumSet.noneOf(Act.class);

    FailingDisk(JournalDisk disk) {
        this.disk = disk;
    }

    void fail(Act... acts) {
        failing.addAll(List.of(acts));
    }

    void heal() {
        failing.clear();
    }

    private void attempt(Act act) throws IOException {
        if (failing.contains(act)) {
            throw new IOException("no " + act + " now");
        }
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
        attempt(Act.CREATE);
        Segment segment = disk.create(name, head, length);
        return new Segment() {
            @Override
            public void write(long position, ByteBuffer bytes) throws IOException {
                if (failing.contains(Act.WRITE)) {
                    segment.write(position, bytes.slice(0, bytes.limit() / 2));
                }
                attempt(Act.WRITE);
                segment.write(position, bytes);
            }

            @Override
            public void force() throws IOException {
                attempt(Act.FORCE);
                segment.force();
            }

            @Override
            public void close() throws IOException {
                segment.close();
            }
        };
    }

    @Override
    public void truncate(String name, long length) throws IOException {
        attempt(Act.TRUNCATE);
        disk.truncate(name, length);
    }

    @Override
    public void delete(String name) throws IOException {
        attempt(Act.DELETE);
        disk.delete(name);
    }

    @Override
    public void replace(String name, byte[] bytes) throws IOException {
        attempt(Act.WRITE);
        disk.replace(name, bytes);
    }
}
