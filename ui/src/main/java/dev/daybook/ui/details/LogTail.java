package dev.daybook.ui.details;

import dev.daybook.api.LogPart;
import dev.daybook.client.Call;
import dev.daybook.ui.live.Live;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of an operation's log; they go on each second while the operation does. Not thread safe: the JavaFX
 * thread owns it.
 */
final class LogTail {

    static final int LINES = 200;
    private static final int LONGEST_LINE = 2_000;
    // With the colours that are not shown.
    private static final int LONGEST_UNFINISHED = 16_000;

    private final Live live;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final Deque<String> lines = new ArrayDeque<>();
    private @Nullable String operation;
    private @Nullable Long next;
    private String unfinished = "";
    private boolean complete;
    private boolean asking;
    // An answer about one that was followed before is dropped.
    private int followed;

    LogTail(Live live) {
        this.live = live;
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /**
     * Follows another one, or goes on with the same.
     *
     * @param id null for none
     */
    void follow(@Nullable String id) {
        if (Objects.equals(id, operation)) {
            return;
        }
        operation = id;
        followed++;
        next = null;
        unfinished = "";
        complete = false;
        asking = false;
        lines.clear();
        text.set("");
        look();
    }

    /** Asks for what was written since; one question at a time. */
    void look() {
        String of = operation;
        if (of == null || asking || complete) {
            return;
        }
        asking = true;
        int asked = followed;
        live.ask(Call.log(of, next), part -> {
            if (asked == followed) {
                asking = false;
                take(part);
            }
        }, failure -> {
            // It is asked for again with the next second.
            if (asked == followed) {
                asking = false;
            }
        });
    }

    private void take(LogPart part) {
        boolean more = next != null && part.end() > next;
        next = part.end();
        complete = part.complete();
        if (!part.text().isEmpty()) {
            append(part.text());
        }
        if (more) {
            // What was written faster than a part a second is caught up with at once.
            look();
        }
    }

    private void append(String written) {
        String[] pieces = (unfinished + written).split("\n", -1);
        Arrays.stream(pieces).limit(pieces.length - 1L).map(LogTail::shown).forEach(lines::add);
        unfinished = bounded(pieces[pieces.length - 1]);
        while (lines.size() > LINES) {
            lines.removeFirst();
        }
        Stream<String> last = unfinished.isEmpty() ? Stream.empty() : Stream.of(shown(unfinished));
        text.set(Stream.concat(lines.stream(), last).collect(Collectors.joining("\n")));
    }

    /** A command may write for hours and never end a line: what it has written over goes, and what nobody would see. */
    private static String bounded(String line) {
        // One at the very end may belong to the line feed that is still to come.
        int over = line.lastIndexOf('\r', line.length() - 2);
        String last = line.substring(over + 1);
        return last.length() > LONGEST_UNFINISHED ? last.substring(0, LONGEST_UNFINISHED) : last;
    }

    /** As a terminal leaves it: without colours, and of a line that was written over its last state. */
    private static String shown(String line) {
        String plain = line.replaceAll("\u001b\\[[0-9;?]*[ -/]*[@-~]", "").stripTrailing();
        int over = plain.lastIndexOf('\r');
        String last = over < 0 ? plain : plain.substring(over + 1);
        String cut = last.length() > LONGEST_LINE ? last.substring(0, LONGEST_LINE) + "…" : last;
        return cut.codePoints().filter(c -> c == '\t' || !Character.isISOControl(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
