package dev.daybook.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a day's file: front matter, and one entry a session between two comment lines that name it. Whatever a
 * person wrote above, between and below the entries stays where it was. Immutable.
 *
 * @param theirs lines of front matter that a person added
 * @param head what stands above the first entry
 * @param entries in the order of the file; of one that is there twice the first
 */
record DayText(List<String> theirs, String head, List<Entry> entries) {

    private static final Pattern MARKER = Pattern.compile(
            "^<!-- (/?)session (\\d{1,18})(?: at (-?\\d{1,18}))? -->[ \\t]*\\r?(?:\\n|\\z)",
            Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern EMPTY_LINES = Pattern.compile("\\A(?:[ \\t]*\\r?\\n)+");
    private static final String BYTE_ORDER_MARK = "\ufeff";

    /**
     * An entry.
     *
     * @param start of its session, UTC seconds
     * @param body Markdown, ending with a line break
     * @param after what a person wrote below it
     */
    record Entry(long session, long start, String body, String after) {

        private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::start)
                .thenComparingLong(Entry::session);

        private Entry followedBy(String more) {
            return new Entry(session, start, body, both(after, more));
        }

        private String text() {
            return "<!-- session " + session + " at " + start + " -->\n" + body + "<!-- /session " + session
                    + " -->\n\n"
                    + (after.isEmpty() ? "" : after + "\n\n");
        }
    }

    /** Takes a file apart, also one of an older version, which has no front matter. */
    static DayText of(String file) {
        FrontMatter.Split split = FrontMatter.split(
                file.startsWith(BYTE_ORDER_MARK) ? file.substring(BYTE_ORDER_MARK.length()) : file);
        Reading reading = new Reading(split.rest());
        reading.read();
        return new DayText(split.theirs(), reading.head, List.copyOf(reading.entries));
    }

    /** Goes through a file once: an opening counts when the next marker is the closing one of the same session. */
    private static final class Reading {

        private final String text;
        private final List<Entry> entries = new ArrayList<>();
        private String head = "";
        private int read;

        Reading(String text) {
            this.text = text;
        }

        void read() {
            Matcher marker = MARKER.matcher(text);
            int from = 0;
            int inside = 0;
            long session = -1;
            long start = 0;
            while (marker.find()) {
                boolean opens = marker.group(1).isEmpty() && marker.group(3) != null;
                long named = Long.parseLong(marker.group(2));
                if (!opens && session == named) {
                    between(from);
                    add(new Entry(session, start, text.substring(inside, marker.start()), ""));
                    read = marker.end();
                }
                session = opens ? named : -1;
                start = opens ? Long.parseLong(marker.group(3)) : 0;
                from = marker.start();
                inside = marker.end();
            }
            between(text.length());
        }

        private void add(Entry entry) {
            if (entries.stream().noneMatch(known -> known.session == entry.session)) {
                entries.add(entry);
            }
        }

        private void between(int end) {
            String between = text.substring(read, end);
            if (entries.isEmpty()) {
                head = both(head, trimmed(between));
            } else {
                entries.add(entries.removeLast().followedBy(trimmed(between)));
            }
        }
    }

    private static String trimmed(String text) {
        return EMPTY_LINES.matcher(text).replaceFirst("").stripTrailing();
    }

    private static String both(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "\n\n" + second;
    }

    Set<Long> sessions() {
        return entries.stream().map(Entry::session).collect(Collectors.toSet());
    }

    /**
     * The same with these entries and no others. What a person wrote below an entry goes where that goes; below one that
     * is gone, it follows what stood before that.
     *
     * @param wanted by session, without anything after them
     */
    DayText with(Map<Long, Entry> wanted) {
        String above = head;
        List<Entry> kept = new ArrayList<>();
        for (Entry old : entries) {
            Entry entry = wanted.get(old.session);
            if (entry != null) {
                kept.add(entry.followedBy(old.after));
            } else if (kept.isEmpty()) {
                above = both(above, old.after);
            } else {
                kept.add(kept.removeLast().followedBy(old.after));
            }
        }
        Map<Long, Entry> added = new TreeMap<>(wanted);
        added.keySet().removeAll(sessions());
        kept.addAll(added.values());
        kept.sort(Entry.ORDER);
        return new DayText(theirs, above, List.copyOf(kept));
    }

    /** Whether nothing of a person's is in it. */
    boolean isOwn(Set<String> headings) {
        return theirs.isEmpty() && isOwnHead(headings) && entries.stream().allMatch(entry -> entry.after.isEmpty());
    }

    private boolean isOwnHead(Set<String> headings) {
        return head.isBlank() || headings.contains(head.strip());
    }

    /**
     * The whole file.
     *
     * @param front lines of Daybook's own front matter
     * @param heading above the entries, unless a person wrote another
     * @param older headings that Daybook once wrote there
     */
    String text(List<String> front, String heading, Set<String> older) {
        StringBuilder text = new StringBuilder(FrontMatter.joined(front, theirs)).append("\n")
                .append(isOwnHead(older) ? heading : head).append("\n\n");
        entries.forEach(entry -> text.append(entry.text()));
        return text.toString();
    }
}
