package dev.daybook.ui.sessions;

import dev.daybook.ui.cancelling.Target;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What can be done with a row, or with all that are selected when it is one of them. */
final class RowMenu extends ContextMenu {

    RowMenu(SessionRow row, LongConsumer details, Consumer<List<Target>> cancel, Supplier<List<Target>> selected) {
        List<Target> meant = meant(row, selected.get());
        MenuItem show = new MenuItem("Show details");
        show.setOnAction(chosen -> details.accept(row.id()));
        MenuItem copy = new MenuItem("Copy id");
        copy.setOnAction(chosen -> {
            ClipboardContent id = new ClipboardContent();
            id.putString(String.valueOf(row.id()));
            Clipboard.getSystemClipboard().setContent(id);
        });
        MenuItem stop = new MenuItem("Cancel…");
        stop.setOnAction(chosen -> cancel.accept(meant));
        getItems().setAll(show, copy, new SeparatorMenuItem(), stop);
        stop.setText(meant.size() > 1 ? "Cancel " + meant.size() + " sessions…" : "Cancel…");
        stop.setDisable(meant.stream().noneMatch(Target::cancellable));
    }

    private static List<Target> meant(SessionRow row, List<Target> selected) {
        return selected.contains(row.shown()) ? selected : List.of(row.shown());
    }
}
