package dev.daybook.ui.sessions;

import dev.daybook.api.Session;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether a session was spent at the desk or stands for something that ran. */
final class KindCell extends RowCell {

    private final FontIcon icon = new FontIcon("fth-monitor");

    KindCell(Live live, LocalTimes times) {
        super(live, times);
        getStyleClass().add("kind-cell");
    }

    @Override
    void show(RowWords words) {
        Session session = words.target().session();
        boolean desk = session.kind().equals("desk");
        icon.setIconLiteral(desk ? "fth-monitor" : session.plan() != null ? "fth-layers" : "fth-terminal");
        setText(session.plan() != null ? "plan" : session.kind());
        setGraphic(icon);
    }

    @Override
    void clear() {
        setText(null);
        setGraphic(null);
    }
}
