package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sesions | unknown verb 'sesions', see 'daybook --help'",
            "--foo | unknown option '--foo', see 'daybook --help'",
            "sessions --foo | unknown option '--foo', see 'daybook sessions --help'",
            "sessions 1 2 | unexpected argument '2', see 'daybook sessions --help'",
            "sessions x | invalid value for positional parameter at index 0 (ID): 'x' is not a number, see 'daybook sessions --help'",
            "sessions --limit x | invalid value for option '--limit': 'x' is not a number, see 'daybook sessions --help'",
            "sessions --limit 0 | --limit: 0 is not a number from 1 on, see 'daybook sessions --help'",
            "sessions --status open | invalid value for option '--status': expected one of [active, ended, failed, cancelled] but was 'open', see 'daybook sessions --help'",
            "timeline --from noon | --from: 'noon' is not a time: today, yesterday, 2026-11-22, 2026-11-22T14:00 or 2026-11-22T13:00:00Z, see 'daybook timeline --help'",
            "timeline --from today --to yesterday | --from is not before --to, see 'daybook timeline --help'",
            "sessions --from today --to yesterday | --from is not before --to, see 'daybook sessions --help'",
            "day 10:00 | day: '10:00' is not a day: today, yesterday or 2026-11-22, see 'daybook day --help'",
            "totals --by day | invalid value for option '--by': expected one of [app, title, category] but was 'day', see 'daybook totals --help'",
            "operations --status open | invalid value for option '--status': expected one of [pending, running, reconciling, completed, failed, cancelled] but was 'open', see 'daybook operations --help'",
            "operations --limit 1001 | --limit: 1001 is not a number from 1 to 1000, see 'daybook operations --help'",
            "cancel | missing required parameter: 'ID', see 'daybook cancel --help'",
            "uncancel | missing required parameter: 'SESSION', see 'daybook uncancel --help'",
            "correct 4 | missing required option: '--end=TIME', see 'daybook correct --help'",
            "correct 4 --end later | --end: 'later' is not a time: 14:30 or 14:30:05 (the first after its start), 2026-11-22T14:30, 2026-11-22T13:30:00Z, now, or inferred (what the recovery chose), see 'daybook correct --help'",
            "edit 4 | nothing to change: give --title, --note, --category, --start or --end, see 'daybook edit --help'",
            "edit 4 --end today | --end: 'today' is not a time: 14:30, 14:30:05, 2026-11-22T14:30, 2026-11-22T13:30:00Z or now, see 'daybook edit --help'",
            "edit 4 --start 2026-03-29T02:30 | --start: '2026-03-29T02:30' never was: the clock was set past it, see 'daybook edit --help'",
            "split 4 | missing required parameter: 'TIME', see 'daybook split --help'",
            "merge 4 | missing required parameter: 'SESSION', see 'daybook merge --help'",
            "undo | missing required parameter: 'SESSION', see 'daybook undo --help'",
            "cancel 4k1 | neither an operation (op_…) nor the number of a session: '4k1', see 'daybook cancel --help'",
            "cancel op_x --grace 2d | --grace: '2d' is not a length up to 1 day, like 30s, 5m or 1h30m, see 'daybook cancel --help'",
            "cancel op_x --grace 1m --now | --grace=LENGTH, --now are mutually exclusive (specify only one), see 'daybook cancel --help'",
            "search | missing required parameter: 'WORD', see 'daybook search --help'",
            "search a --limt 3 | --limt is no option of search, see 'daybook search --help'",
            "search a --limit 201 | --limit: 201 is not a number from 1 to 200, see 'daybook search --help'",
            "log | missing required parameter: 'ID', see 'daybook log --help'",
            "log op_x -n -1 | --lines: -1 is not a number from 0 on, see 'daybook log --help'",
            "wait | missing required parameter: 'ID', see 'daybook wait --help'",
            "wait op_x --timeout soon | --timeout: 'soon' is not a length like 30s, 5m or 1h30m, see 'daybook wait --help'",
            "plan nightly | unknown verb 'nightly', see 'daybook plan --help'",
            "plan list x | unexpected argument 'x', see 'daybook plan list --help'",
            "plan show | missing required parameter: 'NAME', see 'daybook plan show --help'",
            "plan trigger a b | unexpected argument 'b', see 'daybook plan trigger --help'",
            "plan enable | missing required parameter: 'NAME', see 'daybook plan enable --help'",
            "progress | missing required parameter: 'FRACTION', see 'daybook progress --help'",
            "pause --for 8d | --for: '8d' is not a length from 1m to 7d, like 15m or 1h30m, see 'daybook pause --help'",
            "pause --until noon | --until: 'noon' is not 'tomorrow', 14:30 or 2026-11-22T13:00:00Z, see 'daybook pause --help'",
            "pause --until yesterday | --until: 'yesterday' is in the past, see 'daybook pause --help'",
            "pause --for 1m --until 14:00 | --for=LENGTH, --until=WHEN are mutually exclusive (specify only one), see 'daybook pause --help'"})
    void aWrongArgumentIsNamedInOneLine(String arguments, String expected) {
        var ran = line.run(arguments.split(" ", -1));
        assertEquals("daybook: " + expected + "\n", ran.err());
        assertEquals("", ran.out());
        assertEquals(2, ran.exit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "daemon ", "stop ", "status ", "sessions ", "timeline ", "totals ", "pause ", "resume ",
            "version ", "operations ", "cancel ", "uncancel ", "correct ", "edit ", "split ", "merge ", "undo ", "log ",
            "wait ", "progress ", "plan ",
            "summarise ", "plan list ", "plan show ", "plan trigger ", "plan enable ", "plan disable "})
    void everyVerbExplainsItselfWithoutADaemon(String verb) {
        var ran = line.run((verb + "--help").split(" ", -1));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("Usage: daybook " + verb), ran.out());
        assertEquals(!verb.equals("log ") && !verb.equals("progress "), ran.out().contains("--json"), ran.out());
        ran.out().lines().forEach(text -> assertTrue(text.length() <= 80, text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "sessions | GET | /api/v1/sessions?limit=20 | ''",
            "sessions --status ended --kind desk --limit 5 | GET | /api/v1/sessions?status=ended&kind=desk&limit=5 | ''",
            "sessions --from yesterday --to yesterday | GET | /api/v1/sessions?from=2026-11-20T23%3A00%3A00Z&to=2026-11-21T23%3A00%3A00Z&limit=20 | ''",
            "sessions 12 | GET | /api/v1/sessions/12 | ''",
            "uncancel 12 | POST | /api/v1/sessions/12/restore | ''",
            "timeline | GET | /api/v1/timeline?from=2026-11-21T23%3A00%3A00Z&to=2026-11-22T23%3A00%3A00Z | ''",
            "timeline --to yesterday | GET | /api/v1/timeline?from=2026-11-20T23%3A00%3A00Z&to=2026-11-21T23%3A00%3A00Z | ''",
            "totals --by title --from 2026-11-22T09:00 | GET | /api/v1/totals?from=2026-11-22T08%3A00%3A00Z&to=2026-11-22T23%3A00%3A00Z&by=title | ''",
            "operations | GET | /api/v1/operations?limit=20 | ''",
            "operations --status failed --limit 5 | GET | /api/v1/operations?status=failed&limit=5 | ''",
            "operations op_aaaaaaaaa1 | GET | /api/v1/operations/op_aaaaaaaaa1 | ''",
            "plan | GET | /api/v1/plans | ''",
            "plan list | GET | /api/v1/plans | ''",
            "plan show nightly | GET | /api/v1/plans/nightly | ''",
            "plan enable nightly | POST | /api/v1/plans/nightly/enable | ''",
            "plan disable nightly | POST | /api/v1/plans/nightly/disable | ''",
            "status | GET | /api/v1/health | ''",
            "pause | POST | /api/v1/recorder/pause | {\"minutes\":null,\"until\":null}",
            "pause --for 1h30m | POST | /api/v1/recorder/pause | {\"minutes\":90,\"until\":null}",
            "pause --until tomorrow | POST | /api/v1/recorder/pause | {\"minutes\":null,\"until\":\"2026-11-22T23:00:00Z\"}",
            "pause --until 14:00 | POST | /api/v1/recorder/pause | {\"minutes\":null,\"until\":\"2026-11-22T13:00:00Z\"}",
            "resume | POST | /api/v1/recorder/resume | ''"})
    void aVerbAsksForWhatItWasTold(String arguments, String method, String target, String body) throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok("{\"any\":1}"))) {
            var ran = line.run((arguments + " --json").split(" ", -1));
            assertEquals("{\"any\":1}\n", ran.out(), ran.err());
            assertEquals(0, ran.exit());
            assertEquals(new FakeDaemon.Asked(method, target, body), daemon.asked().getFirst());
        }
    }
}
