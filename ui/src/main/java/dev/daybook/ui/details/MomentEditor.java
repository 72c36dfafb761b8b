package dev.daybook.ui.details;

import dev.daybook.ui.details.MomentEdit.Limits;
import dev.daybook.ui.details.MomentEdit.Outcome;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A day and a time to be set right; it is judged while it is typed, and saved when the person says so. */
final class MomentEditor extends VBox {

    /**
     * What is asked for.
     *
     * @param title what stands above the fields, for instance {@code It ended}
     * @param verb what the button says that does it
     * @param from the moment until now, or one to begin with
     * @param limits asked each time: the present goes on
     * @param told what is said of a moment that can be meant; empty for nothing
     */
    record Wanted(
            String title,
            String verb,
            Instant from,
            Supplier<Limits> limits,
            Function<Instant, String> told,
            Saving saving) {}

    /** Saves the moment; one of the two is told. */
    interface Saving {
        void save(Instant moment, Runnable done, Consumer<String> refused);
    }

    private final LocalTimes times;
    private final Runnable closed;
    private final Label title = new Label();
    private final DatePicker date = new DatePicker();
    private final TextField time = new TextField();
    private final Label wrong = new Label();
    private final Label told = new Label();
    private final Button save = new Button();
    private @Nullable Wanted wanted;

    /**
     * Closed.
     *
     * @param id what the ids of its fields begin with
     * @param closed run whenever it is closed
     */
    MomentEditor(String id, LocalTimes times, Runnable closed) {
        super(8);
        this.times = times;
        this.closed = closed;
        date.setId(id + "-date");
        date.setPrefWidth(150);
        time.setId(id + "-time");
        time.setPrefColumnCount(7);
        wrong.setId(id + "-wrong");
        wrong.getStyleClass().add("wrong");
        told.setId(id + "-told");
        told.getStyleClass().add("muted");
        for (Label line : List.of(wrong, told)) {
            line.setWrapText(true);
            line.managedProperty().bind(line.visibleProperty());
        }
        save.setId(id + "-save");
        save.getStyleClass().add("accent");
        save.setOnAction(pressed -> save());
        Button leave = new Button("Leave it");
        leave.setId(id + "-leave");
        leave.setOnAction(pressed -> close());
        date.valueProperty().addListener(value -> judge());
        time.textProperty().addListener(text -> judge());
        HBox fields = new HBox(8, date, time);
        fields.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, fields, wrong, told, new HBox(8, save, leave));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /** Lets the person write. */
    void open(Wanted what) {
        // Nothing is judged by the limits of what was wanted before.
        wanted = null;
        MomentEdit now = MomentEdit.of(what.from(), times);
        title.setText(what.title());
        date.setAccessibleText(what.title() + ": day");
        time.setAccessibleText(what.title() + ": time");
        date.setValue(now.date().orElse(null));
        time.setText(now.time());
        save.setText(what.verb());
        wanted = what;
        setVisible(true);
        // Of several that might be in the drawer Enter means the one that is open.
        save.setDefaultButton(true);
        judge();
        time.requestFocus();
        time.selectAll();
    }

    /** Leaves it without a change; whether it was open. */
    boolean close() {
        boolean open = isVisible();
        wanted = null;
        setVisible(false);
        save.setDefaultButton(false);
        closed.run();
        return open;
    }

    private void judge() {
        Outcome outcome = outcome().orElse(null);
        say(outcome instanceof Outcome.Wrong no ? no.reason() : "");
        save.setDisable(!(outcome instanceof Outcome.At));
        told.setText(outcome instanceof Outcome.At(Instant moment) && wanted != null
                ? wanted.told().apply(moment)
                : "");
        told.setVisible(!told.getText().isEmpty());
    }

    /** Says why it cannot be so. */
    void say(String reason) {
        wrong.setText(reason);
        wrong.setVisible(!reason.isEmpty());
    }

    private Optional<Outcome> outcome() {
        return Optional.ofNullable(wanted).map(what -> new MomentEdit(Optional.ofNullable(date.getValue()),
                time.getText(), what.from()).outcome(what.limits().get(), times));
    }

    private void save() {
        Wanted what = wanted;
        if (what != null && outcome().orElse(null) instanceof Outcome.At(Instant moment)) {
            what.saving().save(moment, () -> closeIf(what), reason -> {
                if (what.equals(wanted)) {
                    say(reason);
                }
            });
        }
    }

    private void closeIf(Wanted what) {
        if (what.equals(wanted)) {
            close();
        }
    }
}
