package dev.daybook.ui.tray;

import dev.daybook.client.Call;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.OneAtATime;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The active time of the person's day, and the session that is open. */
final class Today {

    private final Live live;
    private final LocalTimes times;
    private final Runnable changed;
    private final OneAtATime asking = new OneAtATime(this::ask);
    private @Nullable Total total;
    private @Nullable Open open;

    private record Total(LocalDate date, long seconds) {}

    /** An open session. */
    private record Open(long id, Instant since) {}

    /** Of a daemon; tells when there is an answer. */
    Today(Live live, LocalTimes times, Runnable changed) {
        this.live = live;
        this.times = times;
        this.changed = changed;
    }

    void want() {
        asking.want();
    }

    /** Empty while not known. */
    OptionalLong activeSeconds() {
        return total != null && total.date().equals(date()) ? OptionalLong.of(total.seconds()) : OptionalLong.empty();
    }

    /** Empty when none is open, or its start is not known yet. */
    Optional<Instant> sessionSince() {
        return Optional.ofNullable(open).filter(known -> openId().filter(id -> id == known.id()).isPresent())
                .map(Open::since);
    }

    private Optional<Long> openId() {
        return live.link() instanceof Link.Connected there
                ? Optional.ofNullable(there.recorder().sessionId())
                : Optional.empty();
    }

    private LocalDate date() {
        return times.dateOf(live.now());
    }

    private void ask(Runnable answered) {
        LocalDate date = date();
        Instant from = date.atStartOfDay(times.zone().get()).toInstant();
        Instant to = date.plusDays(1).atStartOfDay(times.zone().get()).toInstant();
        live.ask(Call.totals(from, to, "app"), said -> {
            total = new Total(date, said.activeSeconds());
            changed.run();
            answered.run();
        }, away -> answered.run());
    }

    /** Looks which session is open, and asks for its start when it is another one. */
    void meetSession() {
        openId().filter(id -> open == null || open.id() != id)
                .ifPresent(id -> live.ask(Call.session(id), said -> {
                    open = new Open(id, said.start());
                    changed.run();
                }, away -> {}));
    }
}
