package dev.daybook.cli.view;

import dev.daybook.api.Backup;
import dev.daybook.api.BackupList;
import dev.daybook.api.Categories;
import dev.daybook.api.CategoryTrial;
import dev.daybook.api.Day;
import dev.daybook.api.Edit;
import dev.daybook.api.Days;
import dev.daybook.api.ForgetPreview;
import dev.daybook.api.ForgetReceipt;
import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Plan;
import dev.daybook.api.Plans;
import dev.daybook.api.Recorder;
import dev.daybook.api.RestorePreview;
import dev.daybook.api.SearchHits;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.doctor.Report;
import dev.daybook.words.CancelWords;
import dev.daybook.words.CauseWords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every page of the command line as text, each line closed by a line feed. Stateless but for its clock; thread safe. */
public final class Pages {

    private final Times times;
    private final boolean colour;

    /**
     * The pages for one person.
     *
     * @param clock now, in the person's time zone
     * @param colour whether the terminal shows colour
     */
    public Pages(Clock clock, boolean colour) {
        this.times = new Times(clock);
        this.colour = colour;
    }

    /** The day so far; {@code sessions} newest first, {@code running} the operations that run now. */
    public String today(Health health, List<Session> sessions, List<Operation> running, Timeline timeline,
            Totals totals) {
        return page(new TodayPage(health, sessions, running, timeline, totals, times)::on);
    }

    public String sessions(List<Session> sessions) {
        return page(new SessionTable(sessions, times)::on);
    }

    public String session(Session session) {
        return session(session, List.of());
    }

    /** Everything about one, with what a person changed in it, the last first. */
    public String session(Session session, List<Edit> edits) {
        return page(new SessionPage(session, new EditHistory(edits, times), times)::on);
    }

    /** One line: what was changed, and what it was before. */
    public String edited(Session before, SessionEdit wish, Session after) {
        return line(new EditLines(times).edited(before, wish, after));
    }

    /** One line: what the two are that were made of one. */
    public String split(SessionSplit made) {
        return line(new EditLines(times).split(made));
    }

    /** One line: what the one is that {@code gone} was merged into. */
    public String merged(Session merged, long gone) {
        return line(new EditLines(times).merged(merged, gone));
    }

    /** One line: what is so again. */
    public String undone(SessionUndo undone) {
        return line(new EditLines(times).undone(undone));
    }

    public String operations(List<Operation> operations) {
        return page(new OperationTable(operations, times)::on);
    }

    /**
     * Everything about one.
     *
     * @param log where its command's output lies
     * @param phases the attempts at its phases when it is a plan's run, newest first
     */
    public String operation(Operation operation, Path log, List<Operation> phases) {
        return page(new OperationPage(operation, log, phases.reversed(), times)::on);
    }

    /**
     * What a search found.
     *
     * @param all whether all sessions were looked at, and not only those of some time or kind
     */
    public String search(SearchHits found, boolean all) {
        return page(new SearchPage(found, all, times)::on);
    }

    /** All plans and the files that are none. */
    public String plans(Plans plans) {
        return page(new PlansPage(plans, times)::on);
    }

    /** Everything about one; {@code attempts} are those at the phases of its last run, newest first. */
    public String plan(Plan plan, List<Operation> attempts) {
        return page(new PlanPage(plan, attempts.reversed(), times)::on);
    }

    /** One line: whether its trigger starts it now. */
    public String enabled(Plan plan) {
        return page(paper -> paper.line(Span.plain(new PlanWords(plan, times).enabled())));
    }

    /** One line: how an operation ended. */
    public String ended(Operation operation) {
        return page(paper -> paper.line(Span.plain(Width.clean(operation.id()) + " " + CauseWords.ended(operation))));
    }

    /** How an operation ended that was to be cancelled, without a line feed: it may have ended otherwise before. */
    public String afterCancel(Operation operation) {
        return CancelWords.after(operation);
    }

    /** What follows upon the sentence that a session is cancelled: how its operation ended. */
    public String afterSessionCancel(Operation operation) {
        return CancelWords.afterSession(operation);
    }

    /** How the daemon is; {@code open} is its open desk session, {@code underway} the operations that have not ended. */
    public String status(Health health, Optional<Session> open, Optional<List<Operation>> underway) {
        return page(new StatusPage(health, open, underway, times)::on);
    }

    /** What an examination found; in it is nothing private. */
    public String doctor(Report report) {
        return page(new DoctorPage(report)::on);
    }

    /** A whole day with the sessions that touch it, newest first, and its blocks. */
    public String day(Day day, List<Session> sessions, Timeline timeline) {
        return page(new DayPage(day, sessions, timeline.blocks(), times)::on);
    }

    /** The days of a week. */
    public String week(Days week) {
        return page(new WeekPage(week.days(), times)::on);
    }

    public String timeline(Timeline timeline) {
        return page(new TimelinePage(timeline.blocks(), times)::on);
    }

    public String totals(Totals totals) {
        return page(new TotalsPage(totals, times)::on);
    }

    /** The rules; {@code all}: the built-in ones each by itself. */
    public String categories(Categories known, boolean all) {
        return page(new CategoriesPage(known, all)::on);
    }

    /** What would become of a title. */
    public String categoryTrial(CategoryTrial trial) {
        return page(new CategoryTrialPage(trial)::on);
    }

    /** What would be forgotten; {@code backups} whether they would go, too. */
    public String forget(ForgetPreview preview, boolean backups) {
        return page(paper -> new ForgetPage(times).preview(paper, preview, backups));
    }

    /** What was forgotten, and where some of it is left. */
    public String forgotten(ForgetReceipt receipt) {
        return page(paper -> new ForgetPage(times).receipt(paper, receipt));
    }

    /** The backups there are. */
    public String backups(BackupList backups) {
        return page(paper -> new BackupPage(times).list(paper, backups));
    }

    /** A backup that was made, and where it lies. */
    public String backedUp(Backup backup, String file) {
        return page(paper -> new BackupPage(times).made(paper, backup, file));
    }

    /** What a restore would come to. */
    public String restore(RestorePreview preview) {
        return page(paper -> new RestorePage(times).preview(paper, preview));
    }

    /** What it came to; {@code health} of the daemon that did it. */
    public String restored(RestorePreview done, Health health) {
        return page(paper -> new RestorePage(times).restored(paper, done, health));
    }

    /** One line: what the recorder is doing. */
    public String recorder(Recorder recorder) {
        return page(paper -> state(paper, recorder));
    }

    /** Two lines: that a daemon runs, since when, and what its recorder is doing. */
    public String running(String how, Health health) {
        Health.Launch launch = health.launch();
        return page(paper -> {
            paper.line(Span.plain("The daemon " + how + ": process " + launch.pid() + ", up since "
                    + times.moment(launch.started()) + "."));
            state(paper, health.recorder());
        });
    }

    private void state(Paper paper, Recorder recorder) {
        RecorderLine line = new RecorderLine(recorder, times);
        paper.line(new Span("●", line.ink()), Span.plain(" " + line.text()));
    }

    private String line(String text) {
        return page(paper -> paper.line(Span.plain(text)));
    }

    private String page(Consumer<Paper> content) {
        Paper paper = new Paper(colour);
        content.accept(paper);
        return paper.text();
    }
}
