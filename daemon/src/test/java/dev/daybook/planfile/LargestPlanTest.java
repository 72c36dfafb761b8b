package dev.daybook.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.operation.NewOperation;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanRun;
import dev.daybook.plan.PlanStore.Check;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in a file can be stored: a run that cannot be would neither go on nor end. */
class LargestPlanTest {

    private static final String HEAD = "name = 'x'\n[[phase]]\nname = 'a'\nin = 'worker'\n";

    @TempDir
    Path folder;

    private Plan read(String text) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("plans")).resolve("x.toml"), text);
        PlanFiles.Found found = new PlanFiles(folder.resolve("plans"), folder, ScriptedWork.works()).read();
        assertEquals(List.of(), found.broken());
        return found.plans().getFirst();
    }

    private void assertRuns(Plan plan) throws StoreException {
        try (StoredOperations day = new StoredOperations(folder.resolve("data"))) {
            assertInstanceOf(Check.Started.class,
                    day.plans.check(plan, StoredOperations.run("op_run", plan), StoredOperations.NOW));
            PlanRun run = day.plans.run("op_run").orElseThrow();
            assertEquals(plan.phases(), run.phases());
            Phase.InWorker phase = (Phase.InWorker) run.phases().getFirst();
            assertTrue(day.plans.begin(run, phase, new NewOperation("op_part", "command", true, "x · a",
                    phase.command(), phase.cwd().toString(), StoredOperations.BOOT, phase.grace(), null, 0, null, null,
                    null), 0, StoredOperations.NOW));
        }
    }

    @Test
    void aCommandOfNothingButWhatJsonEscapes() throws IOException, StoreException {
        String rest = HEAD + "command = ['sh', '']\n";
        assertRuns(read(rest.replace("''", "'" + "\"".repeat(32 * 1024 - rest.length()) + "'")));
    }

    @Test
    void aCommandOfWordsWithoutALetter() throws IOException, StoreException {
        String rest = HEAD + "command = ['sh']\n";
        assertRuns(read(rest.replace("'sh'", "'sh'" + ",''".repeat((32 * 1024 - rest.length()) / 3))));
    }

    @Test
    void aFolderWithTheLongestPath() throws IOException, StoreException {
        assertRuns(read(HEAD + "command = ['sh']\ncwd = '" + "/x".repeat(2_000) + "'\n"));
    }
}
