package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shells themselves complete. */
class CompletionVerbTest {

    @TempDir
    Path folder;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() throws IOException {
        line = new CommandLineFixture(folder);
        operation("op_goesontodo");
        Files.createFile(operation("op_hasendedxx").resolve("exit.1.json"));
        Files.createDirectories(line.directories.plans());
        Files.writeString(line.directories.plans().resolve("by-night.toml"), """
                name = "nightly"
                [[phase]]
                name = "save"
                """);
    }

    private Path operation(String id) throws IOException {
        Path operation = Files.createDirectories(line.directories.operations().resolve(id));
        Files.createFile(operation.resolve("worker.lock"));
        return operation;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            daybook can                        | cancel
            daybook plan tr                    | trigger
            daybook plan trigger ""            | nightly
            daybook cancel ""                  | op_goesontodo
            daybook wait op_                   | op_goesontodo
            daybook operations --status re     | reconciling
            daybook completion f               | fish
            daybook wait --ti                  | --timeout
            daybook run --title cancel --gro   | --group
            daybook run --after ""             | op_goesontodo
            daybook man                        | ""
            daybook cancel --grace ""          | ""
            """)
    void bashOffersWhatFits(String written, String offered) throws Exception {
        assertEquals(offered, bash(written));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            daybook backup --to my        | <backup><--to><my stick/>
            daybook backup --to my\\ s    | <backup><--to><my stick/>
            daybook backup --to 'my s     | <backup><--to><my stick/>
            daybook backup --to old       | <backup><--to><old one*.zip>
            daybook run --cwd my          | <run><--cwd><my stick/>
            daybook run --cwd old         | <run><--cwd><old>
            """)
    void bashWritesNamesOfFilesAsTheLineNeedsThem(String written, String meant) throws Exception {
        Files.createDirectory(folder.resolve("my stick"));
        Files.createFile(folder.resolve("old one*.zip"));
        // An interactive bash takes its lines, with their Tabs, from whatever it is given.
        String typed = "PS1=; cd " + folder + "; . " + script("bash") + "; daybook() { printf '<%s>' \"$@\"; echo; }\n"
                + written + "\t\n";
        List<String> lines = typing(typed, "bash", "--norc", "--noprofile", "-i").lines().toList();
        assertTrue(lines.contains(meant), lines.toString());
    }

    @Test
    void aLogIsOfferedOfWhatHasEndedToo() throws Exception {
        assertEquals(List.of("op_goesontodo", "op_hasendedxx"), sorted(bash("daybook log op_")));
    }

    @Test
    void whereNothingWasEverRecordedNothingIsOfferedAndNothingSaid() throws Exception {
        line = new CommandLineFixture(folder.resolve("empty"));
        for (String written : List.of("daybook cancel \"\"", "daybook log \"\"", "daybook plan show \"\"")) {
            assertEquals("", bash(written), written);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "daybook can"                      | cancel
            "daybook plan trigger "            | nightly
            "daybook cancel "                  | op_goesontodo
            "daybook operations --status rec"  | reconciling
            "daybook wait --ti"                | --timeout
            """)
    void fishOffersWhatFits(String written, String offered) throws Exception {
        Path script = script("fish");
        assumeTrue(installed("fish"), "fish is not installed");
        String said = said("fish", "--no-config", "-c", "source " + script + "; complete -C '" + written + "'");
        assertEquals(offered, said.replaceAll("\t.*", ""));
    }

    @Test
    void zshTakesTheScriptForWhatItIs() throws Exception {
        Path script = script("zsh");
        assertTrue(Files.readString(script).startsWith("#compdef daybook\n"));
        assumeTrue(installed("zsh"), "zsh is not installed");
        assertEquals("", said("zsh", "-f", "-n", script.toString()));
        String offers = "offer() { print -l -- ${(P)argv[-1]%%:*} }; compadd() { print -l -- ${@[-1]} };"
                + " _describe() { offer $argv[-1] }; words=(%s); CURRENT=%d; . " + script;
        assertEquals("op_goesontodo", said("zsh", "-f", "-c", offers.formatted("daybook cancel ''", 3)));
        assertTrue(said("zsh", "-f", "-c", offers.formatted("daybook plan ''", 3)).contains("trigger"));
        assertTrue(said("zsh", "-f", "-c", offers.formatted("daybook cancel --", 3)).contains("--grace"));
    }

    @Test
    void aShellThatIsNotKnownIsAWrongUse() {
        assertEquals(2, line.run("completion", "csh").exit());
    }

    private String bash(String written) throws Exception {
        String completed = "source " + script("bash") + "; COMP_WORDS=(" + written
                + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _daybook; echo \"${COMPREPLY[*]}\"";
        return said("bash", "--norc", "-c", completed);
    }

    private static List<String> sorted(String words) {
        return List.of(words.split(" ", -1)).stream().sorted().toList();
    }

    private Path script(String shell) throws IOException {
        CommandLineFixture.Ran ran = line.run("completion", shell);
        assertEquals(0, ran.exit(), ran.err());
        return Files.writeString(folder.resolve("script." + shell), ran.out());
    }

    private static boolean installed(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    /** All it says on both streams, the last line's end left out. */
    private String said(String... command) throws Exception {
        return typing("", command);
    }

    private String typing(String input, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().put("DAYBOOK_HOME", line.directories.config().toString());
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        try (Writer typed = process.outputWriter()) {
            typed.write(input);
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.strip();
    }
}
