package dev.daybook.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a process did to the files of one folder, taken from the calls it made. */
final class FolderSteps {

    /** One step, at a place among all that was logged. */
    sealed interface Step {
        long at();
    }

    /** A step that is not sure until it is forced; it was over at {@code done}. */
    sealed interface Pending extends Step {
        long done();
    }

    record Written(long at, long done, String path, long position, ByteBuffer bytes) implements Pending {

        long end() {
            return position + bytes.limit();
        }
    }

    record Cut(long at, long done, String path, long length) implements Pending {}

    /** A file or a folder got a name that nothing had. */
    record Made(long at, long done, String path, boolean folder) implements Pending {}

    record Renamed(long at, long done, String path, String to) implements Pending {}

    record Removed(long at, long done, String path) implements Pending {}

    /** Everything done to this file, or to names in this folder, before {@code begun} is sure from here on. */
    record Forced(long at, long begun, String path) implements Step {}

    /** A line the process said. */
    record Said(long at, String line) implements Step {}

    private static final int OUTPUT = 1;

    private final String folder;
    private final List<Step> steps = new ArrayList<>();
    private final Map<Integer, Long> positions = new HashMap<>();

    private FolderSteps(String folder) {
        this.folder = folder + "/";
    }

    /**
     * The steps of one process, in order: what is written counts from when it began, a force from when it returned.
     *
     * @param folder as an absolute path that is no link
     */
    static List<Step> of(String folder, List<TracedCalls.Call> calls) {
        FolderSteps found = new FolderSteps(folder);
        calls.forEach(found::take);
        found.steps.sort(Comparator.comparingLong(Step::at));
        return found.steps;
    }

    private void take(TracedCalls.Call call) {
        switch (call.name()) {
            case "openat" -> opened(call);
            case "write" -> written(call);
            case "pwrite64" -> {
                if (within(call.described(0))) {
                    steps.add(new Written(call.begun(), call.done(), call.described(0), call.number(3),
                            ByteBuffer.wrap(call.bytes(1))));
                }
            }
            case "lseek" -> positions.put(call.descriptor(0), call.result());
            case "ftruncate" -> {
                if (within(call.described(0))) {
                    steps.add(new Cut(call.begun(), call.done(), call.described(0), call.number(1)));
                }
            }
            case "fsync", "fdatasync" -> {
                if (within(call.described(0) + "/")) {
                    steps.add(new Forced(call.done(), call.begun(), call.described(0)));
                }
            }
            case "mkdir" -> {
                if (within(call.path(0))) {
                    steps.add(new Made(call.begun(), call.done(), call.path(0), true));
                }
            }
            case "rename" -> {
                if (within(call.path(0)) || within(call.path(1))) {
                    steps.add(new Renamed(call.begun(), call.done(), call.path(0), call.path(1)));
                }
            }
            case "unlink", "rmdir" -> removed(call, call.path(0));
            case "unlinkat" -> removed(call, call.path(1));
            default -> unknown(call);
        }
    }

    private boolean within(String path) {
        return path.startsWith(folder);
    }

    private void opened(TracedCalls.Call call) {
        String path = call.path(1);
        positions.put((int) call.result(), 0L);
        if (!within(path)) {
            return;
        }
        if (call.says(2, "O_APPEND")) {
            throw new IllegalStateException("nobody appends to " + path + ", or this has to learn it");
        }
        if (call.says(2, "O_CREAT")) {
            steps.add(new Made(call.begun(), call.done(), path, false));
        }
        if (call.says(2, "O_TRUNC")) {
            steps.add(new Cut(call.begun(), call.done(), path, 0));
        }
    }

    private void written(TracedCalls.Call call) {
        int descriptor = call.descriptor(0);
        if (descriptor == OUTPUT) {
            steps.add(new Said(call.begun(), new String(call.bytes(1), StandardCharsets.US_ASCII).strip()));
        } else if (within(call.described(0))) {
            long position = positions.getOrDefault(descriptor, 0L);
            steps.add(new Written(call.begun(), call.done(), call.described(0), position,
                    ByteBuffer.wrap(call.bytes(1))));
            positions.put(descriptor, position + call.result());
        }
    }

    private void removed(TracedCalls.Call call, String path) {
        if (within(path)) {
            steps.add(new Removed(call.begun(), call.done(), path));
        }
    }

    private void unknown(TracedCalls.Call call) {
        boolean ours = call.values().stream().anyMatch(value -> value.contains(hexadecimal(folder)));
        if (ours) {
            throw new IllegalStateException(call.name() + " is a call that this has to learn");
        }
    }

    private static String hexadecimal(String path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            text.append("\\x%02x".formatted(b));
        }
        return text.toString();
    }
}
