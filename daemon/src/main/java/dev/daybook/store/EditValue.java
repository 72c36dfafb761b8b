package dev.daybook.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.daybook.api.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an edit found, or left, as its row keeps it: as much as taking it back needs. The title that follows from a
 * session's minutes is not among it: it follows from them again.
 *
 * @param change number of the first edit that was made together with it
 * @param text of a title, note or category; null where the person said nothing
 * @param at the session's start for an edit of that, otherwise its end; null where there was no such session
 * @param outcome why it ended, where that changes too
 * @param other the other session of a split or merge
 * @param rows of a session that was merged into the other
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EditValue(@Nullable Long change, @Nullable String text, @Nullable Instant at, @Nullable String outcome,
        @Nullable Long other, @Nullable List<RowImage> rows) {

    private static final List<String> SAID = List.of("named", "note", "category");

    static EditValue text(@Nullable String text) {
        return new EditValue(null, text, null, null, null, null);
    }

    static EditValue at(Instant at) {
        return new EditValue(null, null, at, null, null, null);
    }

    /** The end of the session that goes on at one side of a split or merge. */
    static EditValue end(SessionRow session, long other) {
        return new EditValue(null, null, session.end(), session.outcome(), other, null);
    }

    static EditValue end(Instant end, @Nullable String outcome, long other) {
        return new EditValue(null, null, end, outcome, other, null);
    }

    /** The session is not there. */
    static EditValue none(long other) {
        return new EditValue(null, null, null, null, other, null);
    }

    /** The start of a session that was split off. */
    static EditValue start(Instant start, long other) {
        return new EditValue(null, null, start, null, other, null);
    }

    static EditValue rows(Instant start, List<RowImage> rows, long other) {
        return new EditValue(null, null, start, null, other, rows);
    }

    /** What a person wrote, also of a session that was merged. */
    Stream<String> texts() {
        List<RowImage> brought = rows == null ? List.of() : rows;
        return Stream.concat(Stream.ofNullable(text), brought.stream()
                .flatMap(row -> SAID.stream().map(row::text).flatMap(Optional::stream)));
    }

    EditValue madeWith(long first) {
        return new EditValue(first, text, at, outcome, other, rows);
    }

    String json() {
        return Json.MAPPER.writeValueAsString(this);
    }

    static EditValue of(String json) {
        return Json.MAPPER.readValue(json, EditValue.class);
    }
}
