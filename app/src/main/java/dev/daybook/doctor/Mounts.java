package dev.daybook.doctor;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is mounted where (proc_pid_mountinfo(5)). A file's own attributes will not do for its device: on btrfs they name a
 * part of the file system, and the kernel's lists the whole.
 */
final class Mounts {

    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    private Mounts() {}

    /** @param real absolute, without links; its device as {@code fe:00} */
    static String device(Path real) {
        return device(SmallFile.text("/proc/self/mountinfo").stream().flatMap(String::lines), real);
    }

    /** Of those mounted over each other the last one is seen. */
    static String device(Stream<String> mounts, Path real) {
        return mounts.map(line -> List.of(line.split(" ", -1))).filter(words -> words.size() > 4)
                .filter(words -> real.startsWith(point(words)))
                .reduce((one, later) -> point(later).getNameCount() < point(one).getNameCount() ? one : later)
                .map(words -> hexadecimal(words.get(2))).orElse("");
    }

    private static Path point(List<String> words) {
        return Path.of(ESCAPED.matcher(words.get(4)).replaceAll(escaped -> Matcher
                .quoteReplacement(String.valueOf((char) Integer.parseInt(escaped.group(1), 8)))));
    }

    private static String hexadecimal(String device) {
        List<String> numbers = List.of(device.split(":", -1));
        return "%02x:%02x".formatted(Integer.parseInt(numbers.getFirst()), Integer.parseInt(numbers.getLast()));
    }
}
