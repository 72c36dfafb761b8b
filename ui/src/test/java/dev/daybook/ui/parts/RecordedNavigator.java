package dev.daybook.ui.parts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down where it was to go and what was said; the last question and the last offer can be taken up. */
public final class RecordedNavigator implements Navigator {

    public final List<String> said = new ArrayList<>();
    public final List<Long> sessions = new ArrayList<>();
    public final List<LocalDate> days = new ArrayList<>();
    public int closed;
    public @Nullable Question question;
    public @Nullable Runnable offered;

    @Override
    public void showDay(LocalDate date) {
        days.add(date);
    }

    @Override
    public void showSession(long id) {
        sessions.add(id);
    }

    @Override
    public void closeDetails() {
        closed++;
    }

    @Override
    public void say(String text) {
        said.add(text);
        offered = null;
    }

    @Override
    public void say(String text, String verb, Runnable action) {
        said.add(text + " [" + verb + "]");
        offered = action;
    }

    @Override
    public void ask(Question asked) {
        question = asked;
    }
}
