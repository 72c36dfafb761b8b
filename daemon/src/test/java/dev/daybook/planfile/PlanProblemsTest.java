package dev.daybook.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.planfile.PlanFiles.Broken;
import dev.daybook.planfile.PlanFiles.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told of a file that is no plan. */
class PlanProblemsTest {

    /** One file and the first thing that is wrong with it, after "x.toml" and the line. */
    record Wrong(String text, @Nullable Integer line, @Nullable String key, String told) {}

    private static final String PLAN = "name = 'x'\n";
    private static final String DAEMON = PLAN + "[[phase]]\nname = 'p'\nin = 'daemon'\ndo = ";
    private static final String WORKER = PLAN + "[[phase]]\nname = 'p'\nin = 'worker'\ncommand = ['sh']\n";
    private static final String COMMAND = PLAN + "[[phase]]\nname = 'p'\nin = 'worker'\ncommand = ";
    private static final String SAVE = "[[phase]]\nname = 'save'\nin = 'daemon'\ndo = 'backup'\n";
    private static final String NAME = "1 to 64 letters from a to z, digits, \".\", \"_\" or \"-\","
            + " the first a letter or digit";
    private static final String TRIGGER = "{ daily_at = \"02:00\" } or { every = \"1h\" }";
    private static final String PROGRAM = "an array of a program and its arguments, such as [\"sh\", \"publish.sh\"]";
    private static final String FORMS = ", such as 30s, 5m or 1h30m";

    static final List<Wrong> NAMES = List.of(
            new Wrong(SAVE, null, "name", "is missing; it must be " + NAME),
            new Wrong("", null, "name", "is missing; it must be " + NAME),
            new Wrong("# nothing yet\n", null, "name", "is missing; it must be " + NAME),
            new Wrong("name = ''\n" + SAVE, 1, "name", "is \"\"; it must be " + NAME),
            new Wrong("\nname = 'a b'\n" + SAVE, 2, "name", "is \"a b\"; it must be " + NAME),
            new Wrong("name = '.a'\n" + SAVE, 1, "name", "is \".a\"; it must be " + NAME),
            new Wrong("name = 'é'\n" + SAVE, 1, "name", "is \"é\"; it must be " + NAME),
            new Wrong("name = \"a\\n\"\n" + SAVE, 1, "name", "is \"a\\n\"; it must be " + NAME),
            new Wrong("name = '" + "n".repeat(65) + "'\n" + SAVE, 1, "name",
                    "is \"" + "n".repeat(60) + "…\"; it must be " + NAME),
            new Wrong("name = 5\n" + SAVE, 1, "name", "is 5; it must be " + NAME),
            new Wrong(PLAN + "[[phase]]\nin = 'daemon'\ndo = 'backup'", 2, "phase[1].name",
                    "is missing; it must be " + NAME),
            new Wrong(PLAN + SAVE + SAVE + SAVE, 7, "phase[2].name",
                    "is \"save\", which phase[1] has already; give one of them another name"));

    static final List<Wrong> TRIGGERS = List.of(
            new Wrong(PLAN + "trigger = '02:00'\n" + SAVE, 2, "trigger", "is \"02:00\"; it must be " + TRIGGER),
            new Wrong(PLAN + "trigger = []\n" + SAVE, 2, "trigger", "is an array; it must be " + TRIGGER),
            new Wrong(PLAN + "trigger = {}\n" + SAVE, 2, "trigger", "is empty; it must be " + TRIGGER),
            new Wrong(PLAN + "[trigger]\ndaily_at = '02:00'\nevery = '1h'\n" + SAVE, 2, "trigger",
                    "has both daily_at and every; it must be " + TRIGGER),
            new Wrong(PLAN + "[trigger]\nevry = '1h'\n" + SAVE, 3, "trigger.evry",
                    "is not known; known are daily_at, every"),
            new Wrong(PLAN + "trigger.every = '59s'\n" + SAVE, 2, "trigger.every",
                    "is \"59s\"; it must be a length of time from 1m to 366d" + FORMS),
            new Wrong(PLAN + "trigger.every = '366d1s'\n" + SAVE, 2, "trigger.every",
                    "is \"366d1s\"; it must be a length of time from 1m to 366d" + FORMS),
            new Wrong(PLAN + "trigger.every = 1.5\n" + SAVE, 2, "trigger.every",
                    "is 1.5; it must be a length of time from 1m to 366d" + FORMS),
            new Wrong(PLAN + "trigger.daily_at = '24:00'\n" + SAVE, 2, "trigger.daily_at",
                    "is \"24:00\"; it must be a time of day from \"00:00\" to \"23:59\""),
            new Wrong(PLAN + "trigger.daily_at = 02:00:00.5\n" + SAVE, 2, "trigger.daily_at",
                    "is 02:00:00.500; it must be a time of day from \"00:00\" to \"23:59\""),
            new Wrong(PLAN + "trigger.daily_at = 2\n" + SAVE, 2, "trigger.daily_at",
                    "is 2; it must be a time of day from \"00:00\" to \"23:59\""));

    static final List<Wrong> PHASES = List.of(
            new Wrong(PLAN, null, "phase", "is missing; it must be one [[phase]] at least"),
            new Wrong(PLAN + "phase = []", 2, "phase", "is empty; it must be one [[phase]] at least"),
            new Wrong(PLAN + "[phase]\nname = 'save'", 2, "phase",
                    "is a table; write [[phase]], in two brackets, above each phase"),
            new Wrong(PLAN + "phase = 'save'", 2, "phase",
                    "is \"save\"; write [[phase]], in two brackets, above each phase"),
            new Wrong(PLAN + "phase = [\n'save']", 2, "phase[1]", "is \"save\"; each phase must be a table"),
            new Wrong(PLAN + "[[phases]]\nname = 'save'", 2, "phases", "is not known; known are name, trigger, phase"),
            new Wrong(PLAN + "colour = 1\n" + SAVE, 2, "colour", "is not known; known are name, trigger, phase"),
            new Wrong(PLAN + "[[phase]]\nname = 'p'\n", 2, "phase[1].in",
                    "is missing; it must be \"daemon\" or \"worker\""),
            new Wrong(PLAN + "\n[[phase]]\n[[phase]]\n", 3, "phase[1].name", "is missing; it must be " + NAME),
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'cloud'", 4, "phase[1].in",
                    "is \"cloud\"; it must be \"daemon\" or \"worker\""),
            new Wrong(PLAN + "phase = [ { name = 'a', in = 'daemon', do = 'backup' },\n\n { name = 'b' } ]", 4,
                    "phase[2].in", "is missing; it must be \"daemon\" or \"worker\""),
            new Wrong(WORKER + "[phase.extra]\nx = 1\n", 6, "phase[1].extra",
                    "is not known; known are name, in, command, cwd, grace, timeout, retry, may_fail"),
            new Wrong(WORKER + "extra.x = 1\n", 6, "phase[1].extra",
                    "is not known; known are name, in, command, cwd, grace, timeout, retry, may_fail"),
            new Wrong(fiftyOne(), 202, "phase[51]", "is one too many; a plan has at most 50 phases"));

    static final List<Wrong> IN_DAEMON = List.of(
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'daemon'", 2, "phase[1].do",
                    "is missing; it must be one of backup, prune, summarise"),
            new Wrong(DAEMON + "'bakup'\nx = 1", 5, "phase[1].do",
                    "is \"bakup\"; it must be one of backup, prune, summarise"),
            new Wrong(DAEMON + "['backup']", 5, "phase[1].do",
                    "is an array; it must be one of backup, prune, summarise"),
            new Wrong(DAEMON + "'backup'\ndays = 3", 6, "phase[1].days",
                    "is not known; known are name, in, do, may_fail"),
            new Wrong(DAEMON + "'prune'\nday = 3", 6, "phase[1].day",
                    "is not known; known are name, in, do, may_fail, days, dry, timeout"),
            new Wrong(DAEMON + "'prune'\ndays = 0", 6, "phase[1].days",
                    "is 0; it must be a whole number from 1 to 400"),
            new Wrong(DAEMON + "'prune'\ndays = [3]", 6, "phase[1].days",
                    "is an array; it must be a whole number from 1 to 400"),
            new Wrong(DAEMON + "'prune'\ndays = 3.0", 6, "phase[1].days",
                    "is 3.0; it must be a whole number from 1 to 400"),
            new Wrong(DAEMON + "'prune'\ndry.x = 1", 6, "phase[1].dry", "is a table; it must be true or false"),
            new Wrong(DAEMON + "'prune'\nmay_fail = 'yes'", 6, "phase[1].may_fail",
                    "is \"yes\"; it must be true or false"),
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'daemon'\ncommand = ['sh']", 5, "phase[1].command",
                    "is for a phase in a worker; write in = \"worker\", or say with do what the daemon is to do"),
            new Wrong(DAEMON + "'backup'\ntimeout = '5m'", 6, "phase[1].timeout",
                    "is for a phase in a worker; write in = \"worker\", or say with do what the daemon is to do"));

    static final List<Wrong> IN_WORKER = List.of(
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'worker'", 2, "phase[1].command",
                    "is missing; it must be " + PROGRAM),
            new Wrong(COMMAND + "[]", 5, "phase[1].command", "is empty; it must name a program and its arguments"),
            new Wrong(COMMAND + "'sh publish.sh'", 5, "phase[1].command",
                    "is \"sh publish.sh\"; it must be " + PROGRAM),
            new Wrong(COMMAND + "[\n\n' ', 'x']", 5, "phase[1].command[1]", "is blank; it must be a program"),
            new Wrong(COMMAND + "['sh',\n5]", 5, "phase[1].command[2]", "is 5; it must be text in quotes"),
            new Wrong(COMMAND + "['sh', ['x']]", 5, "phase[1].command[2]", "is an array; it must be text in quotes"),
            new Wrong(COMMAND + "[{x = 1}]", 5, "phase[1].command[1]", "is a table; it must be text in quotes"),
            new Wrong(COMMAND + "['sh', \"a\\u0000\"]", 5, "phase[1].command[2]",
                    "holds a NUL character, which no program can be given; take it out"),
            new Wrong(WORKER + "cwd = 5", 6, "phase[1].cwd", "is 5; it must be a folder, such as \"~/site\""),
            new Wrong(WORKER + "cwd = '/" + "x/".repeat(2_001) + "'", 6, "phase[1].cwd",
                    "is \"/" + "x/".repeat(29) + "x…\"; it must be a folder, such as \"~/site\""),
            new Wrong(WORKER + "cwd = ' '", 6, "phase[1].cwd", "is \" \"; it must be a folder, such as \"~/site\""),
            new Wrong(WORKER + "cwd = \"a\\u0000b\"", 6, "phase[1].cwd",
                    "is \"a\\u0000b\"; it must be a folder, such as \"~/site\""),
            new Wrong(WORKER + "grace = '1d1s'", 6, "phase[1].grace",
                    "is \"1d1s\"; it must be a length of time from 0s to 1d" + FORMS),
            new Wrong(WORKER + "grace = -1", 6, "phase[1].grace",
                    "is -1; it must be a length of time from 0s to 1d" + FORMS),
            new Wrong(WORKER + "timeout = '0s'", 6, "phase[1].timeout",
                    "is \"0s\"; it must be a length of time from 1s to 365d" + FORMS),
            new Wrong(WORKER + "timeout = ''", 6, "phase[1].timeout",
                    "is \"\"; it must be a length of time from 1s to 365d" + FORMS),
            new Wrong(WORKER + "retry = 101", 6, "phase[1].retry", "is 101; it must be a whole number from 0 to 100"),
            new Wrong(WORKER + "retry = -1", 6, "phase[1].retry", "is -1; it must be a whole number from 0 to 100"),
            new Wrong(WORKER + "retry = '2'", 6, "phase[1].retry",
                    "is \"2\"; it must be a whole number from 0 to 100"),
            new Wrong(WORKER + "retry = 4294967296", 6, "phase[1].retry",
                    "is 4294967296; it must be a whole number from 0 to 100"),
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'worker'\ndo = 'backup'", 5, "phase[1].do",
                    "is for a phase in the daemon; write in = \"daemon\", or a command in its place"),
            new Wrong(WORKER + "comand = 1", 6, "phase[1].comand",
                    "is not known; known are name, in, command, cwd, grace, timeout, retry, may_fail"),
            new Wrong(WORKER + "\"a\\u001b[31m\\n\" = 1", 6, "phase[1].a\\u001b[31m\\n",
                    "is not known; known are name, in, command, cwd, grace, timeout, retry, may_fail"));

    static final List<Wrong> ORDERS = List.of(
            new Wrong("trigger.every = '1'\nname = ''\n", 1, "trigger.every",
                    "is \"1\"; it must be a length of time from 1m to 366d" + FORMS),
            new Wrong(SAVE + "x = 1\n", null, "name", "is missing; it must be " + NAME),
            new Wrong("nmae = 'x'\n" + SAVE, 1, "nmae", "is not known; known are name, trigger, phase"),
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'worker'\nretry = -1\ncomand = []\n" + SAVE + SAVE, 5,
                    "phase[1].retry", "is -1; it must be a whole number from 0 to 100"),
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'worker'\ncomand = []\n", 5, "phase[1].comand",
                    "is not known; known are name, in, command, cwd, grace, timeout, retry, may_fail"),
            new Wrong(PLAN + "[[phase]]\nname = 'p'\nin = 'worker'\n[[phase]]\nname = ''\n", 2, "phase[1].command",
                    "is missing; it must be " + PROGRAM));

    private static final Pattern STEERING = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u202e]");

    private final Path folder;
    private final Path file;

    PlanProblemsTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("x.toml");
    }

    @ParameterizedTest
    @FieldSource({"NAMES", "TRIGGERS", "PHASES", "IN_DAEMON", "IN_WORKER", "ORDERS"})
    void theFirstProblemIsTold(Wrong wrong) throws IOException {
        String place = wrong.line == null ? "x.toml" : "x.toml line " + wrong.line;

        assertEquals(new Broken(file, wrong.line, wrong.key, place + ": " + wrong.key + " " + wrong.told),
                broken(wrong.text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a =", "a = 'b", "a = 1 2", "a = 02:00", "a = 1\na = 2", "[[a]]\n[a]", "[\"\\p\"]",
            "a = \"\\ud800\"", "[[", "a = \"\u001b\"", "\u2028", "a = 99999999999999999999", "a = {b = 1}\na.c = 2"})
    void whatIsNoTomlIsToldWithItsLine(String text) throws IOException {
        Broken broken = broken("# first\n" + text + "\n");

        int last = text.contains("\n") ? 3 : 2;
        assertTrue(broken.error().startsWith("x.toml line " + last + " is not valid TOML: "), broken.error());
        assertEquals(last, broken.line());
        assertFalse(STEERING.matcher(broken.error()).find(), broken.error());
    }

    @Test
    void theFirstFaultOfSeveralIsTold() throws IOException {
        assertEquals(2, broken("a = 1\nb = 99999999999999999999\nc = ]\nd = [").line());
    }

    @Test
    void aReasonIsCutToALength() throws IOException {
        Broken broken = broken("k".repeat(5000) + " = 1\n" + "k".repeat(5000) + " = 2\n");

        assertEquals(2, broken.line());
        assertTrue(broken.error().length() < 300, broken.error());
        assertTrue(broken("k".repeat(5000) + " = 1").error().length() < 300);
    }

    private Broken broken(String text) throws IOException {
        Files.writeString(file, text);
        Found found = new PlanFiles(folder, Path.of("/home/ada"), ScriptedWork.works()).read();
        assertEquals(List.of(), found.plans());
        assertEquals(1, found.broken().size());
        return found.broken().getFirst();
    }

    private static String fiftyOne() {
        StringBuilder text = new StringBuilder(PLAN);
        for (int i = 0; i < 51; i++) {
            text.append(SAVE.replace("save", "p" + i));
        }
        return text.toString();
    }
}
