package dev.daybook.cli.view;

import static dev.daybook.cli.view.PlanSamples.FOLDER;
import static dev.daybook.cli.view.PlanSamples.inDaemon;
import static dev.daybook.cli.view.PlanSamples.inWorker;
import static dev.daybook.cli.view.PlanSamples.nightly;
import static dev.daybook.cli.view.PlanSamples.plan;
import static dev.daybook.cli.view.PlanSamples.publishFailed;
import static dev.daybook.cli.view.PlanSamples.publishing;
import static dev.daybook.cli.view.PlanSamples.run;
import static dev.daybook.cli.view.PlanSamples.saved;
import static dev.daybook.cli.view.Samples.CLOCK;
import static dev.daybook.cli.view.Samples.PAGES;
import static dev.daybook.cli.view.Samples.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Plan;
import dev.daybook.api.Plan.Trigger;
import dev.daybook.api.Plans;
import dev.daybook.api.Plans.Broken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class PlanPagesTest {

    private static final Trigger HOURLY = new Trigger("1h", null);
    private static final Trigger EVENINGS = new Trigger(null, "18:00");
    private static final Instant THURSDAY = at("12:29").minus(Duration.ofDays(3));

    @Test
    void theListTellsWhenEachStartsAndHowItWent() {
        Plan.Run failed = new Plan.Run(3, "op_x", "failed", "fetch", THURSDAY, THURSDAY, "Phase fetch failed");
        assertEquals("""
                  Plan       When            Next            Last run
                  nightly    daily at 02:00  02:00 tomorrow  running: phase publish
                  sync-mail  every 1h        in 12 min       ended 12:29
                  check      every 1h        after this run  running: phase fetch
                  late       every 1h        now due         cancelled 12:29
                  tidy       by hand                         never
                  weekly     daily at 18:00  disabled        failed 12:29 on Thu 19 Nov
                """, PAGES.plans(new Plans(List.of(nightly(run("active", "publish", "13:00", null, null)),
                hourly("sync-mail", at("13:27"), run("ended", "fetch", "12:27", "12:29", null)),
                hourly("check", at("13:00"), run("active", "fetch", "12:27", null, null)),
                hourly("late", at("13:00"), run("cancelled", "fetch", "12:27", "12:29", null)),
                plan("tidy", null, true, null, null, List.of()),
                plan("weekly", EVENINGS, false, null, failed, List.of())), List.of(), FOLDER)));
    }

    @Test
    void filesThatAreNoPlansAreToldBeneathAndNeverCut() {
        Broken long_ = new Broken(FOLDER + "/site.toml", 9, "phase[2].command",
                "phase[2].command is missing, write for instance command = [\"sh\", \"publish.sh\"]");
        Broken keyed = new Broken(FOLDER + "/mail.toml", 3, "trigger.every", "is 5, write a length such as 1h");
        Broken whole = new Broken("/elsewhere/x.toml", null, null, "cannot be read: Permission denied");
        assertEquals("""
                No plan can be used.

                Broken, in /home/p/.config/daybook/plans
                  site.toml:9        phase[2].command is missing, write for instance command = ["sh", "publish.sh"]
                  mail.toml:3        trigger.every: is 5, write a length such as 1h
                  /elsewhere/x.toml  cannot be read: Permission denied
                """, PAGES.plans(new Plans(List.of(), List.of(long_, keyed, whole), FOLDER)));
        String both = PAGES.plans(new Plans(List.of(nightly(null)), List.of(keyed), FOLDER));
        assertTrue(both.contains("never\n\nBroken, in /home/p/.config/daybook/plans\n  mail.toml:3  "), both);
    }

    @Test
    void oneThatRunsShowsAtAGlanceHowFarItIs() {
        assertEquals("""
                Plan nightly  running: phase publish

                  file     /home/p/.config/daybook/plans/nightly.toml
                  folder   /home/p/site
                  trigger  daily at 02:00
                  next     02:00 tomorrow
                  enabled  yes

                Phases
                  1  save     backup keep=7, inside the daemon
                  2  publish  rsync -a site/ 'it'\\''s here'
                              time limit 30 min · 2 more attempts
                  3  tidy     sh tidy.sh
                              may fail

                This run
                  started    13:00, 15 min ago
                  session    12
                  operation  op_nightly001

                  ✓ save     op_save000001   5 min  completed
                  ● publish  op_publish001  10 min  running
                                                    40% · index.html
                  · tidy                            to come

                Next
                  daybook log -f op_publish001  what publish writes
                  daybook cancel op_nightly001  stop it
                """, PAGES.plan(nightly(run("active", "publish", "13:00", null, null)), List.of(
                publishing("\"progress\":{\"fraction\":0.4,\"message\":\"index.html\"}"), saved())));
    }

    @Test
    void oneThatFailedShowsWhereAndWhy() {
        String page = PAGES.plan(nightly(run("failed", "publish", "13:00", "13:09",
                "Phase publish failed with exit code 3")), List.of(publishFailed("\"error\":\"no route\""), saved()));
        assertTrue(page.startsWith("Plan nightly  failed 13:09\n"), page);
        assertTrue(page.endsWith("""

                Last run
                  started    13:00
                  failed     13:09, after 9 min
                  error      Phase publish failed with exit code 3
                  session    12
                  operation  op_nightly001

                  ✓ save     op_save000001  5 min  completed
                  ✗ publish  op_publish001  4 min  failed, exit 3
                                                   no route
                  · tidy                           not reached

                Next
                  daybook log op_publish001     what publish has written
                  daybook plan trigger nightly  start it again
                """), page);
    }

    @Test
    void whatFollowsAPhaseThatTheFileNoLongerNamesIsNotKnown() {
        Plan.Run run = run("failed", "publish", "13:00", "13:09", null);
        Plan changed = plan("nightly", null, true, null, run, List.of(inDaemon("prune", "prune", Map.of())));
        assertFalse(PAGES.plan(changed, List.of(publishFailed(""))).contains("not reached"));
        assertTrue(PAGES.plan(changed, List.of()).contains("  · prune      not reached\n"));
        Plan.Run ended = run("ended", "publish", "13:00", "13:09", null);
        assertFalse(PAGES.plan(nightly(ended), List.of(saved())).contains("not reached"));
    }

    @Test
    void oneThatIsStartedByHandSaysSo() {
        assertEquals("""
                Plan tidy up  never run

                  file     /home/p/.config/daybook/plans/tidy up.toml
                  trigger  none: it is started by hand alone

                Phases
                  1  prune  prune, inside the daemon

                Next
                  daybook plan trigger 'tidy up'  start it now
                """, PAGES.plan(plan("tidy up", null, true, null, null, List.of(inDaemon("prune", "prune", Map.of()))),
                List.of()));
    }

    @Test
    void oneThatIsDisabledSaysHowToEnableIt() {
        String page = PAGES.plan(plan("weekly", EVENINGS, false, null, null, List.of()), List.of());
        assertTrue(page.contains("  trigger  daily at 18:00\n  enabled  no: it is started by hand alone\n"), page);
        assertTrue(page.endsWith("  daybook plan enable weekly   let its trigger start it\n"), page);
    }

    @Test
    void foldersAreToldByPhaseWhereTheyDiffer() {
        Plan.Phase other = new Plan.Phase("b", "worker", null, Map.of(), List.of("b"), "/other", 10, null, 1, false);
        String page = PAGES.plan(plan("two", null, true, null, null,
                List.of(inWorker("a", List.of("a"), null, 0, false), other)), List.of());
        assertTrue(page.contains("  1  a  a\n        in /home/p/site\n  2  b  b\n        in /other · 1 more attempt\n"),
                page);
        assertFalse(page.contains("folder"), page);
    }

    @Test
    void anOrphanedRunIsCancelledByItsSession() {
        Plan.Run orphan = new Plan.Run(12, null, "active", null, at("13:00"), null, null);
        String page = PAGES.plan(nightly(orphan), List.of());
        assertTrue(page.startsWith("Plan nightly  running\n"), page);
        assertTrue(page.endsWith("\nNext\n  daybook cancel 12  stop it\n"), page);
    }

    @Test
    void colourChangesNothingButTheInk() {
        Plan plan = nightly(run("failed", "publish", "13:00", "13:09", "no"));
        String coloured = new Pages(CLOCK, true).plan(plan, List.of(publishFailed(""), saved()));
        assertTrue(coloured.contains("\u001b[31m✗ publish\u001b[0m"), coloured);
        assertEquals(PAGES.plan(plan, List.of(publishFailed(""), saved())),
                coloured.replaceAll("\u001b\\[[0-9]*m", "").replaceAll("(?m) +$", ""));
    }

    private static Plan hourly(String name, @Nullable Instant next, Plan.Run last) {
        return plan(name, HOURLY, true, next, last, List.of());
    }
}
