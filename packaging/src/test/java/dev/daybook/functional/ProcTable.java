package dev.daybook.functional;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The living processes, as a test reads them from /proc by itself. A zombie lives no more. */
final class ProcTable {

    // proc_pid_stat(5), counted from the state, which follows the name.
    private static final int PARENT = 1;
    private static final int SESSION = 3;
    private static final int THREADS = 17;
    private static final int START = 19;

    private ProcTable() {}

    /**
     * One process.
     *
     * @param start in clock ticks since boot, so that its number is not taken for another's
     */
    record Seen(long pid, long parent, long session, String state, long start) {

        boolean isAlive() {
            return of(pid).filter(now -> now.start == start).isPresent();
        }

        /** SIGKILL. */
        void kill() {
            signal("KILL");
        }

        void signal(String name) {
            try {
                // Who is gone by now is not there to be told.
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        String commandLine() {
            return read(pid, "cmdline").replace('\0', ' ').strip();
        }
    }

    static Optional<Seen> of(long pid) {
        String text = read(pid, "stat");
        String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ", -1);
        if (fields.length <= START) {
            return Optional.empty();
        }
        boolean dead = fields[0].equals("X") || (fields[0].equals("Z") && fields[THREADS].equals("1"));
        return dead
                ? Optional.empty()
                : Optional.of(new Seen(pid, Long.parseLong(fields[PARENT]),
                        Long.parseLong(fields[SESSION]), fields[0], Long.parseLong(fields[START])));
    }

    static Set<Seen> all() {
        try (Stream<Path> folders = Files.list(Path.of("/proc"))) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .flatMap(name -> of(Long.parseLong(name)).stream()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Those with such a value of this variable in their environment. */
    static Set<Seen> with(String variable, Predicate<String> value) {
        return all().stream().filter(seen -> Arrays.stream(read(seen.pid, "environ").split("\0", -1))
                .filter(entry -> entry.startsWith(variable + "="))
                .anyMatch(entry -> value.test(entry.substring(variable.length() + 1)))).collect(Collectors.toSet());
    }

    /** Those that carry the mark of this operation; its worker in the background too. */
    static Set<Seen> marked(String operation) {
        return with("DAYBOOK_OP", value -> value.startsWith(operation + "."));
    }

    /** Those that carry the mark of an attempt at this operation. */
    static Set<Seen> commandsOf(String operation) {
        return with("DAYBOOK_OP", value -> value.matches(operation + "\\.[1-9][0-9]*"));
    }

    static Set<Seen> inSession(long session) {
        return all().stream().filter(seen -> seen.session == session).collect(Collectors.toSet());
    }

    /** All that descend from a process, without itself. */
    static Set<Seen> descendants(long pid) {
        Set<Seen> all = all();
        Set<Seen> found = new HashSet<>();
        Set<Long> parents = new HashSet<>(Set.of(pid));
        while (true) {
            List<Seen> more = all.stream().filter(seen -> parents.contains(seen.parent) && !found.contains(seen))
                    .toList();
            if (more.isEmpty()) {
                return found;
            }
            found.addAll(more);
            more.forEach(seen -> parents.add(seen.pid));
        }
    }

    private static String read(long pid, String file) {
        try {
            return new String(Files.readAllBytes(Path.of("/proc", Long.toString(pid), file)),
                    StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }
}
