package dev.daybook.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.LogPart;
import dev.daybook.client.Failures;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.live.ScriptedLive;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final String A = "GET operations/op_a/log/part";
    private static final String B = "GET operations/op_b/log/part";

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final LogTail log = new LogTail(live);

    private String text() {
        return log.textProperty().get();
    }

    @Test
    void aLineThatIsWrittenInPiecesIsOneLine() {
        live.says(A, new LogPart("one\ntw", 0, 6, false));
        log.follow("op_a");
        assertEquals("one\ntw", text());

        live.says(A + "?offset=6", new LogPart("o\nthree\n", 6, 14, false));
        live.says(A + "?offset=14", new LogPart("", 14, 14, true));
        log.look();

        assertEquals("one\ntwo\nthree", text());
    }

    @Test
    void whatIsCompleteIsAskedForNoMore() {
        live.says(A, new LogPart("done\n", 0, 5, true));
        log.follow("op_a");
        log.look();

        assertEquals(List.of(A), live.asked());
    }

    @Test
    void aLateAnswerAboutAnotherLogIsDropped() {
        live.says(A, new LogPart("of a\n", 0, 5, false));
        live.says(B, new LogPart("of b\n", 0, 5, false));
        live.hold();
        log.follow("op_a");
        log.follow("op_b");
        live.release();

        assertEquals("of b", text());
    }

    @Test
    void aFailureIsTriedAgainWithTheNextSecond() {
        live.says(A, Failures.away());
        log.follow("op_a");
        live.says(A, new LogPart("back\n", 0, 5, false));
        log.look();

        assertEquals("back", text());
    }

    @Test
    void linesAreShownAsATerminalLeavesThem() {
        live.says(A, new LogPart("\u001b[1;31mred\u001b[0m\n 10%\r 50%\r100%\r\nbell\u0007\ttab\n", 0, 44, true));
        log.follow("op_a");

        assertEquals("red\n100%\nbell\ttab", text());
    }

    @Test
    void onlyTheLastLinesAreKept() {
        live.says(A, new LogPart("line\n".repeat(LogTail.LINES) + "last\n", 0, 1005, true));
        log.follow("op_a");

        assertEquals("line\n".repeat(LogTail.LINES - 1) + "last", text());
    }

    @Test
    void aLineThatNeverEndsTakesNoMoreThanCanBeSeen() {
        live.says(A, new LogPart("x".repeat(50_000), 0, 50_000, false));
        live.says(A + "?offset=50000", new LogPart("y".repeat(50_000) + "\r 1%\r 2%\r", 50_000, 100_009, false));
        live.says(A + "?offset=100009", new LogPart("\n", 100_009, 100_010, true));
        log.follow("op_a");
        assertEquals("x".repeat(2_000) + "…", text());
        log.look();

        assertEquals(" 2%", text());
    }
}
