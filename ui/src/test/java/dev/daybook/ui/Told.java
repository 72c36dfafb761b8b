package dev.daybook.ui;

import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A window that remembers where it was taken and what it was told. */
public final class Told implements Navigator {

    public final List<String> log = new ArrayList<>();
    public final List<Question> questions = new ArrayList<>();

    @Override
    public void showDay(LocalDate date) {
        log.add("day " + date);
    }

    @Override
    public void showSession(long id) {
        log.add("session " + id);
    }

    @Override
    public void closeDetails() {
        log.add("close");
    }

    @Override
    public void say(String text) {
        log.add("say " + text);
    }

    @Override
    public void say(String text, String verb, Runnable action) {
        log.add("say " + text + " [" + verb + "]");
    }

    @Override
    public void ask(Question question) {
        questions.add(question);
    }
}
