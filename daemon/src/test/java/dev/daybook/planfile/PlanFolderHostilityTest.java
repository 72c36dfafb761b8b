package dev.daybook.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.plan.Plan;
import dev.daybook.planfile.PlanFiles.Broken;
import dev.daybook.planfile.PlanFiles.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Whatever the folder holds, reading answers, and the plan beside it is found. */
class PlanFolderHostilityTest {

    private static final String PLAN = "[[phase]]\nname = 'p'\nin = 'daemon'\ndo = 'backup'\n";
    private static final int LARGEST = 32 * 1024;

    static final List<String> NESTED = List.of("[".repeat(100_000), "a = " + "[".repeat(100_000),
            "a = " + "[".repeat(100_000) + "]".repeat(100_000), "a = " + "[\n".repeat(100_000),
            "a = " + "{a=".repeat(50_000), "a = " + "{a=".repeat(50_000) + "1" + "}".repeat(50_000),
            "a" + ".a".repeat(100_000) + " = 1", "[a" + ".a".repeat(100_000) + "]",
            "a = " + "[\"]\",".repeat(40_000), "# \r" + "a = " + "[".repeat(100_000),
            "a = \"x\n\", " + "[".repeat(100_000), "\"".repeat(200_001) + "[".repeat(50_000));

    private final Path folder;
    private final Path file;
    private final PlanFiles files;

    PlanFolderHostilityTest(@TempDir Path folder) {
        this.folder = folder.resolve("plans");
        this.file = this.folder.resolve("hostile.toml");
        this.files = new PlanFiles(this.folder, folder, ScriptedWork.works());
    }

    @BeforeEach
    void putAPlanBeside() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("z.toml"), "name = 'good'\n" + PLAN);
    }

    @AfterEach
    void letTheFolderBeRemoved() {
        assertTrue(folder.toFile().setReadable(true) || !Files.exists(folder));
    }

    @Test
    void aFileThatIsNotUtf8IsTold() throws IOException {
        Files.write(file, "name = 'w\u00e4rn'".getBytes(StandardCharsets.ISO_8859_1));
        assertTold("hostile.toml cannot be read: it is not UTF-8; save it in that encoding");

        Files.write(file, "name = 'x'".getBytes(StandardCharsets.UTF_16));
        assertTold("hostile.toml cannot be read: it is not UTF-8; save it in that encoding");
    }

    @Test
    void aFolderNamedAsAPlanIsTold() throws IOException {
        Files.createDirectory(file);

        assertTold("hostile.toml cannot be read: it is a folder; put a file in its place or remove it");
    }

    @Test
    void aLinkThatLeadsNowhereIsTold() throws IOException {
        Files.createSymbolicLink(file, folder.resolve("gone"));

        assertTold("hostile.toml is a link to a file that is not there; mend it or remove it");
    }

    @Test
    void aLinkToItselfIsTold() throws IOException {
        Files.createSymbolicLink(file, file.getFileName());

        assertTrue(told().error().startsWith("hostile.toml cannot be read: "), told().error());
    }

    @Test
    void aLinkToAPlanIsThatPlanInThisFolder() throws IOException {
        Path elsewhere = Files.writeString(Files.createDirectory(folder.resolveSibling("elsewhere")).resolve("plan"),
                "name = 'linked'\n[[phase]]\nname = 'p'\nin = 'worker'\ncommand = ['true']\n");
        Files.createSymbolicLink(file, elsewhere);
        assertEquals(List.of("good", "linked"), names());

        Files.writeString(elsewhere, "name = 'other'\n" + PLAN);
        assertEquals(List.of("good", "other"), names());
    }

    @Test
    void aPipeIsToldAndNotWaitedFor() throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        Files.createSymbolicLink(folder.resolve("link.toml"), file);

        Found found = assertTimeoutPreemptively(Duration.ofSeconds(10), files::read);

        assertEquals(List.of("hostile.toml cannot be read: it is a pipe or a device; put a file in its place or"
                + " remove it",
                "link.toml cannot be read: it is a pipe or a device; put a file in its place or"
                        + " remove it"),
                found.broken().stream().map(Broken::error).toList());
    }

    @Test
    void aDeviceThatNeverEndsIsToldAndNotRead() throws IOException {
        Files.createSymbolicLink(file, Path.of("/dev/zero"));

        assertTold("hostile.toml cannot be read: it is a pipe or a device; put a file in its place or remove it");
        Files.delete(file);
    }

    @Test
    void aFileThatMayNotBeReadIsToldUntilItMay() throws IOException {
        Files.writeString(file, "name = 'x'\n" + PLAN);
        Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads everything");

        assertTold("hostile.toml cannot be read: permission denied; check its permissions");
        assertTrue(file.toFile().setReadable(true));
        assertEquals(List.of("good", "x"), names());
    }

    @Test
    void aFolderThatMayNotBeReadIsTold() {
        Assumptions.assumeTrue(folder.toFile().setReadable(false) && !Files.isReadable(folder),
                "root reads everything");

        assertEquals(new Found(List.of(), List.of(new Broken(folder, null, null,
                folder + " cannot be read: permission denied; check its permissions"))), files.read());
    }

    @Test
    void aFileInTheFoldersPlaceIsTold() throws IOException {
        Path plans = Files.writeString(folder.resolveSibling("file"), "");

        assertEquals(new Found(List.of(), List.of(new Broken(plans, null, null,
                plans + " cannot be read: it is no folder; put a folder in its place or remove it"))),
                new PlanFiles(plans, folder, ScriptedWork.works()).read());
    }

    @Test
    void aFileMayHold32KilobytesAndNoMore() throws IOException {
        String plan = "name = 'x'\n" + PLAN;
        Files.writeString(file, plan + "#".repeat(LARGEST - plan.length()));
        assertEquals(List.of("good", "x"), names());

        Files.writeString(file, plan + "#".repeat(LARGEST + 1 - plan.length()));
        assertTold("hostile.toml cannot be read: it is larger than 32 KB; make it smaller or move it elsewhere");
    }

    @ParameterizedTest
    @FieldSource("NESTED")
    void whatIsNestedWithoutEndIsTold(String text) throws IOException {
        Files.writeString(file, text);

        Broken broken = told();

        assertTrue(broken.error().startsWith("hostile.toml"), broken.error());
        assertTrue(broken.error().length() < 300, broken.error());
    }

    /** The parser keeps what it learns for the files that follow, and loads classes as it goes. */
    @Test
    void afterAllOfThemAPlanIsReadAsBefore() throws IOException {
        for (int i = 0; i < NESTED.size(); i++) {
            Files.writeString(folder.resolve("a" + i + ".toml"), NESTED.get(i));
        }

        assertEquals(List.of("good"), names());
        assertEquals(NESTED.size(), files.read().broken().size());
    }

    @ParameterizedTest
    @CsvSource({"32,1", "33,2"})
    void bracketsMayBeNestedAsDeepAsNoPlanNeeds(int depth, int line) throws IOException {
        Files.writeString(file, "a = " + "[".repeat(32) + "\n" + "[".repeat(depth - 32) + "]".repeat(depth) + "\n"
                + "name = 'x'\n" + PLAN);

        assertEquals(line, told().line());
        assertEquals(depth > 32, told().error().equals(
                "hostile.toml line 2 nests its brackets too deep; a plan needs three of them in each other"));
    }

    @Test
    void aNameThatWouldSteerATerminalIsEscaped() throws IOException {
        Files.writeString(folder.resolve("a\n\u001b[31m.toml"), "");

        Broken broken = told();

        assertTrue(broken.error().startsWith("a\\n\\u001b[31m.toml: name is missing; "), broken.error());
        assertFalse(broken.error().contains("\n"));
    }

    @Test
    void aNameOfAnotherEncodingIsAName() throws Exception {
        assertEquals(0, new ProcessBuilder("sh", "-c", "printf %s \"$2\" > \"$1/$(printf 'b\\374.toml')\"", "sh",
                folder.toString(), "name = 'x'\n" + PLAN).start().waitFor());

        assertEquals(List.of("good", "x"), names());
    }

    private void assertTold(String error) {
        assertEquals(new Broken(file, null, null, error), told());
        assertEquals(error, told().error());
    }

    private Broken told() {
        Found found = files.read();
        assertEquals(List.of("good"), found.plans().stream().map(Plan::name).toList());
        assertEquals(1, found.broken().size(), found::toString);
        return found.broken().getFirst();
    }

    private List<String> names() {
        return files.read().plans().stream().map(Plan::name).toList();
    }
}
