package dev.daybook.server;

import dev.daybook.api.ForgetReceipt;
import dev.daybook.api.ForgetRequest;
import dev.daybook.api.Operation;
import dev.daybook.forget.Criteria;
import dev.daybook.forget.ForgetDesk;
import dev.daybook.timeline.TimeRange;
import dev.daybook.watch.OperationDesk;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The routes by which a person has Daybook forget. */
public final class ForgetRoutes extends RouteGroup {

    private static final String FORGET = "/api/v1/forget";

    private final ForgetDesk forgetting;
    private final OperationDesk operations;
    private final OperationReader reader;
    private final Supplier<Instant> clock;

    public ForgetRoutes(ForgetDesk forgetting, OperationDesk operations, OperationReader reader,
            Supplier<Instant> clock) {
        this.forgetting = forgetting;
        this.operations = operations;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.post(FORGET + "/preview", ForgetRequest.class, this::preview),
                Route.post(FORGET, ForgetRequest.class, this::forget),
                Route.get(FORGET + "/{operation}", this::receipt));
    }

    private Route.Answer preview(ForgetRequest request) throws Refusal {
        try {
            return Route.Answer.ok(forgetting.preview(criteria(request)));
        } catch (Criteria.Unfit e) {
            throw unfit(e);
        } catch (IOException e) {
            throw Refusal.broken("What would be forgotten cannot be counted: " + e.getMessage());
        }
    }

    private Route.Answer forget(ForgetRequest request) throws Refusal {
        try {
            String id = forgetting.forget(criteria(request), Boolean.TRUE.equals(request.backups()),
                    operations::create)
                    .orElseThrow(() -> Refusal.conflict("Something else is being forgotten, or was begun and is not"
                            + " finished; ask again when that is done"));
            Operation operation = reader.operation(id).orElseThrow();
            return new Route.Answer(202, operation);
        } catch (Criteria.Unfit e) {
            throw unfit(e);
        } catch (IOException e) {
            throw Refusal.broken("What is to be forgotten cannot be written down, so nothing is: " + e.getMessage());
        }
    }

    private Route.Answer receipt(Ask ask) throws Refusal {
        String id = ask.placeholder("operation");
        try {
            ForgetReceipt receipt = forgetting.receipt(id)
                    .orElseThrow(() -> Refusal.notFound("Operation " + id + " has forgotten nothing"));
            return Route.Answer.ok(receipt);
        } catch (IOException e) {
            throw Refusal.broken("The receipt of " + id + " cannot be read: " + e.getMessage());
        }
    }

    /** The expression itself is not said again: refusals may be written down somewhere. */
    private static Refusal unfit(Criteria.Unfit e) {
        return Refusal.invalid("'title_matching' is no regular expression that can be used: " + e.getMessage());
    }

    private Criteria criteria(ForgetRequest request) throws Refusal {
        if (request.from() == null && request.to() == null && request.app() == null
                && request.titleMatching() == null) {
            throw Refusal.invalid("Nothing says what to forget; give 'from', 'to', 'app' or 'title_matching'. To forget"
                    + " everything stop the daemon and delete Daybook's folders");
        }
        named("app", request.app());
        named("title_matching", request.titleMatching());
        Instant now = clock.get().truncatedTo(ChronoUnit.SECONDS);
        Instant from = within("from", request.from()).orElse(Ask.LEAST);
        Instant to = TimeRange.earlier(within("to", request.to()).orElse(now), now);
        if (!from.isBefore(to)) {
            throw Refusal.invalid("'from' is " + from + "; it must be before 'to' and before now, " + to);
        }
        return new Criteria(from, to, request.app(), request.titleMatching());
    }

    private static void named(String name, @Nullable String text) throws Refusal {
        if (text != null && (text.isBlank() || text.length() > 2_000)) {
            throw Refusal.invalid("'" + name + "' must have 1 to 2000 characters");
        }
    }

    private static Optional<Instant> within(String name, @Nullable Instant instant) throws Refusal {
        if (instant != null && (instant.isBefore(Ask.LEAST) || instant.isAfter(Ask.MOST))) {
            throw Refusal
                    .invalid("'" + name + "' is " + instant + "; it must be from " + Ask.LEAST + " to " + Ask.MOST);
        }
        return Optional.ofNullable(instant).map(given -> given.truncatedTo(ChronoUnit.SECONDS));
    }
}
