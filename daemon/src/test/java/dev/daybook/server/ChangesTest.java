package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {

    @ParameterizedTest(name = "{0} shows in {1}")
    @CsvSource({"session, sessions", "recovery, sessions", "operation, operations", "plan_run, operations plans",
            "plan, plans", "activity, timeline", "block, timeline", "block_use, timeline", "pause, timeline",
            "launch,", "device,", "application,", "title,", "url,"})
    void aTableIsShownInItsTopics(String table, String topics) {
        assertEquals(topics == null ? List.of() : List.of(topics.split(" ", -1)),
                Changes.of(Set.of(table), Set.of()).names());
    }

    @Test
    void aChangeOfManyTablesShowsInAllTheirTopicsAndNamesItsSessions() {
        Changes change = Changes.of(Set.of("operation", "session", "launch", "block"), Set.of(9L, 4L));

        assertEquals(List.of("sessions", "operations", "timeline"), change.names());
        assertEquals(List.of(4L, 9L), change.ids());
    }

    @Test
    void aTableThatNobodyKnowsHereMayBeShownAnywhere() {
        Changes change = Changes.of(Set.of("session", "invented"), Set.of(1L));

        assertEquals(List.of("sessions", "operations", "timeline", "plans"), change.names());
        assertNull(change.ids());
    }

    @Test
    void whatComesTogetherIsToldTogether() {
        Changes both = Changes.of(Set.of("session"), Set.of(2L)).and(Changes.OPERATIONS)
                .and(Changes.of(Set.of("session"), Set.of(1L, 2L)));

        assertEquals(List.of("sessions", "operations"), both.names());
        assertEquals(List.of(1L, 2L), both.ids());
        assertEquals(both, both.and(Changes.NONE));
    }

    @Test
    void onceAnySessionMayHaveChangedNoneIsNamed() {
        assertNull(Changes.EVERYTHING.and(Changes.of(Set.of("session"), Set.of(1L))).ids());
        assertNull(Changes.of(Set.of("session"), Set.of(1L)).and(Changes.EVERYTHING).ids());
    }

    @Test
    void moreSessionsThanAreWorthNamingAreAny() {
        Set<Long> many = LongStream.range(0, Changes.MOST_SESSIONS).boxed().collect(Collectors.toSet());
        Changes most = Changes.of(Set.of("session"), many);

        assertEquals(many.size(), List.copyOf(most.ids()).size());
        assertNull(most.and(Changes.of(Set.of("session"), Set.of(-1L))).ids());
    }
}
