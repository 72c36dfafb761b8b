package dev.daybook.cli.view;

import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of sessions that were changed, in one line each: what it was before, and how it is taken back. */
record EditLines(Times times) {

    String edited(Session before, SessionEdit wish, Session after) {
        List<String> changes = new ArrayList<>();
        change(changes, "title", wish.title() != null, title(before), title(after));
        change(changes, "note", wish.note() != null, before.note(), after.note());
        change(changes, "category", wish.category() != null, before.category(), after.category());
        change(changes, "start", wish.start() != null, before.start().toString(), after.start().toString());
        change(changes, "end", wish.end() != null, text(before.end()), text(after.end()));
        String name = "Session " + after.id();
        return changes.isEmpty()
                ? name + " is so already; nothing has changed."
                : name + ": " + String.join("; ", changes) + "." + undo(after);
    }

    private static @Nullable String title(Session session) {
        return Objects.requireNonNullElse(session.title(), "").isBlank() ? null : session.title();
    }

    private static @Nullable String text(@Nullable Instant end) {
        return end == null ? null : end.toString();
    }

    private void change(List<String> changes, String what, boolean wished, @Nullable String former,
            @Nullable String later) {
        if (wished && !Objects.equals(former, later)) {
            EditWords words = new EditWords(times);
            changes.add(what + " " + words.value(what, later) + ", was " + words.value(what, former));
        }
    }

    String split(SessionSplit made) {
        return "Session " + made.first().id() + " was split: it is " + span(made.first()) + ", and session "
                + made.second().id() + " is " + span(made.second()) + "." + undo(made.first());
    }

    String merged(Session merged, long gone) {
        return "Session " + gone + " was merged into " + merged.id() + ", which is " + span(merged) + " now."
                + undo(merged);
    }

    String undone(SessionUndo undone) {
        Session session = undone.session();
        EditWords words = new EditWords(times);
        String told = undone.undone().stream().map(words::again).collect(Collectors.joining("; "));
        String more = session.edited() == null
                ? ""
                : " 'daybook undo " + session.id() + "' takes the change before it back.";
        return "Session " + session.id() + ", " + span(session) + ": " + told + "." + more;
    }

    private String span(Session session) {
        String end = session.end() == null ? "now" : times.second(session.end());
        return times.second(session.start()) + " – " + end;
    }

    private static String undo(Session session) {
        return " Undo with 'daybook undo " + session.id() + "'.";
    }
}
