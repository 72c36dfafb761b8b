package dev.daybook.ui.search;

import dev.daybook.api.SearchHits;
import dev.daybook.api.SearchHits.Hit;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Refused;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.OneAtATime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for, and what was found. While somebody types, the daemon is asked for the words as they are when it
 * has answered the ones before. It follows the daemon while it is shown. Used on the JavaFX thread.
 */
public final class SearchModel {

    static final int PAGE = 40;
    // So many can be asked for at once; whoever reads on further is not asked after.
    private static final int MOST_AT_ONCE = 200;
    private static final int SECONDS_WHILE_INDEXING = 2;

    private final Live live;
    private final OneAtATime newest = new OneAtATime(this::ask);
    private final ReadOnlyObjectWrapper<Results> results = new ReadOnlyObjectWrapper<>(new Results.Nothing());
    private String words = "";
    private boolean shown;
    private boolean missed;
    private boolean paging;

    /** Of no words yet. */
    public SearchModel(Live live) {
        this.live = live;
        live.onChange(this::changed);
        live.nowProperty().addListener((now, before, after) -> ticked(after));
    }

    ReadOnlyObjectProperty<Results> resultsProperty() {
        return results.getReadOnlyProperty();
    }

    /** Looks for these words, as a person writes them; what was found for others stays until that is answered. */
    public void search(String wanted) {
        String next = wanted.strip();
        if (next.equals(words)) {
            return;
        }
        words = next;
        paging = false;
        if (next.isEmpty()) {
            results.set(new Results.Nothing());
            return;
        }
        if (!(results.get() instanceof Results.Found)) {
            results.set(new Results.Looking(next));
        }
        refresh();
    }

    void shown() {
        shown = true;
        if (missed) {
            refresh();
        }
    }

    void hidden() {
        shown = false;
        missed = true;
    }

    private void refresh() {
        if (shown) {
            newest.want();
        } else {
            missed = true;
        }
    }

    private void changed(Changed changed) {
        if (changed.touches(Topic.SESSIONS) && cheap()) {
            refresh();
        }
    }

    /** What is being indexed is not told of as a change. */
    private void ticked(Instant now) {
        boolean indexing = results.get() instanceof Results.Found found && found.indexing().isPresent();
        if (shown && indexing && cheap() && now.getEpochSecond() % SECONDS_WHILE_INDEXING == 0) {
            newest.want();
        }
    }

    private boolean cheap() {
        return !(results.get() instanceof Results.Found found) || found.hits().size() <= MOST_AT_ONCE;
    }

    /** Asks for as many as can be seen. */
    private void ask(Runnable answered) {
        missed = false;
        String asked = words;
        if (asked.isEmpty()) {
            answered.run();
            return;
        }
        int limit = Math.clamp(seen(asked).map(found -> found.hits().size()).orElse(0), PAGE, MOST_AT_ONCE);
        live.ask(Call.search(asked, page(limit, null)), answer -> {
            if (asked.equals(words)) {
                show(new Results.Found(asked, answer.hits(), answer.total(),
                        answer.hits().size() < answer.total() && !answer.hits().isEmpty(),
                        Optional.ofNullable(answer.indexing())));
            }
            answered.run();
        }, failure -> {
            if (asked.equals(words)) {
                failed(asked, failure);
            }
            answered.run();
        });
    }

    /** What was found for these words and can be seen. */
    private Optional<Results.Found> seen(String asked) {
        return results.get() instanceof Results.Found found && found.words().equals(asked)
                ? Optional.of(found)
                : Optional.empty();
    }

    /** Asks for the next page. */
    void more() {
        Results.Found found = seen(words).orElse(null);
        if (found == null || !found.more() || paging) {
            return;
        }
        paging = true;
        live.ask(Call.search(found.words(), page(PAGE, last(found))), answer -> {
            paging = false;
            // What was found may have changed beneath the page that was asked for.
            seen(found.words()).filter(now -> last(now) == last(found)).ifPresent(now -> show(longer(now, answer)));
        }, failure -> {
            paging = false;
            // The session that the page was to follow may be gone.
            if (failure instanceof Refused) {
                refresh();
            }
        });
    }

    private static long last(Results.Found found) {
        return found.hits().getLast().session().id();
    }

    private static Results.Found longer(Results.Found found, SearchHits next) {
        List<Hit> hits = new ArrayList<>(found.hits());
        hits.addAll(next.hits());
        return new Results.Found(found.words(), hits, next.total(),
                !next.hits().isEmpty() && hits.size() < next.total(), Optional.ofNullable(next.indexing()));
    }

    private static SessionQuery page(int limit, @Nullable Long before) {
        return new SessionQuery(null, null, null, null, limit, before);
    }

    private void show(Results.Found found) {
        if (!found.equals(results.get())) {
            results.set(found);
        }
    }

    /** What was found for these words stays; whoever is away is asked again when it is back. */
    private void failed(String asked, ClientException failure) {
        boolean away = failure instanceof DaemonAway;
        missed |= away;
        if (!away || seen(asked).isEmpty()) {
            results.set(new Results.Hindered(asked, away, failure.getMessage()));
        }
    }
}
