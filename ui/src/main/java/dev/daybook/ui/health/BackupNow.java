package dev.daybook.ui.health;

import dev.daybook.api.Operation;
import dev.daybook.api.OperationRequest;
import dev.daybook.api.Progress;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.Refused;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.Navigator;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A backup that the person wants made: begun, looked after each second, and told of. Used on the JavaFX thread. */
final class BackupNow {

    private static final String WISH = "Back up now";

    private final Live live;
    private final Navigator navigator;
    private final Runnable done;
    private final ReadOnlyBooleanWrapper underway = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(WISH);
    private String operation = "";
    private boolean asking;

    /**
     * Nothing is begun yet.
     *
     * @param done told when one has ended, however
     */
    BackupNow(Live live, Navigator navigator, Runnable done) {
        this.live = live;
        this.navigator = navigator;
        this.done = done;
        live.nowProperty().addListener((now, before, after) -> look());
    }

    ReadOnlyBooleanProperty underwayProperty() {
        return underway.getReadOnlyProperty();
    }

    /** What the button says: the wish, or how far it is. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    void begin() {
        if (underway.get()) {
            return;
        }
        underway.set(true);
        words.set("Backing up …");
        live.ask(Call.create(OperationRequest.inDaemon("backup", Map.of())), made -> operation = made.id(),
                failure -> end("No backup is made: " + failure.getMessage()));
    }

    private void look() {
        if (operation.isEmpty() || asking) {
            return;
        }
        asking = true;
        live.ask(Call.operation(operation), this::told, this::failed);
    }

    private void told(Operation now) {
        asking = false;
        if (now.terminal()) {
            end(switch (now.status()) {
                case "completed" -> "Backed up";
                case "cancelled" -> "The backup was cancelled";
                default -> "The backup failed" + (now.error() == null ? "" : ": " + now.error());
            });
        } else {
            Progress progress = now.progress();
            words.set(progress == null || progress.fraction() == null
                    ? "Backing up …"
                    : "Backing up … " + Math.round(progress.fraction() * 100) + " %");
        }
    }

    /** A daemon that is away has not forgotten it. */
    private void failed(ClientException failure) {
        asking = false;
        if (failure instanceof Refused) {
            end("What became of the backup cannot be told: " + failure.getMessage());
        }
    }

    private void end(String result) {
        operation = "";
        underway.set(false);
        words.set(WISH);
        navigator.say(result);
        done.run();
    }
}
