package dev.daybook.ui.live;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * The daemon as the desktop sees it. Everything here is used on the JavaFX thread and reports there; nothing here makes
 * it wait.
 */
public interface Live {

    /** Whether the daemon is there, and its recorder as told last. */
    ReadOnlyObjectProperty<Link> linkProperty();

    /** The time, whole seconds; it goes on each second also while the daemon is away. */
    ReadOnlyObjectProperty<Instant> nowProperty();

    /**
     * Tells the listener what has changed, and that everything may have when a daemon is there again or one that is
     * there has left a question unanswered.
     */
    void onChange(Consumer<Changed> listener);

    /**
     * Asks the daemon. One of the two is told, once.
     *
     * @param failure gets a {@link dev.daybook.client.Refused} when the daemon said no
     */
    <T> void ask(Call<T> call, Consumer<? super T> answer, Consumer<? super ClientException> failure);

    default Link link() {
        return linkProperty().get();
    }

    default Instant now() {
        return nowProperty().get();
    }
}
