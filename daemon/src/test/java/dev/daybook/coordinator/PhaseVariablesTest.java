package dev.daybook.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationStatus;
import dev.daybook.plan.Phase;
import dev.daybook.plan.PlanRun;
import dev.daybook.plan.PlanRun.Attempt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What phases leave for those after them. */
class PhaseVariablesTest {

    private static final Phase PUBLISH = new Phase.InWorker("publish", List.of("sh"), Path.of("/"),
            Duration.ofSeconds(10), null, 0, false);

    @TempDir
    Path folder;
    private PhaseVariables variables;

    @BeforeEach
    void open() {
        variables = new PhaseVariables(folder);
    }

    private static Attempt attempt(String id, String phase, boolean inWorker, boolean started, OperationStatus status,
            @Nullable Integer exitCode) {
        return new Attempt(id, phase, inWorker, 1, started, status, OperationCause.EXIT, exitCode, null, null);
    }

    private static Attempt command(String id, String phase) {
        return attempt(id, phase, true, true, OperationStatus.COMPLETED, 0);
    }

    private static Attempt task(String id, String phase) {
        return attempt(id, phase, false, true, OperationStatus.COMPLETED, null);
    }

    private Map<String, String> environment(Attempt... attempts) throws IOException {
        return variables.environment(new PlanRun("op_run", 1L, "nightly", Instant.EPOCH, List.of(PUBLISH), false,
                List.of(attempts)), PUBLISH, "op_now");
    }

    private void left(String id, String text) throws IOException {
        left(id, text.getBytes(StandardCharsets.UTF_8));
    }

    private void left(String id, byte[] bytes) throws IOException {
        Files.createDirectories(folder.resolve(id));
        Files.write(folder.resolve(id).resolve("variables"), bytes);
    }

    private String refused(Attempt... attempts) {
        return String.valueOf(assertThrows(IOException.class, () -> environment(attempts)).getMessage());
    }

    @Test
    void aFirstPhaseIsToldWhereItIsAndWhereToLeaveSomething() throws Exception {
        assertEquals(Map.of("DAYBOOK_PLAN", "nightly", "DAYBOOK_PHASE", "publish", "DAYBOOK_VARIABLES",
                folder.resolve("op_now").resolve("variables").toString()), environment());
    }

    @Test
    void whatATaskLeavesTheNextPhaseFinds() throws Exception {
        variables.write("op_1", Map.of("EXPORT", "/home/me/day.json", "DAYBOOK_EXPORT", "ours"));
        Map<String, String> found = environment(task("op_1", "save"));
        assertEquals("/home/me/day.json", found.get("EXPORT"));
        assertEquals("ours", found.get("DAYBOOK_EXPORT"), "a task of Daybook may");
    }

    @Test
    void whoLeavesNothingWritesNothing() throws Exception {
        variables.write("op_1", Map.of());
        assertFalse(Files.exists(folder.resolve("op_1")));
    }

    @Test
    void aValueIsAllThatFollowsTheFirstEqualsSign() throws Exception {
        left("op_1", "QUERY=a=b==c\nEMPTY=\nSPACES=  two  \nQUOTES=\"'$x`\n");
        Map<String, String> found = environment(command("op_1", "save"));
        assertEquals("a=b==c", found.get("QUERY"));
        assertEquals("", found.get("EMPTY"));
        assertEquals("  two  ", found.get("SPACES"));
        assertEquals("\"'$x`", found.get("QUOTES"));
    }

    @Test
    void aTasksValueComesBackAsItWasInUtf8() throws Exception {
        variables.write("op_1", Map.of("TITLE", "Übergröße = ∞"));
        String bytes = new String("Übergröße = ∞".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertEquals(bytes, environment(task("op_1", "save")).get("TITLE"));
    }

    @Test
    void bytesThatAreNoTextAreKept() throws Exception {
        left("op_1", new byte[]{'N', '=', (byte) 0xff, (byte) 0x80, 'x', '\n'});
        assertEquals("\u00ff\u0080x", environment(command("op_1", "save")).get("N"));
    }

    @Test
    void linesOfWindowsBlankLinesAndCommentsAreTakenForWhatTheyAre() throws Exception {
        left("op_1", "# made by publish.sh\r\nA=1\r\n\r\n   \n#B=2\nC=3 # no comment\nD=\r");
        Map<String, String> found = environment(command("op_1", "save"));
        assertEquals("1", found.get("A"));
        assertNull(found.get("B"));
        assertEquals("3 # no comment", found.get("C"));
        assertEquals("", found.get("D"));
    }

    @Test
    void theLastLineOfAFileCountsAndSoDoesTheLastOfAName() throws Exception {
        left("op_1", "A=1\nA=2");
        assertEquals("2", environment(command("op_1", "save")).get("A"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "=1", "1A=1", "A B=1", " A=1", "A-B=1", "Ä=1", "export A=1", "A=\0", "\uFEFFA=1"})
    void aLineThatIsNoVariableIsRefusedAndNamed(String line) throws Exception {
        left("op_1", "GOOD=1\n" + line + "\n");
        String message = refused(command("op_1", "save"));
        assertTrue(message.startsWith("phase save left variables that cannot be used: line 2 of "), message);
        assertTrue(message.contains(folder.resolve("op_1").resolve("variables").toString()), message);
        assertTrue(message.endsWith("is not NAME=value"), message);
    }

    @Test
    void aCommandSetsNoneOfOurNames() throws Exception {
        left("op_1", "DAYBOOK_OP=other\n");
        String message = refused(command("op_1", "save"));
        assertTrue(message.contains("line 1") && message.endsWith(
                "sets DAYBOOK_OP; names that begin with DAYBOOK_ are Daybook's own"), message);
    }

    @Test
    void aFileOfTheMostBytesIsReadAndOneOfOneMoreIsRefused() throws Exception {
        left("op_1", "A=" + "x".repeat(65_536 - 3) + "\n");
        assertEquals(65_533, environment(command("op_1", "save")).getOrDefault("A", "").length());
        left("op_1", "A=" + "x".repeat(65_536 - 2) + "\n");
        assertTrue(refused(command("op_1", "save")).endsWith("must be a file of at most 65536 bytes"));
    }

    @Test
    void aFolderInItsPlaceIsRefused() throws Exception {
        Files.createDirectories(folder.resolve("op_1").resolve("variables"));
        assertTrue(refused(command("op_1", "save")).contains("must be a file"));
    }

    @Test
    void anEmptyFileAndNoFileAreNoVariables() throws Exception {
        left("op_1", "");
        assertEquals(environment(command("op_2", "save")), environment(command("op_1", "save")));
    }

    @Test
    void theLaterPhaseWins() throws Exception {
        left("op_1", "A=1\nB=1\n");
        left("op_2", "A=2\n");
        Map<String, String> found = environment(command("op_1", "save"), command("op_2", "check"));
        assertEquals("2", found.get("A"));
        assertEquals("1", found.get("B"));
    }

    @Test
    void whatAnAttemptLeftThatAnotherFollowedDoesNotCount() throws Exception {
        variables.write("op_1", Map.of("A", "1", "B", "1"));
        variables.write("op_2", Map.of("A", "2"));
        Attempt died = attempt("op_1", "save", false, true, OperationStatus.FAILED, null);
        Map<String, String> found = environment(died, task("op_2", "save"));
        assertEquals("2", found.get("A"));
        assertNull(found.get("B"));
    }

    @Test
    void whatAnEarlierAttemptAtThisPhaseLeftDoesNotCount() throws Exception {
        left("op_2", "A=2\n");
        Map<String, String> found = environment(task("op_1", "save"),
                attempt("op_2", "publish", true, false, OperationStatus.FAILED, null));
        assertNull(found.get("A"));
        assertEquals("save", found.get("DAYBOOK_PREVIOUS_PHASE"));
    }

    @Test
    void whatLiesThereOfOneThatNeverStartedDoesNotCount() throws Exception {
        left("op_1", "A=1\n");
        assertNull(environment(attempt("op_1", "save", true, false, OperationStatus.FAILED, null)).get("A"));
    }

    @Test
    void aPhaseThatFailedAndMayLeavesWhatItLeft() throws Exception {
        left("op_1", "A=1\n");
        Map<String, String> found = environment(attempt("op_1", "save", true, true, OperationStatus.FAILED, 7));
        assertEquals("1", found.get("A"));
        assertEquals("failed", found.get("DAYBOOK_PREVIOUS_STATUS"));
        assertEquals("7", found.get("DAYBOOK_PREVIOUS_EXIT_CODE"));
    }

    @Test
    void howThePhaseBeforeEndedAndItsLogAreTold() throws Exception {
        left("op_1", "");
        Path log = Files.writeString(folder.resolve("op_1").resolve("log"), "done");
        Map<String, String> found = environment(command("op_0", "first"), command("op_1", "save"));
        assertEquals("save", found.get("DAYBOOK_PREVIOUS_PHASE"));
        assertEquals("completed", found.get("DAYBOOK_PREVIOUS_STATUS"));
        assertEquals("0", found.get("DAYBOOK_PREVIOUS_EXIT_CODE"));
        assertEquals(log.toString(), found.get("DAYBOOK_PREVIOUS_LOG"));
    }

    @Test
    void aTaskHasNeitherCodeNorLog() throws Exception {
        Map<String, String> found = environment(task("op_1", "save"));
        assertNull(found.get("DAYBOOK_PREVIOUS_EXIT_CODE"));
        assertNull(found.get("DAYBOOK_PREVIOUS_LOG"));
    }

    @Test
    void noPhaseSaysWhichPlanThisIs() throws Exception {
        variables.write("op_1", Map.of("DAYBOOK_PLAN", "another"));
        assertEquals("nightly", environment(task("op_1", "save")).get("DAYBOOK_PLAN"));
    }
}
