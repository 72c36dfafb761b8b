package dev.daybook.ui.sessions;

import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import javafx.scene.control.TableCell;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A cell that shows a session, and goes on with the time while the session does and the daemon is there. */
abstract class RowCell extends TableCell<SessionRow, Target> {

    private final Live live;
    private final LocalTimes times;
    private @Nullable Subscription ticking;

    /** Of sessions as {@code live} knows them, whose time stands still while the daemon is away. */
    RowCell(Live live, LocalTimes times) {
        this.live = live;
        this.times = times;
    }

    /** Shows it as it is now. */
    abstract void show(RowWords words);

    abstract void clear();

    Live live() {
        return live;
    }

    @Override
    protected final void updateItem(@Nullable Target item, boolean empty) {
        super.updateItem(item, empty);
        boolean goesOn = item != null && !empty && item.session().status().equals("active");
        if (!goesOn && ticking != null) {
            ticking.unsubscribe();
            ticking = null;
        } else if (goesOn && ticking == null) {
            ticking = live.nowProperty().subscribe((before, after) -> showItem())
                    .and(live.linkProperty().subscribe((before, after) -> showItem()));
        }
        if (item == null || empty) {
            clear();
        } else {
            show(RowWords.of(item, times, live));
        }
    }

    final void showItem() {
        Target item = getItem();
        if (item != null && !isEmpty()) {
            show(RowWords.of(item, times, live));
        }
    }
}
