package dev.daybook.server;

import dev.daybook.api.SearchHits;
import dev.daybook.api.Session;
import dev.daybook.search.Asked;
import dev.daybook.search.Found;
import dev.daybook.search.Question;
import dev.daybook.search.Search;
import dev.daybook.search.SearchUnavailable;
import dev.daybook.search.SessionTexts;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looking for sessions by what was seen in them. */
public final class SearchRoutes extends RouteGroup {

    private final Search search;
    private final DayReader days;

    public SearchRoutes(Search search, DayReader days) {
        this.search = search;
        this.days = days;
    }

    @Override
    List<Route> all() {
        return List.of(Route.get("/api/v1/search", this::search, "q", "kind", "from", "to", "limit", "before"));
    }

    private Route.Later search(Ask ask) throws Refusal {
        String text = ask.text("q").orElse("");
        Asked asked = new Asked(
                question(text),
                ask.oneOf("kind", List.of("desk", "run")).orElse(null),
                ask.instant("from").orElse(null),
                ask.instant("to").orElse(null),
                before(ask),
                ask.number("limit", 1, 200).orElse(20L).intValue());
        CompletableFuture<Route.Answer> answer = search.ask(asked)
                .thenApply(found -> Route.Answer.ok(wire(text, found)));
        return new Route.Later(answer.exceptionallyCompose(SearchRoutes::refused));
    }

    private static Question question(String text) throws Refusal {
        Question question = Question.of(text);
        if (!question.isAnswerable()) {
            throw Refusal
                    .invalid("Parameter 'q' is '" + text + "'; it must hold at least one word that is to be found");
        }
        if (question.size() > Question.MOST) {
            throw Refusal.invalid("Parameter 'q' holds " + question.size() + " different words; it may hold "
                    + Question.MOST);
        }
        return question;
    }

    private Asked.@Nullable Before before(Ask ask) throws Refusal {
        Optional<Long> id = ask.number("before", 1, Long.MAX_VALUE);
        if (id.isEmpty()) {
            return null;
        }
        Session session = days.session(id.get()).orElseThrow(() -> Refusal.invalid(
                "Parameter 'before' is '" + id.get() + "'; there is no session with this id"));
        return new Asked.Before(session.start(), session.id());
    }

    private static CompletableFuture<Route.Answer> refused(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        return CompletableFuture.failedFuture(cause instanceof SearchUnavailable
                ? Refusal.unavailable(Objects.requireNonNullElse(cause.getMessage(), "search cannot answer now"))
                : cause);
    }

    private SearchHits wire(String query, Found found) {
        List<SearchHits.Hit> hits = found.hits().stream().flatMap(this::wire).toList();
        Found.Underway underway = found.underway();
        return new SearchHits(query, hits, found.total(),
                underway == null ? null : new SearchHits.Indexing(underway.done(), underway.of()));
    }

    /** None when it was taken away since. */
    private Stream<SearchHits.Hit> wire(Found.Hit hit) {
        return days.session(hit.session()).stream().map(session -> new SearchHits.Hit(session,
                hit.matches().stream().map(SearchRoutes::wire).toList()));
    }

    private static SearchHits.Match wire(Found.Match match) {
        SessionTexts.Focus focus = match.text().focus();
        return new SearchHits.Match(
                match.text().kind().name().toLowerCase(Locale.ROOT),
                match.text().text(),
                focus == null ? null : focus.range().start(),
                focus == null ? null : focus.range().end(),
                focus == null ? null : focus.seconds(),
                match.marks().stream().map(mark -> List.of(mark.from(), mark.to())).toList());
    }
}
