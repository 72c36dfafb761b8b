package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Asked;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs that change sessions, each with its answer in one line. */
class EditVerbTest {

    private static final String TARGET = "/api/v1/sessions/7";

    /** Yesterday from 22:30 to 23:10 where the person is. */
    private static final String SESSION = session(7, "Editor", "2026-11-21T21:30:00Z", "2026-11-21T22:10:00Z", "null");

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    private static String session(long id, String title, String start, String end, String edited) {
        return """
                {"id":%d,"kind":"desk","title":"%s","status":"ended","start":"%s","end":"%s","summary":"pending",
                "edited":%s}""".formatted(id, title, start, end, edited);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "--start 22:20 | {\"start\":\"2026-11-21T21:20:00Z\"}",
            "--start 00:05 | {\"start\":\"2026-11-21T23:05:00Z\"}",
            "--start 22:40:30 --end 00:05 | {\"start\":\"2026-11-21T21:40:30Z\",\"end\":\"2026-11-21T23:05:00Z\"}",
            "--start 22:45 --end 22:40 | {\"start\":\"2026-11-21T21:45:00Z\",\"end\":\"2026-11-22T21:40:00Z\"}",
            "--end 2026-11-21T22:45 | {\"end\":\"2026-11-21T21:45:00Z\"}",
            "--end 2026-11-21T22:45+02:00 | {\"end\":\"2026-11-21T20:45:00Z\"}",
            "--end now | {\"end\":\"2026-11-22T12:15:00Z\"}",
            "--title Letters --note Two --category Work | {\"title\":\"Letters\",\"note\":\"Two\",\"category\":\"Work\"}",
            "--title= | {\"title\":\"\"}"})
    void whatIsGivenIsAskedForInOneRequest(String arguments, String body) throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(SESSION))) {
            var ran = line.run(("edit 7 " + arguments).split(" ", -1));
            assertEquals(0, ran.exit(), ran.err());
            assertEquals(new Asked("PATCH", TARGET, body), daemon.asked().getLast());
            assertEquals("Session 7 is so already; nothing has changed.\n", ran.out());
        }
    }

    @Test
    void theAnswerSaysWhatItWasAndHowToTakeItBack() throws Exception {
        String after = session(7, "Letters to the bank", "2026-11-21T21:40:00Z", "2026-11-21T22:10:00Z", "null");
        try (FakeDaemon _ = line.daemon(asked -> FakeDaemon.ok(asked.method().equals("GET") ? SESSION : after))) {
            assertEquals("Session 7: title 'Letters to the bank', was 'Editor'; start 22:40:00, was 22:30:00. "
                    + "Undo with 'daybook undo 7'.\n",
                    line.run("edit", "7", "--title", "Letters to the bank", "--start", "22:40").out());
            assertEquals(after + "\n", line.run("edit", "7", "--title", "Letters to the bank", "--json").out());
        }
    }

    @Test
    void aNoteComesFromTheStandardInput() throws Exception {
        line.input = new ByteArrayInputStream("First\nsecond: ü\n".getBytes(StandardCharsets.UTF_8));
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(SESSION))) {
            assertEquals(0, line.run("edit", "7", "--note", "-").exit());
            assertEquals("{\"note\":\"First\\nsecond: ü\\n\"}", daemon.asked().getLast().body());
        }
        line.input = new ByteArrayInputStream(new byte[70_000]);
        assertEquals("daybook: the note on the standard input is longer than 65536 bytes; give a shorter one\n",
                line.run("edit", "7", "--note", "-").err());
    }

    /** In the night of 25 October the clock of Berlin showed from 02:00 to 03:00 twice. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "00:10 | --end 02:30 | --end: '02:30' was twice in that night: write 2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z",
            "00:10 | --start 02:30 | --start: '02:30' was twice in that night: write 2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z",
            "00:10 | --end 2026-10-25T02:30 | --end: '2026-10-25T02:30' was twice in that night: write 2026-10-25T00:30:00Z or 2026-10-25T01:30:00Z"})
    void aTimeThatTheClockShowedTwiceIsAskedForInFull(String start, String arguments, String complaint)
            throws Exception {
        String night = session(7, "Late", "2026-10-25T" + start + ":00Z", "2026-10-25T03:00:00Z", "null");
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(night))) {
            var ran = line.run(("edit 7 " + arguments).split(" ", -1));
            assertEquals("daybook: " + complaint + ", see 'daybook edit --help'\n", ran.err());
            assertEquals(2, ran.exit());
            assertTrue(daemon.asked().stream().noneMatch(asked -> asked.method().equals("PATCH")));
        }
    }

    @Test
    void aTimeThatTheClockWasSetPastIsNotTakenForTheNextDays() throws Exception {
        String night = session(7, "Late", "2026-03-28T22:00:00Z", "2026-03-29T02:00:00Z", "null");
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(night))) {
            assertEquals("daybook: --end: '02:30' never was: the clock was set past it, see 'daybook edit --help'\n",
                    line.run("edit", "7", "--end", "02:30").err());
        }
    }

    @Test
    void theSecondOfTwoIsMeantWhereTheFirstCannotBe() throws Exception {
        String night = session(7, "Late", "2026-10-25T00:45:00Z", "2026-10-25T03:00:00Z", "null");
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(night))) {
            line.run("edit", "7", "--end", "02:30");
            assertEquals("{\"end\":\"2026-10-25T01:30:00Z\"}", daemon.asked().getLast().body());
        }
    }

    @Test
    void aSplitNamesBothParts() throws Exception {
        String parts = "{\"first\":%s,\"second\":%s}".formatted(
                session(7, "", "2026-11-21T21:30:00Z", "2026-11-21T22:00:00Z", "null"),
                session(9, "", "2026-11-21T22:00:00Z", "2026-11-21T22:10:00Z", "null"));
        try (FakeDaemon daemon = line.daemon(asked -> FakeDaemon.ok(asked.method().equals("GET") ? SESSION : parts))) {
            assertEquals("Session 7 was split: it is 22:30:00 – 23:00:00, and session 9 is 23:00:00 – 23:10:00. "
                    + "Undo with 'daybook undo 7'.\n", line.run("split", "7", "23:00").out());
            assertEquals(new Asked("POST", TARGET + "/split", "{\"at\":\"2026-11-21T22:00:00Z\"}"),
                    daemon.asked().getLast());
        }
    }

    @Test
    void aMergeSaysWhichOneIsLeft() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(SESSION))) {
            for (String[] order : new String[][]{{"7", "9"}, {"9", "7"}}) {
                assertEquals("Session 9 was merged into 7, which is 22:30:00 – 23:10:00 now. "
                        + "Undo with 'daybook undo 7'.\n", line.run("merge", order[0], order[1]).out());
                assertEquals(
                        new Asked("POST", "/api/v1/sessions/" + order[0] + "/merge", "{\"with\":" + order[1] + "}"),
                        daemon.asked().getLast());
            }
        }
    }

    @Test
    void anUndoSaysWhatIsSoAgain() throws Exception {
        String undone = """
                {"session":%s,"undone":[
                {"id":5,"at":"2026-11-22T12:00:00Z","what":"title","former":null,"later":"Letters","undone":"2026-11-22T12:15:00Z"},
                {"id":4,"at":"2026-11-22T12:00:00Z","what":"end","former":"2026-11-21T22:10:00Z",
                "later":"2026-11-21T22:00:00Z","undone":"2026-11-22T12:15:00Z"}]}""".formatted(
                SESSION.replace("\"edited\":null", "\"edited\":{\"at\":\"2026-11-22T12:00:00Z\",\"what\":[\"note\"]}"));
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(undone))) {
            assertEquals(
                    "Session 7, 22:30:00 – 23:10:00: title automatic again, was 'Letters'; end 23:10:00 again, was "
                            + "23:00:00. 'daybook undo 7' takes the change before it back.\n",
                    line.run("undo", "7").out());
            assertEquals(new Asked("POST", TARGET + "/undo", ""), daemon.asked().getLast());
        }
    }

    @Test
    void aSessionShowsItsNoteWhatWasGivenAndWhatWasChanged() throws Exception {
        String noted = SESSION.replace("\"title\":\"Editor\"",
                "\"title\":\"Letters\",\"note\":\"To the bank\\nand home\",\"category\":\"Work\"");
        String edits = """
                {"edits":[
                {"id":3,"at":"2026-11-22T12:01:00Z","what":"split","former":"2026-11-21T22:40:00Z","later":"2026-11-21T22:10:00Z","other":9},
                {"id":2,"at":"2026-11-22T12:00:00Z","what":"category","former":null,"later":"Work","undone":"2026-11-22T12:05:00Z"},
                {"id":1,"at":"2026-11-22T11:00:00Z","what":"title","former":null,"later":"Letters"}]}""";
        try (FakeDaemon _ = line.daemon(asked -> FakeDaemon.ok(asked.target().endsWith("/edits") ? edits : noted))) {
            assertEquals("""
                    Session 7  Letters

                      day       Saturday 21 November 2026
                      time      22:30 – 23:10 (40 min)
                      kind      desk
                      status    ended
                      title     given
                      category  Work
                      summary   pending

                    Note
                      To the bank
                      and home

                    Edited
                      13:01  split at 23:10:00; session 9 has the rest
                      13:00  category 'Work', was automatic · undone 13:05
                      12:00  title 'Letters', was automatic
                    """, line.run("sessions", "7").out());
        }
    }
}
