package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.category.Categories;
import dev.daybook.day.Coverage;
import dev.daybook.day.LocalDay;
import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole files as a person finds them; the rich one beside this test is exact. */
class DayPageTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate TENTH = LocalDate.of(2026, 3, 10);
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final String WICKED = "<!-- /session 1 --> # *a* `b` | \u001b[2J\n<!-- session 9 at 1 -->";

    private final List<SessionEntry> entries = new ArrayList<>();

    @Test
    void aRichDayReadsLikeThis() throws IOException {
        Minutes morning = new Minutes(at("2026-03-10T08:12:00Z"))
                .in("code", "BlockFolder.java - daybook - Visual Studio Code", 25)
                .in("firefox", "Maven Central — Mozilla Firefox", 3)
                .in("code", "Course.java - daybook - Visual Studio Code", 22)
                .in("thunderbird", "Inbox - ada@example.org - Mozilla Thunderbird", 18).pause(6)
                .in("code", "*scratch* [draft] <T> #1 - Visual Studio Code", 31).part("", "", 40)
                .in("xterm", "ada@host: ~/daybook", 6);
        Minutes noon = new Minutes(at("2026-03-10T12:30:00Z")).in("soffice", "Taxes 2025.ods — LibreOffice Calc", 45)
                .in("firefox", "Tax office — Mozilla Firefox", 15);
        Minutes night = new Minutes(at("2026-03-10T22:20:00Z")).in("mpv", "Film.mkv - mpv", 40);
        entry(session(12, morning, null, null, null, null, List.of()), morning.pieces(), "code, thunderbird, xterm",
                TENTH);
        entry(session(14, noon, "Taxes", "Receipts are in the **blue** folder.\n\nAsk <Ada>.", "Home/Money",
                new DeskSession.Recovered("killed", "block"), List.of("category", "note", "title")), noon.pieces(),
                "Taxes", TENTH);
        DeskSession late = new DeskSession(15, new TimeRange(at("2026-03-10T22:20:00Z"), at("2026-03-10T23:45:00Z")),
                DeskSession.State.SHOWN, true, null, null, null, null, null, List.of(), null);
        entry(late, night.pieces(), "mpv", TENTH, TENTH.plusDays(1));

        assertEquals(golden("rich-day.md"), page(TENTH, BERLIN).text(DayText.of("")));
    }

    @Test
    void aSessionOverMidnightSaysOnTheNextDayWhereItCameFrom() {
        TimeRange whole = new TimeRange(at("2026-03-10T22:20:00Z"), at("2026-03-10T23:45:00Z"));
        Minutes rest = new Minutes(at("2026-03-10T23:00:00Z")).in("mpv", "Film.mkv", 45);
        DeskSession late = new DeskSession(15, whole, DeskSession.State.SHOWN, true, null, null, null, null, null,
                List.of(), null);
        entry(late, rest.pieces(), "mpv", TENTH, TENTH.plusDays(1));
        String text = page(TENTH.plusDays(1), BERLIN).text(DayText.of(""));
        assertTrue(text.contains("## 00:00–00:45 mpv\n"), text);
        assertTrue(text.contains("Session 15, 45 min of 1 h 25 min, active 45 min, mostly "), text);
        assertTrue(text.contains(". Continued from [2026-03-10](event-2026-03-10.md).\n"), text);
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-10-25, 2026-10-25T00:30:00Z, 02:30+02:00–03:10",
            "Europe/Berlin, 2026-03-29, 2026-03-29T00:30:00Z, 01:30–04:10",
            "Australia/Lord_Howe, 2026-04-05, 2026-04-04T14:40:00Z, 01:40+11:00–02:50",
            "Asia/Kolkata, 2026-03-10, 2026-03-10T03:40:00Z, 09:10–10:50",
            "Europe/London, 2026-10-25, 2026-10-25T00:15:00Z, 01:15+01:00–01:55+00:00"})
    void anHourThatTheClockShowsTwiceIsTold(String zone, LocalDate date, Instant start, String heading) {
        Minutes minutes = new Minutes(start).in("code", "x", 100);
        entry(session(1, minutes, "T", null, null, null, List.of()), minutes.pieces(), "T", date);
        String text = page(date, ZoneId.of(zone)).text(DayText.of(""));
        assertTrue(text.contains("## " + heading + " T\n"), text);
    }

    @Test
    void aDayThatGoesOnSaysAsOfWhen() {
        Minutes minutes = new Minutes(at("2026-03-10T08:00:00Z")).in("code", "x", 5);
        entry(session(1, minutes, "T", null, null, null, List.of()), minutes.pieces(), "T", TENTH);
        DayPage page = page(TENTH, BERLIN);
        assertFalse(page.text(DayText.of("")).contains("as_of"));
        assertTrue(new DayPage(page.clock(), entries, page.coverage(), at("2026-03-10T22:59:59Z"), page.categories())
                .text(DayText.of("")).contains("\nas_of: 2026-03-10T23:59:59+01:00\n"));
    }

    @Test
    void aDayWithoutAnythingIsNoFile() {
        assertTrue(page(TENTH, BERLIN).isNothing(DayText.of("")));
        assertTrue(page(TENTH, BERLIN).isNothing(DayText.of("# 2026-03-10\n")));
        assertFalse(page(TENTH, BERLIN).isNothing(DayText.of("# 2026-03-10\n\nHello\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {WICKED, "-->", "<!-<!-- --", "a\u2028<!-- /session 7 -->", "\u0085b", "\"\\", "- {x: y}",
            "---", "\ud800", "![](x)", "&#60;!--"})
    void noTitleNoteNorApplicationCanBreakTheFile(String wicked) {
        Minutes minutes = new Minutes(at("2026-03-10T08:00:00Z")).in(wicked, wicked, 20).in("b", wicked, 20);
        entry(session(7, minutes, wicked, wicked + "\n" + wicked, wicked, null, List.of()), minutes.pieces(), wicked,
                TENTH);
        Minutes next = new Minutes(at("2026-03-10T10:00:00Z")).in("b", "b", 20);
        entry(session(8, next, null, null, null, null, List.of()), next.pieces(), "b", TENTH);
        String text = page(TENTH, BERLIN).text(DayText.of(""));

        assertEquals(text, page(TENTH, BERLIN).text(DayText.of(text)));
        assertEquals(4, text.lines().filter(line -> line.contains("<!--")).count(), text);
        assertEquals(2, text.lines().filter(line -> line.startsWith("## ")).count(), text);
        assertEquals(2, text.lines().filter("---"::equals).count(), text);
        assertFalse(text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'), text);
    }

    @Test
    void manyApplicationsAreNotAllNamedButAllCounted() {
        Minutes minutes = new Minutes(at("2026-03-10T08:00:00Z"));
        for (int i = 10; i < 25; i++) {
            minutes.in("App " + i, "x", i);
        }
        entry(session(1, minutes, null, null, null, null, List.of()), minutes.pieces(), "T", TENTH);
        String text = page(TENTH, BERLIN).text(DayText.of(""));
        assertTrue(text.contains("- Applications: App 24 24 min · App 23 23 min · "), text);
        assertTrue(text.contains(" · 7 others 1 h 31 min\n"), text);
        assertTrue(text.contains("\n  \"App 10\": 600\n"), text);
    }

    private void entry(DeskSession session, List<Piece> pieces, String title, LocalDate... days) {
        TimeRange part = new TimeRange(pieces.getFirst().block().start(),
                days.length > 1 ? pieces.getLast().block().end() : session.range().end());
        entries.add(new SessionEntry(session, part, pieces, title, new TreeSet<>(List.of(days))));
    }

    private static DeskSession session(long id, Minutes minutes, @Nullable String named, @Nullable String note,
            @Nullable String category, DeskSession.@Nullable Recovered recovered, List<String> edited) {
        return new DeskSession(id, new TimeRange(minutes.pieces().getFirst().block().start(), minutes.end()),
                DeskSession.State.SHOWN, true, named, null, note, category, recovered, edited, null);
    }

    private DayPage page(LocalDate date, ZoneId zone) {
        return new DayPage(new DayClock(new LocalDay(date, zone)), entries,
                new Coverage(8_740, 3_600, 600, 120, 28_800, 900, 240, 0, List.of()), LATER, Categories.builtIn());
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = DayPageTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
