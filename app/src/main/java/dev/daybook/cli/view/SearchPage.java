package dev.daybook.cli.view;

import dev.daybook.api.SearchHits;
import dev.daybook.api.SearchHits.Hit;
import dev.daybook.api.SearchHits.Match;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that were found, under their days, each with the texts that hold what was looked for.
 *
 * @param all whether all sessions were looked at, and not only those of some time or kind
 */
record SearchPage(SearchHits found, boolean all, Times times) {

    /** Columns before a text: its session's number is above it. */
    private static final int INDENT = 4;

    void on(Paper paper) {
        if (found.hits().isEmpty()) {
            nothing(paper);
        } else {
            sessions(paper);
        }
        SearchHits.Indexing indexing = found.indexing();
        if (indexing != null) {
            paper.gap().line(new Span("! " + indexing.done() + " of " + indexing.of()
                    + " sessions are indexed so far; ask again in a moment", Ink.CARE));
        }
    }

    private void nothing(Paper paper) {
        paper.line(Span.plain("No session holds all of " + Width.clean(found.query())
                + (all ? "." : " in the time or of the kind that was asked for.")));
        paper.line(Span.faint("Words are found by their beginnings: rep finds report. Fewer words find more."));
    }

    private void sessions(Paper paper) {
        int ids = widest(found.hits().stream().map(hit -> String.valueOf(hit.session().id())).toList());
        int lengths = widest(found.hits().stream().map(hit -> words(hit).length().text()).toList());
        @Nullable
        LocalDate last = null;
        for (Hit hit : found.hits()) {
            LocalDate day = times.dayOf(hit.session().start());
            if (!day.equals(last)) {
                paper.heading(times.fullDay(day));
            }
            last = day;
            session(paper, hit, ids, lengths);
        }
        if (found.total() > found.hits().size()) {
            paper.gap().note("The newest " + found.hits().size() + " of " + found.total()
                    + " sessions; --limit shows more, --from and --to narrow", Ink.FAINT);
        }
    }

    private void session(Paper paper, Hit hit, int ids, int lengths) {
        SessionWords words = words(hit);
        String head = "  " + Width.padRight(words.hours().text(), 13) + "  "
                + Width.padLeft(words.length().text(), lengths) + "  ";
        String id = Width.padLeft(String.valueOf(hit.session().id()), ids);
        int left = paper.width() - Width.of(head) - Width.of(id) - 2;
        paper.line(Span.plain(head), Span.strong(id), Span.plain("  "), words.title().fitted(left));
        hit.matches().forEach(match -> match(paper, match));
    }

    /** What it is and for how long; a window's title needs no word for it. */
    private static void match(Paper paper, Match match) {
        String what = match.kind().equals("title") ? "" : Width.clean(match.kind()) + "  ";
        Long seconds = match.seconds();
        String length = seconds == null ? "" : "  " + Lengths.ofSeconds(seconds);
        List<Span> line = new ArrayList<>(List.of(Span.plain(" ".repeat(INDENT)), Span.faint(what)));
        line.addAll(new Snippet(match.text(), match.marks())
                .within(paper.width() - INDENT - Width.of(what) - Width.of(length)));
        line.add(Span.faint(length));
        paper.line(line.toArray(Span[]::new));
    }

    private SessionWords words(Hit hit) {
        return new SessionWords(hit.session(), times);
    }

    private static int widest(List<String> texts) {
        return texts.stream().mapToInt(Width::of).max().orElse(0);
    }
}
