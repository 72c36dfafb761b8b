package dev.daybook.ui.details;

import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline.Block;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Refused;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.Navigator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import org.jspecify.annotations.Nullable;

/** The session that is looked at. It follows the daemon while it is shown. Used on the JavaFX thread. */
public final class DetailsModel {

    private static final Duration LONGEST_TIMELINE = Duration.ofDays(8);
    private static final int MOST_PARTS = 200;

    private final Live live;
    private final Editing editing;
    private final LogTail log;
    private final ReadOnlyObjectWrapper<Sight> sight = new ReadOnlyObjectWrapper<>(new Sight.Nothing());
    private final ReadOnlyObjectWrapper<Uses> uses = new ReadOnlyObjectWrapper<>(Uses.NONE);
    private long id;
    private boolean shown;
    private boolean missed;
    private boolean asking;
    private boolean askingUses;
    // Asked for while another answer about it was on its way.
    private @Nullable Session usesOf;
    // Counts what was asked for: answers about another session than the one looked at are dropped.
    private int generation;

    /** Of no session yet. */
    public DetailsModel(Live live, Navigator navigator) {
        this.live = live;
        this.log = new LogTail(live);
        this.editing = new Editing(live, navigator, this::became);
        live.onChange(this::changed);
        live.nowProperty().addListener((now, before, after) -> {
            if (shown) {
                log.look();
            }
        });
    }

    ReadOnlyObjectProperty<Sight> sightProperty() {
        return sight.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Uses> usesProperty() {
        return uses.getReadOnlyProperty();
    }

    /** The last lines of its operation's log; empty when there is none. */
    ReadOnlyStringProperty logProperty() {
        return log.textProperty();
    }

    /** Looks at this session. */
    public void show(long session) {
        if (session == id && sight.get() instanceof Sight.Seen) {
            return;
        }
        id = session;
        generation++;
        asking = false;
        askingUses = false;
        usesOf = null;
        log.follow(null);
        uses.set(Uses.NONE);
        sight.set(new Sight.Looking(session));
        if (shown) {
            ask();
        } else {
            missed = true;
        }
    }

    void shown() {
        shown = true;
        if (missed) {
            ask();
        }
    }

    void hidden() {
        shown = false;
        missed = !(sight.get() instanceof Sight.Nothing);
    }

    private void changed(Changed changed) {
        if (!shown || sight.get() instanceof Sight.Nothing) {
            return;
        }
        List<Long> sessions = changed.sessions();
        boolean touched = changed.touches(Topic.SESSIONS) && (sessions == null || sessions.contains(id));
        if (touched || (changed.touches(Topic.OPERATIONS) && mayRun())) {
            ask();
        } else if (changed.touches(Topic.TIMELINE) && sight.get() instanceof Sight.Seen seen && seen.active()) {
            askUses(seen.session());
        }
    }

    /** An operation that has ended may still be told a late exit, which changes nothing of its session. */
    private boolean mayRun() {
        return !(sight.get() instanceof Sight.Seen seen) || seen.session().operationId() != null;
    }

    /** One question at a time: what changes meanwhile is asked for once the answer is there. */
    private void ask() {
        if (asking) {
            missed = true;
            return;
        }
        asking = true;
        missed = false;
        int asked = generation;
        live.ask(Call.session(id), answer -> {
            if (asked == generation) {
                askOperation(answer, asked);
                askUses(answer);
            }
        }, failure -> hindered(asked, failure.getMessage()));
    }

    private void askOperation(Session session, int asked) {
        String operation = session.operationId();
        if (operation == null) {
            seen(new Sight.Seen(session, Optional.empty(), List.of()));
            return;
        }
        live.ask(Call.operation(operation), answer -> {
            if (asked == generation) {
                askParts(session, answer, asked);
            }
        }, failure -> without(failure, asked, new Sight.Seen(session, Optional.empty(), List.of())));
    }

    private void askParts(Session session, Operation operation, int asked) {
        if (!operation.type().equals("plan")) {
            seen(new Sight.Seen(session, Optional.of(operation), List.of()));
            return;
        }
        live.ask(Call.children(operation.id(), MOST_PARTS), answer -> {
            if (asked == generation) {
                seen(new Sight.Seen(session, Optional.of(operation), answer.operations().reversed()));
            }
        }, failure -> without(failure, asked, new Sight.Seen(session, Optional.of(operation), List.of())));
    }

    /** What the daemon refuses is not there; what it did not answer may well be. */
    private void without(ClientException failure, int asked, Sight.Seen rest) {
        switch (failure) {
            case DaemonAway away -> hindered(asked, away.getMessage());
            case Refused refused -> {
                if (asked == generation) {
                    seen(rest);
                }
            }
        }
    }

    private void seen(Sight.Seen seen) {
        asking = false;
        sight.set(seen);
        log.follow(seen.logged().map(Operation::id).orElse(null));
        if (missed && shown) {
            ask();
        }
    }

    /** What was seen stays. */
    private void hindered(int asked, String reason) {
        if (asked != generation) {
            return;
        }
        asking = false;
        missed = true;
        if (!(sight.get() instanceof Sight.Seen)) {
            sight.set(new Sight.Hindered(id, reason));
        }
    }

    /** Only desk sessions are made of blocks. */
    private void askUses(Session session) {
        if (!session.kind().equals("desk")) {
            return;
        } else if (askingUses) {
            usesOf = session;
            return;
        }
        askingUses = true;
        usesOf = null;
        Instant end = Objects.requireNonNullElse(session.end(), live.now().plusSeconds(60));
        askUses(session, session.start().minusSeconds(60), end, new ArrayList<>(), generation);
    }

    private void askUses(Session session, Instant from, Instant end, List<Block> before, int asked) {
        Instant to = end.isAfter(from.plus(LONGEST_TIMELINE)) ? from.plus(LONGEST_TIMELINE) : end;
        live.ask(Call.timeline(from, to.isBefore(from) ? from : to), answer -> {
            if (asked != generation) {
                return;
            }
            before.addAll(answer.blocks());
            if (to.isBefore(end)) {
                askUses(session, to, end, before, asked);
            } else {
                uses.set(Uses.of(before, session.id()));
                usesAnswered();
            }
        }, failure -> {
            if (asked == generation) {
                usesAnswered();
            }
        });
    }

    /** A session that changed meanwhile, as by its end, has had other uses since. */
    private void usesAnswered() {
        askingUses = false;
        Session changed = usesOf;
        if (changed != null) {
            askUses(changed);
        }
    }

    /** What a person changes in the session that is looked at, and in its neighbours. */
    Editing editing() {
        return editing;
    }

    /** A session that was taken in, or split off and put back, goes on in the other one. */
    private void became(Session now, long of) {
        if (of != id) {
            return;
        }
        if (now.id() != id) {
            show(now.id());
        } else if (sight.get() instanceof Sight.Seen seen) {
            sight.set(new Sight.Seen(now, seen.operation(), seen.parts()));
            askUses(now);
        }
    }
}
