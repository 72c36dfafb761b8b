package dev.daybook.platform.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * The terminal that this process runs on. It is changed only while this process is in its foreground, and always given
 * back as it was, unless this process is killed. Thread safe.
 */
final class OuterTerminal {

    private final int descriptor;
    private final boolean keysSignal;
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment original = arena.allocate(TerminalCalls.ATTRIBUTES, Long.BYTES);
    private final MemorySegment raw = arena.allocate(TerminalCalls.ATTRIBUTES, Long.BYTES);
    private final MemorySegment current = arena.allocate(TerminalCalls.ATTRIBUTES, Long.BYTES);
    private boolean taken;
    private boolean closed;

    /**
     * The terminal behind a descriptor.
     *
     * @param keysSignal whether Ctrl-C goes on to be a signal, because others in the same line of the shell need it
     */
    OuterTerminal(int descriptor, boolean keysSignal) {
        this.descriptor = descriptor;
        this.keysSignal = keysSignal;
    }

    int descriptor() {
        return descriptor;
    }

    /** Lets every byte through, if this process is in the foreground; asked again and again, as that changes. */
    synchronized boolean takeOver() {
        if (closed || !TerminalCalls.isOurs(descriptor)) {
            return false;
        }
        if (!taken) {
            learn();
        }
        // A shell that had stopped us may have put its own back.
        if (TerminalCalls.readAttributes(descriptor, current) && current.mismatch(raw) >= 0) {
            TerminalCalls.writeAttributes(descriptor, raw);
        }
        return true;
    }

    /** Puts it back as it was, until it is taken over again. */
    synchronized void release() {
        if (taken && TerminalCalls.isOurs(descriptor)) {
            TerminalCalls.writeAttributes(descriptor, original);
        }
        taken = false;
    }

    /** Puts it back for good. */
    synchronized void giveBack() {
        release();
        closed = true;
    }

    /** Lends a new terminal its habits, before it is used. In the background they are those of a shell that edits. */
    void copyHabits(int master) {
        if (TerminalCalls.isOurs(descriptor) && TerminalCalls.readAttributes(descriptor, current)) {
            TerminalCalls.writeAttributes(master, current);
        }
    }

    /** Gives the terminal of that master this one's size, if it has another. */
    void copyWindow(int master) {
        try (Arena scratch = Arena.ofConfined()) {
            MemorySegment ours = scratch.allocate(TerminalCalls.WINDOW);
            MemorySegment theirs = scratch.allocate(TerminalCalls.WINDOW);
            if (TerminalCalls.readWindow(descriptor, ours) && TerminalCalls.readWindow(master, theirs)
                    && ours.mismatch(theirs) >= 0) {
                TerminalCalls.writeWindow(master, ours);
            }
        }
    }

    private void learn() {
        taken = TerminalCalls.readAttributes(descriptor, original);
        raw.copyFrom(original);
        TerminalCalls.makeRaw(raw, keysSignal);
    }
}
