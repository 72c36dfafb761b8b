package dev.daybook.platform.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A terminal as a person has it before them: what runs on it leads its session, and it can be typed at and read. */
public final class TestScreen {

    private final int master;
    private final String slave;
    private final StringBuilder text = new StringBuilder();
    private final Thread reader = Thread.ofPlatform().daemon().unstarted(this::read);
    private volatile boolean closed;
    private volatile boolean deserted;

    private TestScreen(int master, String slave) {
        this.master = master;
        this.slave = slave;
    }

    public static TestScreen of(int rows, int columns) throws IOException {
        int master = TerminalCalls.openMaster();
        TestScreen screen = new TestScreen(master, TerminalCalls.slaveOf(master));
        screen.resize(rows, columns);
        screen.reader.start();
        return screen;
    }

    /** Starts a shell line on it. */
    public Child start(Path folder, String line) throws IOException {
        Stdio terminal = new Stdio.Terminal(slave);
        return Spawn.start(SpawnRequest.plain(List.of("sh", "-c", line), folder,
                Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm"), terminal, terminal, terminal));
    }

    public void resize(int rows, int columns) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment window = arena.allocate(TerminalCalls.WINDOW, Short.BYTES);
            window.setAtIndex(JAVA_SHORT, 0, (short) rows);
            window.setAtIndex(JAVA_SHORT, 1, (short) columns);
            TerminalCalls.writeWindow(master, window);
        }
    }

    public void type(String keys) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = keys.getBytes(StandardCharsets.UTF_8);
            Descriptors.write(master, arena.allocateFrom(JAVA_BYTE, bytes));
        }
    }

    /** Everything that it ever showed. */
    public String text() {
        synchronized (text) {
            return text.toString();
        }
    }

    /** Whether nobody has it open any more and everything is shown. */
    public boolean isDeserted() {
        return deserted;
    }

    private void read() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096);
            while (!closed) {
                if (Readiness.toRead(master, Duration.ofMillis(20))) {
                    take(buffer);
                }
            }
        }
    }

    private void take(MemorySegment buffer) {
        try {
            int length = Descriptors.read(master, buffer);
            synchronized (text) {
                text.append(new String(buffer.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8));
            }
        } catch (IOException nobodyThere) {
            deserted = true;
        }
    }

    public void close() throws InterruptedException {
        closed = true;
        reader.join();
        Descriptors.close(master);
    }
}
