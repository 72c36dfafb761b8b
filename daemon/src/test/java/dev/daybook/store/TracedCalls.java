package dev.daybook.store;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What strace wrote down of a process and its threads, in the order in which the kernel was asked. */
final class TracedCalls {

    private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)", Pattern.DOTALL);
    private static final Pattern RESUMED = Pattern.compile("<\\.\\.\\. \\w+ resumed>");
    private static final String UNFINISHED = " <unfinished ...>";

    /** The calls that change a folder or force it, and those that say where the next write goes. */
    private static final String CALLS = "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,lseek,ftruncate,"
            + "truncate,fallocate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,link,"
            + "linkat,copy_file_range,sendfile";

    private final List<Call> calls = new ArrayList<>();
    private final Map<String, Begun> unfinished = new HashMap<>();
    private long at;

    private TracedCalls(long first) {
        this.at = first;
    }

    /** A call that has begun and not returned. */
    private record Begun(long at, String text) {}

    /**
     * A call that went well.
     *
     * @param begun its place among all lines
     * @param done the place of its return: not before {@code begun}
     * @param values as strace shows them, texts in quotes and in hexadecimal
     * @param result never negative
     */
    record Call(long begun, long done, String name, List<String> values, long result) {

        /** The descriptor at this place. */
        int descriptor(int place) {
            String value = values.get(place);
            return Integer.parseInt(value.substring(0, value.indexOf('<')));
        }

        /** The path that strace knows the descriptor at this place by. */
        String described(int place) {
            return describedBy(values.get(place));
        }

        String path(int place) {
            return new String(bytes(place), StandardCharsets.UTF_8);
        }

        byte[] bytes(int place) {
            String value = values.get(place);
            if (!value.startsWith("\"") || !value.endsWith("\"")) {
                throw new IllegalStateException(
                        name + " was not written down whole: " + value.length() + " characters");
            }
            return hexadecimal(value, 1, value.length() - 1);
        }

        long number(int place) {
            return Long.parseLong(values.get(place));
        }

        boolean says(int place, String flag) {
            return List.of(values.get(place).split("\\|", -1)).contains(flag);
        }
    }

    /** What goes before a command so that its calls are logged. What copies within the kernel is told it cannot. */
    static List<String> strace(Path log) {
        return List.of("strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", Integer.toString(64 << 20), "-o",
                log.toString(), "-e", "trace=" + CALLS, "-e", "signal=none", "-e",
                "inject=copy_file_range,sendfile:error=ENOSYS");
    }

    /**
     * Reads a log.
     *
     * @param first the place of its first line
     */
    static List<Call> read(Path log, long first) throws IOException {
        TracedCalls traced = new TracedCalls(first);
        try (BufferedReader lines = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                traced.take(line);
            }
        }
        return traced.calls;
    }

    private void take(String line) {
        at++;
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("strace wrote: " + line);
        }
        String thread = parts.group(1);
        String text = parts.group(2);
        Matcher resumed = RESUMED.matcher(text);
        if (text.startsWith("+++") || text.startsWith("---")) {
            unfinished.remove(thread);
        } else if (text.endsWith(UNFINISHED)) {
            unfinished.put(thread, new Begun(at, text.substring(0, text.length() - UNFINISHED.length())));
        } else if (resumed.lookingAt()) {
            Begun begun = unfinished.remove(thread);
            if (begun != null) {
                finished(begun.at, begun.text + text.substring(resumed.end()));
            }
        } else {
            finished(at, text);
        }
    }

    private void finished(long begun, String text) {
        int opens = text.indexOf('(');
        int equals = text.lastIndexOf(" = ") + 3;
        int closes = text.lastIndexOf(')', equals);
        long value = leading(text.substring(equals));
        if (value >= 0) {
            calls.add(new Call(begun, at, text.substring(0, opens), values(text.substring(opens + 1, closes)), value));
        }
    }

    /** Minus one for what has no result. */
    private static long leading(String text) {
        int end = 0;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == 0 ? -1 : Long.parseLong(text.substring(0, end));
    }

    /** Nothing within quotes or angle brackets is anything but hexadecimal. */
    private static List<String> values(String text) {
        List<String> values = new ArrayList<>();
        int from = 0;
        for (int comma = text.indexOf(", "); comma >= 0; comma = text.indexOf(", ", from)) {
            values.add(text.substring(from, comma));
            from = comma + 2;
        }
        values.add(text.substring(from));
        return values;
    }

    private static String describedBy(String value) {
        int opens = value.indexOf('<');
        int closes = value.lastIndexOf('>');
        byte[] path = hexadecimal(value, opens + 1, value.endsWith(">(deleted)") ? value.lastIndexOf(">(") : closes);
        return new String(path, StandardCharsets.UTF_8);
    }

    private static byte[] hexadecimal(String text, int from, int to) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(0, to - from) / 4);
        for (int i = from; i < to;) {
            boolean escaped = text.charAt(i) == '\\';
            bytes.write(escaped
                    ? Character.digit(text.charAt(i + 2), 16) << 4 | Character.digit(text.charAt(i + 3), 16)
                    : text.charAt(i));
            i += escaped ? 4 : 1;
        }
        return bytes.toByteArray();
    }
}
