package dev.daybook.ui.sessions;

import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cell with a few words. */
final class TextCell extends RowCell {

    private final Function<RowWords, String> text;

    TextCell(Live live, LocalTimes times, Function<RowWords, String> text, @Nullable String style) {
        super(live, times);
        this.text = text;
        if (style != null) {
            getStyleClass().add(style);
        }
    }

    @Override
    void show(RowWords words) {
        setText(text.apply(words));
    }

    @Override
    void clear() {
        setText(null);
    }
}
