package dev.daybook.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.plan.Phase;
import dev.daybook.plan.Phase.InDaemon;
import dev.daybook.plan.Phase.InWorker;
import dev.daybook.plan.Plan;
import dev.daybook.plan.Trigger;
import dev.daybook.planfile.PlanFiles.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan's file means when nothing is wrong with it. */
class PlanFileTest {

    private static final Path HOME = Path.of("/home/ada");
    private static final String SAVE = "[[phase]]\nname = \"save\"\nin = \"daemon\"\ndo = \"backup\"\n";

    private final Path folder;
    private final Path file;

    PlanFileTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("nightly.toml");
    }

    @Test
    void theDesignsExampleIsThePlanItDescribes() throws IOException {
        Plan plan = plan("""
                name = "nightly"
                trigger = { daily_at = "02:00" }        # or { every = "1h" }; without a trigger: by hand
                [[phase]]
                name = "save"
                in = "daemon"
                do = "backup"                           # summarise | export | backup | prune
                [[phase]]
                name = "publish"
                in = "worker"
                command = ["sh", "publish.sh"]
                """);

        assertEquals(new Plan("nightly", file, Files.getLastModifiedTime(file).toInstant(),
                new Trigger.DailyAt(LocalTime.of(2, 0)),
                List.of(new InDaemon("save", "backup", Map.of(), false),
                        new InWorker("publish", List.of("sh", "publish.sh"), folder, Duration.ofSeconds(10), null, 0,
                                false))),
                plan);
    }

    @Test
    void everyKeyHasItsMeaning() throws IOException {
        Plan plan = plan("""
                name = "a.B_c-9"
                trigger.every = "1h30m"
                [[phase]]
                name = "thin"
                in = "daemon"
                do = "prune"
                days = 30
                dry = true
                timeout = "never"
                may_fail = true
                [[phase]]
                name = "publish"
                in = "worker"
                command = [
                  "printf",   # the program
                  "%s ",
                  " ", "",
                ]
                cwd = "~/site"
                grace = "0s"
                timeout = "365d"
                retry = 100
                may_fail = true
                """);

        assertEquals(new Plan("a.B_c-9", file, Files.getLastModifiedTime(file).toInstant(),
                new Trigger.Every(Duration.ofMinutes(90)),
                List.of(new InDaemon("thin", "prune", Map.of("days", "30", "dry", "true", "timeout", "never"), true),
                        new InWorker("publish", List.of("printf", "%s ", " ", ""), HOME.resolve("site"), Duration.ZERO,
                                Duration.ofDays(365), 100, true))),
                plan);
    }

    @Test
    void aPlanMayBeWrittenInOnePiece() throws IOException {
        Plan plan = plan("phase = [ { name = 'a', in = 'daemon', do = 'backup' },\n"
                + " { name = 'b', in = 'daemon', do = 'summarise' } ]\nname = 'x'");

        assertEquals(new Plan("x", file, Files.getLastModifiedTime(file).toInstant(), null,
                List.of(new InDaemon("a", "backup", Map.of(), false),
                        new InDaemon("b", "summarise", Map.of(), false))),
                plan);
    }

    @ParameterizedTest
    @CsvSource({"~,/home/ada", "~/,/home/ada", "~//x/../y,/home/ada/y", "/srv/./www/,/srv/www", "~bob,FOLDER/~bob",
            "site/..,FOLDER", "'../ a b',FOLDER/../ a b"})
    void aWorkersFolderIsMeantFromHomeOrFromThePlans(String cwd, String meant) throws IOException {
        Path expected = Path.of(meant.replace("FOLDER", folder.toString())).normalize();

        assertEquals(expected, worker("cwd = \"" + cwd + "\"").cwd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"02:30\"", "\"02:30:00\"", "02:30:00"})
    void aTimeOfDayMayBeInQuotesOrTomlsOwn(String time) throws IOException {
        assertEquals(new Trigger.DailyAt(LocalTime.of(2, 30)),
                plan("name = 'x'\ntrigger = { daily_at = " + time + " }\n" + SAVE).trigger());
    }

    @ParameterizedTest
    @CsvSource({"\"1m\",60", "60,60", "\"60\",60", "\"366d\",31622400"})
    void aPeriodIsTakenUpToItsEdges(String every, long seconds) throws IOException {
        assertEquals(new Trigger.Every(Duration.ofSeconds(seconds)),
                plan("name = 'x'\n[trigger]\nevery = " + every + "\n" + SAVE).trigger());
    }

    @ParameterizedTest
    @CsvSource({"\"0s\",\"1s\",0", "\"1d\",\"365d\",100"})
    void aWorkersLimitsAreTakenUpToTheirEdges(String grace, String timeout, int retry) throws IOException {
        worker("grace = " + grace + "\ntimeout = " + timeout + "\nretry = " + retry);
    }

    @Test
    void fiftyPhasesAreTaken() throws IOException {
        StringBuilder text = new StringBuilder("name = '" + "n".repeat(64) + "'\n");
        for (int i = 0; i < 50; i++) {
            text.append(SAVE.replace("save", "p" + i));
        }

        assertEquals(50, plan(text.toString()).phases().size());
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkAreTaken() throws IOException {
        assertEquals("x", plan("\ufeffname = 'x'\r\n" + SAVE.replace("\n", "\r\n")).name());
    }

    @Test
    void bracketsInTextsAndCommentsAreNotNesting() throws IOException {
        String brackets = "[{".repeat(200);
        List<String> command = worker("# " + brackets).command();

        assertEquals(Arrays.asList("sh", brackets + "\"'''" + brackets, brackets + "\"", "\"" + brackets, ""),
                worker("", "[\"sh\", \"" + brackets + "\\\"'''" + brackets + "\", '" + brackets + "\"',"
                        + " '''\"" + brackets + "''', \"\"]").command());
        assertEquals(List.of("sh", "a\"\"" + brackets + "\"", "b''"),
                worker("", "[\"sh\", \"\"\"a\"\"" + brackets + "\"\"\"\", '''b''''']").command());
        assertEquals(List.of("true"), command);
    }

    private InWorker worker(String more) throws IOException {
        return worker(more, "[\"true\"]");
    }

    private InWorker worker(String more, String command) throws IOException {
        Phase phase = plan(
                "name = 'x'\n[[phase]]\nname = 'y'\nin = 'worker'\ncommand = " + command + "\n" + more + "\n")
                .phases().getFirst();
        return (InWorker) phase;
    }

    private Plan plan(String text) throws IOException {
        Files.writeString(file, text);
        Found found = new PlanFiles(folder, HOME, ScriptedWork.works()).read();
        assertEquals(List.of(), found.broken());
        return found.plans().getFirst();
    }
}
