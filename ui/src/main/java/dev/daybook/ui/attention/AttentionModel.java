package dev.daybook.ui.attention;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.OneAtATime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What failed or was recovered since the person last looked, and what the daemon tells of itself. Looking is having the
 * window in front. What the daemon tells of itself goes on until it is mended; seen once, it is silent until the desktop
 * starts again. Used on the JavaFX thread.
 */
public final class AttentionModel {

    private static final int MOST = 100;
    private static final int ASK_AGAIN_SECONDS = 60;

    private final Live live;
    private final Kept kept;
    private final ReadOnlyObjectWrapper<List<Concern>> concerns = new ReadOnlyObjectWrapper<>(List.of());
    private final SeenNotices seen = new SeenNotices();
    private final OneAtATime notices;
    private final OneAtATime failures;
    private final OneAtATime sessions;
    private List<Concern> told = List.of();
    private List<Concern> failed = List.of();
    private List<Concern> mended = List.of();
    private boolean looking;

    /** Asks the daemon now, when something has changed, and each minute. */
    public AttentionModel(Live live, Kept kept) {
        this.live = live;
        this.kept = kept;
        this.notices = new OneAtATime(this::askForNotices);
        this.failures = new OneAtATime(this::askForFailures);
        this.sessions = new OneAtATime(this::askForSessions);
        live.onChange(this::changed);
        live.nowProperty().addListener((now, before, after) -> tick(before, after));
    }

    /** Not yet seen: what the daemon tells first, then the newest. Empty while the person looks. */
    public ReadOnlyObjectProperty<List<Concern>> concernsProperty() {
        return concerns.getReadOnlyProperty();
    }

    /** Whether the person looks now. What there is then, and what comes while they do, they have seen. */
    public void looks(boolean now) {
        if (looking || now) {
            Instant at = live.now();
            kept.change(remembered -> remembered.withLooked(at));
            told.forEach(concern -> seen.add(concern.text()));
        }
        looking = now;
        sift();
    }

    private void tick(Instant before, Instant now) {
        Instant looked = kept.get().looked();
        if (looked != null && looked.isAfter(now)) {
            // The clock was set back: what comes until then would be taken for seen.
            kept.change(remembered -> remembered.withLooked(now));
        }
        // A second may be left out.
        boolean minute = before.getEpochSecond() / ASK_AGAIN_SECONDS != now.getEpochSecond() / ASK_AGAIN_SECONDS;
        if (minute && live.link().connected()) {
            notices.want();
        }
    }

    private void changed(Changed changed) {
        if (changed.touches(Topic.OPERATIONS) || changed.touches(Topic.PLANS)) {
            notices.want();
        }
        if (changed.touches(Topic.OPERATIONS)) {
            failures.want();
        }
        if (changed.touches(Topic.SESSIONS)) {
            sessions.want();
        }
    }

    private void askForNotices(Runnable answered) {
        live.ask(Call.health(), health -> {
            told = notices(health);
            if (looking) {
                told.forEach(concern -> seen.add(concern.text()));
            }
            sift();
            answered.run();
        }, away -> answered.run());
    }

    private void askForFailures(Runnable answered) {
        live.ask(Call.operations("failed", MOST, null), said -> {
            failed = said.operations().stream().filter(operation -> operation.parentId() == null)
                    .map(AttentionModel::failure).toList();
            sift();
            answered.run();
        }, away -> answered.run());
    }

    private void askForSessions(Runnable answered) {
        live.ask(Call.sessions(new SessionQuery(null, null, null, null, MOST, null)), said -> {
            mended = said.sessions().stream().flatMap(AttentionModel::session).toList();
            sift();
            answered.run();
        }, away -> answered.run());
    }

    private static List<Concern> notices(Health health) {
        return health.notices().stream().map(text -> new Concern(text, null, null)).toList();
    }

    private static Concern failure(Operation operation) {
        return new Concern(ConcernWords.failed(operation), operation.ended(), operation.sessionId());
    }

    /** A run's session fails with its operation, which tells more. */
    private static Stream<Concern> session(Session session) {
        if (session.recovered() != null) {
            return Stream.of(new Concern(ConcernWords.recovered(session.recovered()), session.recovered().at(),
                    session.id()));
        }
        boolean alone = session.status().equals("failed") && session.operationId() == null;
        return alone ? Stream.of(new Concern(ConcernWords.failed(session), session.end(), session.id())) : Stream.of();
    }

    private void sift() {
        List<Concern> unseen = new ArrayList<>();
        if (!looking) {
            told.stream().filter(concern -> !seen.knows(concern.text())).forEach(unseen::add);
            Instant looked = kept.get().looked();
            Stream.concat(failed.stream(), mended.stream()).filter(concern -> since(concern, looked))
                    .sorted(ConcernWords.NEWEST_FIRST).forEach(unseen::add);
        }
        concerns.set(List.copyOf(unseen));
    }

    /** Times are whole seconds: what happened in the second of the look may have come after it. */
    private static boolean since(Concern concern, @Nullable Instant looked) {
        return looked == null || (concern.at() != null && !concern.at().isBefore(looked));
    }
}
