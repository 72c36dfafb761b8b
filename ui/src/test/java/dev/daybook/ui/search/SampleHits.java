package dev.daybook.ui.search;

import dev.daybook.api.SearchHits;
import dev.daybook.api.SearchHits.Hit;
import dev.daybook.api.SearchHits.Indexing;
import dev.daybook.api.SearchHits.Match;
import dev.daybook.api.Session;
import dev.daybook.ui.cancelling.Samples;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What a daemon finds for {@code harbour}. */
final class SampleHits {

    private SampleHits() {}

    static Session session(long id, String day, String title) {
        return Samples.session(id, """
                {"title": "%s", "category": "Work/Code", "start": "2026-11-%sT09:00:00Z",
                 "end": "2026-11-%sT10:14:00Z"}""".formatted(title, day, day));
    }

    static Match window(String text, int from, int to) {
        return new Match("title", text, Instant.parse("2026-11-20T09:00:00Z"), Instant.parse("2026-11-20T09:20:00Z"),
                720L, List.of(List.of(from, to)));
    }

    static Match note(String text, int from, int to) {
        return new Match("note", text, null, null, null, List.of(List.of(from, to)));
    }

    static SearchHits hits() {
        Session active = Samples.session(31, """
                {"title": null, "status": "active", "outcome": null, "start": "2026-11-20T14:00:00Z", "end": null}""");
        Session named = session(30, "20", "Tide table of the harbour");
        return found(null, new Hit(active, List.of(window("harbour.md - Editor", 0, 7))),
                new Hit(named, List.of(
                        new Match("name", "Tide table of the harbour", null, null, null, List.of(List.of(18, 25))),
                        note("Asked Anna where the figures come from: the harbour office sends them each month. "
                                + "She will look whether there is a list of the years before, too, and write.", 44,
                                51))),
                new Hit(session(29, "19", "Mail"), List.of(window("Inbox - anna@harbour.example - Mail", 13, 20),
                        new Match("url", "https://harbour.example/tides?station=pier", null, null, 95L,
                                List.of(List.of(8, 15))))),
                new Hit(session(12, "02", "mvn verify"), List.of(new Match("command", "mvn -pl harbour verify", null,
                        null, null, List.of(List.of(8, 15))))));
    }

    static SearchHits found(@Nullable Indexing indexing, Hit... hits) {
        return new SearchHits("harbour", List.of(hits), hits.length, indexing);
    }

    /** A page of a longer list, from this session down. */
    static SearchHits page(long newest, int size, long total) {
        return new SearchHits("harbour", LongStream.range(0, size)
                .mapToObj(back -> new Hit(session(newest - back, "20", "Session " + (newest - back)), List.of()))
                .toList(), total, null);
    }
}
