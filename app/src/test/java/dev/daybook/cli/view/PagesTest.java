package dev.daybook.cli.view;

import static dev.daybook.cli.view.Samples.CLOCK;
import static dev.daybook.cli.view.Samples.PAGES;
import static dev.daybook.cli.view.Samples.at;
import static dev.daybook.cli.view.Samples.blind;
import static dev.daybook.cli.view.Samples.health;
import static dev.daybook.cli.view.Samples.paused;
import static dev.daybook.cli.view.Samples.recording;
import static dev.daybook.cli.view.Samples.sessions;
import static dev.daybook.cli.view.Samples.timeline;
import static dev.daybook.cli.view.Samples.totals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Day;
import dev.daybook.api.Recorder;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Timeline NO_BLOCKS = new Timeline(List.of());
    private static final Totals NO_TOTALS = new Totals(at("00:00"), at("23:00"), "app", 0, 0, 0, List.of());

    @Test
    void todayShowsTheDayAtAGlance() {
        assertEquals("""
                Sunday 22 November 2026
                ● recording from X11 · active

                3 h 43 min active · 40 min idle · 35 min locked

                  ▅█████████████▅▅▅▅▅▅▅▂····█████████████████████▅······▃▇▇▇▇▇▇▇▇
                  08          09          10          11          12          13

                Sessions
                  08:02 – 09:47  1 h 45 min  ended, idle  Writing the design page and answering…
                  10:10 – 11:58  1 h 48 min  ended ↻      設計書を書く: データベースの移行計画…
                  12:33 – now        42 min  active       in progress

                Applications
                  code       2 h 47 min  ████████████████████████████████████
                  no window      35 min  ███████▌
                  firefox        21 min  ████▋
                  xterm             4 s  ▏

                ! 1 session was recovered after a kill: daybook sessions 12
                """, PAGES.today(health(recording()), sessions(), List.of(), timeline(), totals()));
    }

    @Test
    void aDayOfWhichNothingIsKnownIsNotCalledInactive() {
        assertEquals("""
                Sunday 22 November 2026
                Nothing was recorded.
                24 h 00 min unknown
                """, PAGES.day(empty(new Day.Coverage(0, 0, 0, 0, 0, 0, 86_400, 0)), List.of(), NO_BLOCKS));
        assertEquals("""
                Sunday 22 November 2026
                Still to come.
                """, PAGES.day(empty(new Day.Coverage(0, 0, 0, 0, 0, 0, 0, 86_400)), List.of(), NO_BLOCKS));
    }

    private static Day empty(Day.Coverage coverage) {
        return new Day(LocalDate.of(2026, 11, 22), "Europe/Berlin", at("00:00"), at("00:00").plusSeconds(86_400),
                coverage, List.of(), List.of(), List.of());
    }

    @Test
    void aDayShowsWhereItsTimeWentAndWhenNothingWasRecorded() {
        Day day = new Day(LocalDate.of(2026, 11, 22), "Europe/Berlin", at("00:00"), at("00:00").plusSeconds(86_400),
                new Day.Coverage(12_000, 600, 2_400, 30, 28_800, 1_800, 3_600, 37_170),
                List.of(new Day.Gap(at("00:00"), at("08:00"), "asleep"),
                        new Day.Gap(at("09:50"), at("10:20"), "paused"),
                        new Day.Gap(at("23:00"), at("00:00").plusSeconds(86_400), "unknown")),
                List.of(new Totals.Total("Work/Code", 9_000), new Totals.Total("Web", 3_600)),
                List.of(new Totals.Total("code", 9_000), new Totals.Total("", 3_600)));
        assertEquals("""
                Sunday 22 November 2026
                3 h 30 min active · 10 min of it recovered · 40 min idle · 30 s locked
                8 h 00 min asleep · 30 min paused · 1 h 00 min unknown

                Sessions
                  08:02 – 09:47  1 h 45 min  ended, idle  Writing the design page and answering…
                  10:10 – 11:58  1 h 48 min  ended ↻      設計書を書く: データベースの移行計画…
                  12:33 – now        42 min  active       in progress

                Categories
                  Work/Code  2 h 30 min  ████████████████████████████████████
                  Web        1 h 00 min  ██████████████▍

                Applications
                  code       2 h 30 min  ████████████████████████████████████
                  no window  1 h 00 min  ██████████████▍

                Not recorded
                  00:00 – 08:00  8 h 00 min  asleep
                  09:50 – 10:20      30 min  paused
                  23:00 – 24:00  1 h 00 min  unknown
                """, PAGES.day(day, sessions(), NO_BLOCKS));
    }

    @Test
    void anEmptyDaySaysWhatWillComeAndWhatStandsInTheWay() {
        assertEquals("""
                Sunday 22 November 2026
                ● recording from X11 · active

                Nothing recorded yet today. Your first active minute will show here.
                """, empty(recording()));
        assertEquals("""
                Sunday 22 November 2026
                ● cannot see: no X server at :0

                Nothing recorded yet today, because the recorder cannot see the screen.

                ! The recorder cannot see the screen: no X server at :0.
                """, empty(blind("no X server at :0"), "The recorder cannot see the screen: no X server at :0."));
        assertEquals("""
                Sunday 22 November 2026
                ● paused until 14:00

                Nothing recorded yet today, and the recorder is paused: 'daybook resume'.
                """, empty(paused(at("14:00"))));
    }

    @Test
    void theListOfSessionsNamesEachDayOnceAndMarksTheRecovered() {
        assertEquals("""
                  ID  Day         From – to          Length  Status   Title
                  13  Sun 22 Nov  12:33 – now        42 min  active   in progress
                  12              10:10 – 11:58  1 h 48 min  ended ↻  設計書を書く: データベー…
                  11              08:02 – 09:47  1 h 45 min  ended    Writing the design page a…

                  ↻ ended by a recovery; 'daybook sessions ID' tells why and when
                """, PAGES.sessions(sessions()));
    }

    @Test
    void anEmptyListSaysWhereToLook() {
        assertEquals("""
                No sessions here. A session begins with the first minute of activity; see
                'daybook status' for what the recorder is doing now.
                """, PAGES.sessions(List.of()));
    }

    @Test
    void aRecoveredSessionTellsItsCauseEvidenceAndWindow() {
        assertEquals("""
                Session 12  設計書を書く: データベースの移行計画とその検証について

                  day      Sunday 22 November 2026
                  time     10:10 – 11:58 (1 h 48 min)
                  kind     desk
                  status   ended ↻ · recovered
                  summary  pending

                Recovered ↻
                  at        08:01
                  cause     killed: the daemon ended without being asked to
                  end from  block: its last stored minute
                  window    it ended between 11:58:00 and 11:59:00
                """, PAGES.session(sessions().get(1)));
    }

    @Test
    void aSummaryThatFailedTellsHowOftenAndWhenItIsTriedAgain() {
        Session failed = new Session(12, "desk", "Design", null, "ended", at("10:10"), at("11:58"), null, null, null,
                null, "idle", null, "failed", 2, at("13:20"), null, null);
        String page = PAGES.session(failed);
        assertTrue(page.contains("  summary  failed 2 times, next try 13:20, see 'daybook status'\n"), page);
    }

    @Test
    void aCorrectedSessionTellsTheEndItHadBefore() {
        Session recovered = sessions().get(1);
        Session corrected = new Session(12, "desk", "Design", null, "ended", recovered.start(), at("11:30"), null, null,
                null,
                null, "recovered", null, "pending", 0, null, recovered.recovered(), null);
        assertTrue(PAGES.session(corrected).endsWith("""
                  window     it ended between 11:58:00 and 11:59:00
                  corrected  from 11:58:00
                """), PAGES.session(corrected));
        assertTrue(PAGES.session(corrected).contains("10:10 – 11:30 (1 h 20 min)"), PAGES.session(corrected));
    }

    @Test
    void statusTellsOfEveryPartOfTheDaemon() {
        assertEquals("""
                Daybook 0.1.0  all is well

                  recorder    recording from X11 · active
                  session     13, since 12:33 (42 min)
                  operations  none under way
                  daemon      process 4711, up since 08:01 (5 h 14 min), launch 14
                  recovery    1 recovered at 08:01
                  summaries   2 pending, 0 failed
                  store       open, 12,408 changes on disk, 7 replayed at launch, schema 4
                  backups     last 4 h 13 min ago, 7 kept, 31 MB
                """, PAGES.status(health(recording()), Optional.of(sessions().getFirst()), Optional.of(List.of())));
    }

    @Test
    void statusEndsWithWhatNeedsAttention() {
        String page = PAGES.status(health(paused(null), "2 summaries could not be written: the disk is full."),
                Optional.empty(), Optional.empty());
        assertTrue(page.startsWith("Daybook 0.1.0  needs attention\n"), page);
        assertTrue(page.endsWith("\n\nNeeds attention\n  2 summaries could not be written: the disk is full.\n"), page);
    }

    @Test
    void theTimelineRunsStretchesTogether() {
        assertEquals("""
                Sunday 22 November 2026
                  08:02 – 09:10  1 h 08 min  code       Table.java
                  09:10 – 09:47      37 min  firefox    Review
                  09:47 – 10:10      23 min  idle
                  10:10 – 11:58  1 h 48 min  code       設計書
                  11:58 – 12:33      35 min  locked
                  12:33 – 13:15      42 min  no window
                """, PAGES.timeline(timeline()));
    }

    @Test
    void totalsHaveABarEach() {
        assertEquals("""
                Sunday 22 November 2026
                3 h 43 min active · 40 min idle · 35 min locked

                  code       2 h 47 min  ████████████████████████████████████
                  no window      35 min  ███████▌
                  firefox        21 min  ████▋
                  xterm             4 s  ▏
                """, PAGES.totals(totals()));
    }

    @Test
    void aRunningDaemonIsNamedByItsProcess() {
        assertEquals("""
                The daemon runs already: process 4711, up since 08:01.
                ● recording from X11 · active
                """, PAGES.running("runs already", health(recording())));
    }

    @Test
    void noPlainLineIsWiderThanTheTerminal() {
        String all = PAGES.today(health(recording()), sessions(), List.of(), timeline(), totals())
                + PAGES.sessions(sessions())
                + PAGES.timeline(timeline()) + PAGES.totals(totals());
        all.lines().forEach(line -> assertTrue(Width.of(line) <= 80, line));
    }

    @Test
    void colourChangesNothingButTheInk() {
        String coloured = new Pages(CLOCK, true).today(health(recording()), sessions(), List.of(), timeline(),
                totals());
        assertTrue(coloured.contains("\u001b[32m●\u001b[0m recording"), coloured);
        assertEquals(PAGES.today(health(recording()), sessions(), List.of(), timeline(), totals()),
                coloured.replaceAll("\u001b\\[[0-9]*m", "").replaceAll("(?m) +$", ""));
    }

    private static String empty(Recorder recorder, String... notices) {
        return PAGES.today(health(recorder, notices), List.of(), List.of(), NO_BLOCKS, NO_TOTALS);
    }
}
