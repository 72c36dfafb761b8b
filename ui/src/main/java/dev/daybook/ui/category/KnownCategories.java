package dev.daybook.ui.category;

import dev.daybook.api.Category;
import dev.daybook.client.Call;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.OneAtATime;
import dev.daybook.ui.look.CategoryColours;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.paint.Color;

/** The categories of the person's rules as the daemon tells them, also after the rules were changed. On the JavaFX thread. */
public final class KnownCategories {

    private final Live live;
    private final CategoryColours colours = new CategoryColours();
    private final ReadOnlyObjectWrapper<List<String>> names = new ReadOnlyObjectWrapper<>(List.of());
    private final OneAtATime asking = new OneAtATime(this::ask);

    /** Of this daemon, for as long as it is listened to. */
    public KnownCategories(Live live) {
        this.live = live;
        live.onChange(this::changed);
    }

    /** The names, in order; empty as long as no daemon has told them. */
    public ReadOnlyObjectProperty<List<String>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /** The colours of these categories and of all others. */
    public CategoryColours colours() {
        return colours;
    }

    /** Other rules sort every session anew. */
    private void changed(Changed changed) {
        if (changed.sessions() == null) {
            asking.want();
        }
    }

    /** What was known stays until something else is. */
    private void ask(Runnable answered) {
        live.ask(Call.categories(), answer -> {
            names.set(answer.categories().stream().map(Category::name).distinct().sorted().toList());
            colours.give(given(answer.categories()));
            answered.run();
        }, failure -> answered.run());
    }

    private static Map<String, Color> given(List<Category> categories) {
        Map<String, Color> given = new HashMap<>();
        for (Category category : categories) {
            colour(category).ifPresent(colour -> given.put(category.name(), colour));
        }
        return given;
    }

    /** What is no colour here may be one to a newer daemon. */
    private static Optional<Color> colour(Category category) {
        try {
            return Optional.ofNullable(category.colour()).map(Color::web);
        } catch (IllegalArgumentException notAColour) {
            return Optional.empty();
        }
    }
}
