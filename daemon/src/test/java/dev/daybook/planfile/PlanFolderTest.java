package dev.daybook.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.daybook.plan.Plan;
import dev.daybook.planfile.PlanFiles.Broken;
import dev.daybook.planfile.PlanFiles.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes in the folder is seen, and what does not change is not read again. */
class PlanFolderTest {

    private final Path folder;
    private final ScriptedWork work = new ScriptedWork();
    private final PlanFiles files;

    PlanFolderTest(@TempDir Path folder) {
        this.folder = folder.resolve("plans");
        this.files = new PlanFiles(this.folder, folder, Map.of("backup", work));
    }

    @Test
    void aFolderThatIsNotThereHoldsNoPlans() throws IOException {
        assertEquals(new Found(List.of(), List.of()), files.read());

        write("a.toml", "one");
        assertEquals(List.of("one"), names());
    }

    @Test
    void plansStandInTheOrderOfTheirNames() throws IOException {
        write("a.toml", "zulu");
        write("b.toml", "alpha");
        write("c.toml", "Mike");

        assertEquals(List.of("Mike", "alpha", "zulu"), names());
    }

    @Test
    void brokenFilesStandInTheOrderOfTheirNamesAndStopNoOther() throws IOException {
        write("b.toml", "");
        write("c.toml", "good");
        write("d.toml", "-");
        write("a.toml", "?");

        assertEquals(List.of("good"), names());
        assertEquals(List.of("a.toml", "b.toml", "d.toml"), broken());
    }

    @ParameterizedTest
    @ValueSource(strings = {".a.toml", "a.toml~", "#a.toml#", ".#a.toml", "a.toml.swp", "a.txt", "toml", "a.toml.bak"})
    void whatIsNotNamedAsAPlanIsIsNone(String name) throws IOException {
        write(name, "?");

        assertEquals(new Found(List.of(), List.of()), files.read());
    }

    @Test
    void addedRenamedAndRemovedFilesAreSeen() throws IOException {
        write("a.toml", "one");
        names();
        write("b.toml", "two");
        assertEquals(List.of("one", "two"), names());

        Files.move(folder.resolve("a.toml"), folder.resolve("c.toml"));
        assertEquals(folder.resolve("c.toml"), plan("one").file());

        Files.delete(folder.resolve("c.toml"));
        assertEquals(List.of("two"), names());
    }

    @Test
    void changedContentIsSeenAlsoWithTheSameSize() throws IOException {
        write("a.toml", "one");
        assertEquals(List.of("one"), names());
        write("a.toml", "two");
        assertEquals(List.of("two"), names());
        write("a.toml", "longer");
        assertEquals(List.of("longer"), names());
    }

    @Test
    void aWriteRightAfterTheFirstLookIsSeenWhateverTheClockSays() throws IOException {
        FileTime time = FileTime.from(Instant.parse("2026-03-10T09:00:00Z"));
        Files.setLastModifiedTime(write("a.toml", "one"), time);
        assertEquals(List.of("one"), names());

        Files.setLastModifiedTime(write("a.toml", "two"), time);
        assertEquals(List.of("two"), names());
    }

    @Test
    void anotherFileInItsPlaceIsSeenWithTheSameSizeAndTime() throws IOException {
        FileTime time = FileTime.from(Instant.parse("2026-03-10T09:00:00Z"));
        Files.setLastModifiedTime(write("a.toml", "one"), time);
        Files.setLastModifiedTime(write("b.new", "two"), time);
        names();
        names();

        Files.move(folder.resolve("b.new"), folder.resolve("a.toml"),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of("two"), names());
    }

    @Test
    void whatHasNotChangedIsNotParsedAgain() throws IOException {
        write("a.toml", "one");
        Plan first = plan("one");
        assertSame(first, plan("one"));
        int asked = work.asked();
        assertSame(first, plan("one"));
        assertSame(first, plan("one"));
        assertEquals(asked, work.asked());

        Files.setLastModifiedTime(folder.resolve("a.toml"), FileTime.from(Instant.parse("2026-03-10T09:00:00Z")));
        Plan again = plan("one");
        assertEquals(first.phases(), again.phases());
        assertNotSame(first, again);
    }

    @Test
    void aBrokenFileThatIsMendedIsAPlan() throws IOException {
        write("a.toml", "?");
        Broken broken = files.read().broken().getFirst();
        assertSame(broken, files.read().broken().getFirst());
        assertSame(broken, files.read().broken().getFirst());

        write("a.toml", "x");
        assertEquals(List.of("x"), names());
        assertEquals(List.of(), broken());
    }

    @Test
    void ofTwoFilesWithOneNameTheFirstKeepsIt() throws IOException {
        Path second = write("b.toml", "nightly");
        Path first = write("a.toml", "nightly");

        Found found = files.read();

        assertEquals(List.of(first), found.plans().stream().map(Plan::file).toList());
        assertEquals(List.of(new Broken(second, 2, "name", "b.toml line 2: name is \"nightly\", which a.toml has"
                + " already; give one of them another name")), found.broken());

        Files.delete(first);
        assertEquals(new Found(
                List.of(new Plan("nightly", second, Files.getLastModifiedTime(second).toInstant(), null,
                        found.plans().getFirst().phases())),
                List.of()), files.read());
    }

    private Path write(String name, String plan) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(folder.resolve(name),
                "# plan\nname = \"" + plan + "\"\n[[phase]]\nname = \"p\"\nin = \"daemon\"\ndo = \"backup\"\n");
    }

    private List<String> names() {
        return files.read().plans().stream().map(Plan::name).toList();
    }

    private Plan plan(String name) {
        return files.read().plans().stream().filter(plan -> plan.name().equals(name)).findFirst().orElseThrow();
    }

    private List<String> broken() {
        return files.read().broken().stream().map(one -> String.valueOf(one.file().getFileName())).toList();
    }
}
