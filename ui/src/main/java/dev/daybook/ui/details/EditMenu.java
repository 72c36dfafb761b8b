package dev.daybook.ui.details;

import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.ui.details.MomentEdit.Limits;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a person can set right of a session beside its words: when it was, and whether it was one. */
final class EditMenu {

    private final Editing editing;
    private final Live live;
    private final LocalTimes times;
    private final Navigator navigator;
    private final MomentEditor editor;
    private final MenuButton button = new MenuButton("Edit", new FontIcon("fth-edit-2"));
    private final MenuItem start = item("edit-start", "Correct the start…");
    private final MenuItem end = item("edit-end", "Correct the end…");
    private final MenuItem split = item("edit-split", "Split…");
    private final MenuItem merge = item("edit-merge", "Merge with the next…");
    private @Nullable Session shown;

    /**
     * Of no session yet.
     *
     * @param words items that edit what is said of the session
     */
    EditMenu(Editing editing, Live live, LocalTimes times, Navigator navigator, MenuItem... words) {
        this.editing = editing;
        this.live = live;
        this.times = times;
        this.navigator = navigator;
        this.editor = new MomentEditor("moment", times, () -> {});
        button.setId("details-edit");
        button.getItems().addAll(words);
        button.getItems().addAll(new SeparatorMenuItem(), start, end, new SeparatorMenuItem(), split, merge);
        start.setOnAction(chosen -> ended().ifPresent(this::correctStart));
        end.setOnAction(chosen -> ended().ifPresent(this::correctEnd));
        split.setOnAction(chosen -> ended().ifPresent(this::split));
        merge.setOnAction(chosen -> ended().ifPresent(this::merge));
    }

    private static MenuItem item(String id, String text) {
        MenuItem item = new MenuItem(text);
        item.setId(id);
        return item;
    }

    MenuButton button() {
        return button;
    }

    /** Where a moment is written. */
    MomentEditor editor() {
        return editor;
    }

    void show(Session session) {
        boolean another = shown == null || shown.id() != session.id();
        shown = session;
        if (another) {
            editor.close();
        }
        boolean possible = ended().isPresent();
        for (MenuItem item : List.of(start, end, split, merge)) {
            item.setDisable(!possible);
        }
    }

    /** An ended desk session, with its end. */
    private record Ended(Session session, Instant end) {}

    private Optional<Ended> ended() {
        Session session = shown;
        return session == null || session.end() == null || !session.kind().equals("desk")
                || !session.status().equals("ended")
                        ? Optional.empty()
                        : Optional.of(new Ended(session, session.end()));
    }

    private void correctStart(Ended of) {
        Session session = of.session();
        editor.open(new MomentEditor.Wanted("It began", "Save", session.start(),
                () -> Limits.ofStart(of.end(), times), at -> "",
                (at, done, refused) -> editing.correct(session, new SessionEdit(null, null, null, at, null), done,
                        refused)));
    }

    private void correctEnd(Ended of) {
        Session session = of.session();
        editor.open(new MomentEditor.Wanted("It ended", "Save", of.end(),
                () -> Limits.ofEnd(session.start(), live.now(), times), at -> "",
                (at, done, refused) -> editing.correct(session, new SessionEdit(at), done, refused)));
    }

    private void split(Ended of) {
        Session session = of.session();
        Duration half = Duration.between(session.start(), of.end()).dividedBy(2);
        editor.open(new MomentEditor.Wanted("The second session begins", "Split",
                session.start().plusSeconds(half.toSeconds()),
                () -> Limits.within(session.start(), of.end(), times),
                at -> new EditWords(times).split(session, of.end(), at),
                (at, done, refused) -> editing.split(session, at, done, refused)));
    }

    private void merge(Ended of) {
        Session session = of.session();
        editing.next(session, of.end(), found -> {
            if (found.isEmpty()) {
                navigator.say("No desk session follows session " + session.id() + " within two days");
                return;
            }
            Session next = found.get();
            navigator.ask(new Question("Merge with the next session?",
                    new EditWords(times).merged(session, of.end(), next), "Merge", "Leave them", false,
                    () -> editing.merge(session, next)));
        });
    }
}
