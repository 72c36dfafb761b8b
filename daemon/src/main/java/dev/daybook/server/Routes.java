package dev.daybook.server;

import dev.daybook.api.PauseRequest;
import dev.daybook.api.Recorder;
import dev.daybook.api.Session;
import dev.daybook.api.Sessions;
import dev.daybook.capture.RecorderState;
import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API, version 1. What stands here is what {@code openapi.json} describes; a test holds the two together. */
public final class Routes {

    private static final String API = "/api/v1";
    private static final List<String> STATUSES = List.of("active", "ended", "failed", "cancelled");
    private static final List<String> SUMS = List.of("app", "title", "category");
    private static final Duration LONGEST_TIMELINE = Duration.ofDays(8);
    private static final int MOST_MINUTES = 10_080;

    private final DayReader days;
    private final dev.daybook.capture.Recorder recorder;
    private final Status status;
    private final Supplier<Instant> clock;
    private final LiveStreams live;
    private final OperationRoutes operations;
    private final List<RouteGroup> others;

    /**
     * All of them.
     *
     * @param others besides those of sessions, the recorder and operations
     */
    public Routes(DayReader days, dev.daybook.capture.Recorder recorder, Status status, Supplier<Instant> clock,
            LiveStreams live, OperationRoutes operations, List<RouteGroup> others) {
        this.days = days;
        this.recorder = recorder;
        this.status = status;
        this.clock = clock;
        this.live = live;
        this.operations = operations;
        this.others = List.copyOf(others);
    }

    List<Route> all() {
        return Stream.of(List.of(day(), operations.all()), others.stream().map(RouteGroup::all).toList())
                .flatMap(List::stream).flatMap(List::stream).toList();
    }

    private List<Route> day() {
        return List.of(
                Route.get(API + "/health", ask -> Route.Answer.ok(status.health())),
                Route.get(API + "/sessions", this::sessions, "status", "kind", "from", "to", "limit", "before"),
                Route.get(API + "/sessions/{id}", this::session),
                Route.post(API + "/sessions/{id}/cancel", this::cancel),
                Route.get(API + "/timeline", this::timeline, "from", "to"),
                Route.get(API + "/totals", this::totals, "from", "to", "by"),
                Route.post(API + "/recorder/pause", PauseRequest.class, this::pause),
                Route.post(API + "/recorder/resume", ask -> Route.Answer.ok(wire(recorder.resume()))),
                Route.get(API + "/stream", ask -> new Route.Stream(live.stream())),
                Route.post(API + "/daemon/stop", ask -> stop()),
                Route.get(API + "/openapi.json", ask -> Route.Answer.ok(OpenApi.document())));
    }

    private Route.Answer sessions(Ask ask) throws Refusal {
        Long before = ask.number("before", 1, Long.MAX_VALUE).orElse(null);
        DayReader.Filter filter = new DayReader.Filter(
                ask.oneOf("status", STATUSES).orElse(null),
                ask.oneOf("kind", List.of("desk", "run")).orElse(null),
                ask.instant("from").orElse(null),
                ask.instant("to").orElse(null),
                before,
                ask.number("limit", 1, 1_000).orElse(100L).intValue());
        if (before != null && days.session(before).isEmpty()) {
            throw Refusal.invalid("Parameter 'before' is '" + before + "'; there is no session with this id");
        }
        return Route.Answer.ok(new Sessions(days.sessions(filter)));
    }

    private Route.Answer session(Ask ask) throws Refusal {
        return Route.Answer.ok(known(ask));
    }

    private Session known(Ask ask) throws Refusal {
        return known(days, ask.placeholder("id"));
    }

    /** The session of this number. */
    static Session known(DayReader days, String id) throws Refusal {
        Refusal unknown = Refusal.notFound("Session " + id + " not found");
        try {
            return days.session(Long.parseLong(id)).orElseThrow(() -> unknown);
        } catch (NumberFormatException e) {
            throw unknown;
        }
    }

    /** The one that is being recorded is first ended by its recorder, so that what follows opens another. */
    private Route.Answer cancel(Ask ask) throws Refusal {
        Session session = known(ask);
        recorder.endSession(session.id());
        return operations.cancelSession(session.id());
    }

    private Route.Answer timeline(Ask ask) throws Refusal {
        TimeRange range = range(ask);
        if (range.length().compareTo(LONGEST_TIMELINE) > 0) {
            throw Refusal.invalid("From 'from', '" + range.start() + "', to 'to', '" + range.end() + "', are more than "
                    + LONGEST_TIMELINE.toDays() + " days; ask for less");
        }
        return Route.Answer.ok(days.timeline(range));
    }

    private Route.Answer totals(Ask ask) throws Refusal {
        return Route.Answer.ok(days.totals(range(ask), ask.oneOf("by", SUMS).orElse("app")));
    }

    /** From a day ago until now, unless told otherwise. */
    private TimeRange range(Ask ask) throws Refusal {
        Instant to = ask.instant("to").orElseGet(clock);
        Instant from = ask.instant("from").orElseGet(() -> to.minus(Duration.ofDays(1)));
        if (to.isBefore(from)) {
            throw Refusal.invalid("Parameter 'to' is '" + to + "', which is before 'from', '" + from + "'");
        }
        return new TimeRange(from, to);
    }

    private Route.Answer pause(PauseRequest wanted) throws Refusal {
        return Route.Answer.ok(wire(recorder.pause(Optional.ofNullable(until(wanted)))));
    }

    private @Nullable Instant until(PauseRequest wanted) throws Refusal {
        Integer minutes = wanted.minutes();
        Instant until = wanted.until();
        if (minutes != null && until != null) {
            throw Refusal.invalid("'minutes' is " + minutes + " and 'until' is " + until + "; give only one of them");
        }
        if (minutes != null && (minutes < 1 || minutes > MOST_MINUTES)) {
            throw Refusal.invalid("'minutes' is " + minutes + "; it must be from 1 to " + MOST_MINUTES);
        }
        if (until != null && (!until.isAfter(clock.get()) || until.isAfter(Ask.MOST))) {
            throw Refusal.invalid("'until' is " + until + "; it must be after now and at the latest " + Ask.MOST);
        }
        return minutes == null ? until : clock.get().plus(Duration.ofMinutes(minutes));
    }

    private Route.Answer stop() {
        status.stop();
        return new Route.Answer(202, Map.of("message", "The daemon is stopping"));
    }

    /** The recorder's state in the API's words. */
    public static Recorder wire(RecorderState state) {
        return new Recorder(
                state.kind().wire(),
                state.source(),
                state.reason(),
                state.activity() == null ? null : state.activity().name().toLowerCase(Locale.ROOT),
                state.idle() == null ? null : state.idle().toSeconds(),
                state.pausedUntil(),
                state.sampled() == null ? null : state.sampled().truncatedTo(ChronoUnit.SECONDS),
                state.session());
    }
}
