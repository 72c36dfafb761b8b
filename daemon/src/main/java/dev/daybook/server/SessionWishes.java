package dev.daybook.server;

import dev.daybook.api.SessionEdit;
import dev.daybook.category.Rule;
import dev.daybook.session.SessionWish;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what a person wishes of a session, and refuses what no session can be. Pure. */
final class SessionWishes {

    private static final int MOST_CATEGORY = 200;

    private SessionWishes() {}

    static SessionWish of(SessionEdit edit) throws Refusal {
        return new SessionWish(title(edit.title()), note(edit.note()), category(edit.category()),
                instant("start", edit.start()), instant("end", edit.end()));
    }

    private static Optional<String> title(@Nullable String text) throws Refusal {
        return text == null ? Optional.empty() : Optional.of(line("title", text.strip(), SessionWish.MOST_TITLE));
    }

    /** Its lines are Unix's, whoever wrote it. */
    private static Optional<String> note(@Nullable String text) throws Refusal {
        if (text == null) {
            return Optional.empty();
        }
        String note = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        mustFit("note", note, SessionWish.MOST_NOTE);
        if (note.codePoints().anyMatch(c -> c != '\n' && c != '\t' && steers(c))) {
            throw Refusal.invalid("'note' holds a control character; it may hold text, tabs and line breaks");
        }
        return Optional.of(note);
    }

    private static Optional<String> category(@Nullable String text) throws Refusal {
        if (text == null) {
            return Optional.empty();
        }
        String category = line("category", text.strip(), MOST_CATEGORY);
        if (!category.isEmpty() && !Rule.isName(category)) {
            throw Refusal.invalid("'category' is '" + category + "'; it must be a name such as Work/Code");
        }
        return Optional.of(category);
    }

    private static String line(String name, String text, int most) throws Refusal {
        mustFit(name, text, most);
        if (text.codePoints().anyMatch(SessionWishes::steers)) {
            throw Refusal
                    .invalid("'" + name + "' holds a line break or another control character; it must be one line");
        }
        return text;
    }

    private static void mustFit(String name, String text, int most) throws Refusal {
        if (text.length() > most) {
            throw Refusal.invalid("'" + name + "' has " + text.length() + " characters; at most " + most
                    + " are possible");
        }
    }

    /** Half of a character is none, and no file could hold it. */
    private static boolean steers(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    /** In whole seconds, as all times of sessions are. */
    static Optional<Instant> instant(String name, @Nullable Instant instant) throws Refusal {
        if (instant != null && (instant.isBefore(Ask.LEAST) || instant.isAfter(Ask.MOST))) {
            throw Refusal.invalid("'" + name + "' is '" + instant + "'; it must be from " + Ask.LEAST + " to "
                    + Ask.MOST);
        }
        return Optional.ofNullable(instant).map(given -> given.truncatedTo(ChronoUnit.SECONDS));
    }
}
