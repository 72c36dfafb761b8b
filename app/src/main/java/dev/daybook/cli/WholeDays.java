package dev.daybook.cli;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads more than one answer of the daemon holds, one after the other. */
record WholeDays(DaybookClient client, ZoneId zone) {

    /** The most that the daemon answers at once. */
    private static final int SESSIONS = 500;

    private static final int DAYS = 31;

    /** Every session that touches {@code [from, to)}, oldest first; null for an open end. */
    List<Session> sessions(@Nullable Instant from, @Nullable Instant to) throws ClientException {
        List<Session> newestFirst = new ArrayList<>();
        List<Session> page;
        do {
            Long before = newestFirst.isEmpty() ? null : newestFirst.getLast().id();
            page = client.answer(Call.sessions(new SessionQuery(null, null, from, to, SESSIONS, before))).sessions();
            newestFirst.addAll(page);
        } while (page.size() == SESSIONS);
        return List.copyOf(newestFirst.reversed());
    }

    /** So many days from {@code first} on as one answer holds, not beyond {@code last}. */
    List<Day> some(LocalDate first, LocalDate last) throws ClientException {
        LocalDate end = first.plusDays(DAYS - 1L);
        return client.answer(Call.days(first, end.isAfter(last) ? last : end, zone)).days();
    }
}
