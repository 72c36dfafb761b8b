package dev.daybook.ui.health;

import dev.daybook.api.Health;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.ByteText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the daemon tells of its parts, in the words of {@code daybook status}. Pure. */
record DaemonFacts(Health health, Moments moments) {

    List<Fact> daemon() {
        Health.Launch launch = health.launch();
        return List.of(
                Fact.plain("Version", health.version()),
                Fact.plain("Process", String.valueOf(launch.pid())),
                Fact.plain("Launch", String.valueOf(launch.id())),
                Fact.plain("Up since", moments.moment(launch.started()) + " (" + moments.since(launch.started())
                        + ")"));
    }

    List<Fact> detector() {
        Health.OrphanDetector detector = health.orphanDetector();
        List<Fact> facts = new ArrayList<>();
        facts.add(detector.running()
                ? new Fact("State", "running", Tone.GOOD)
                : new Fact("State", "does not run: operations whose worker died are not found", Tone.BAD));
        facts.add(Fact.plain("Last check", detector.lastCheck() == null
                ? "none yet"
                : moments.since(detector.lastCheck()) + " ago"));
        facts.add(watched(detector));
        facts.add(Fact.plain("Fails after", Spans.brief(detector.orphanTimeoutSeconds()) + " awake without a claim"));
        facts.add(Fact.plain("Looks every", Spans.brief(detector.checkIntervalSeconds())));
        return facts;
    }

    private static Fact watched(Health.OrphanDetector detector) {
        int watched = detector.watched();
        if (watched == 0) {
            return Fact.plain("Watches", "nothing: a worker claims each operation");
        }
        return new Fact("Watches", (watched == 1 ? "1 operation" : watched + " operations")
                + " that no worker claims", Tone.NOTICE);
    }

    List<Fact> recovery() {
        Health.Recovery recovery = health.recovery();
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.plain("When", moments.momentAndAge(recovery.ranAt())));
        facts.add(Fact.plain("Recovered", recovery.recovered() == 0
                ? "nothing to recover"
                : String.valueOf(recovery.recovered())));
        if (recovery.failed() > 0) {
            facts.add(new Fact("Failed", recovery.failed() + " could not be recovered", Tone.BAD));
        }
        if (recovery.error() != null) {
            facts.add(new Fact("Error", recovery.error(), Tone.BAD));
        }
        return facts;
    }

    List<Fact> summaries() {
        Health.Summaries summaries = health.summaries();
        if (summaries.pending() == 0 && summaries.failed() == 0) {
            return List.of(new Fact("State", "all written", Tone.GOOD));
        }
        return List.of(
                Fact.plain("Pending", number(summaries.pending())),
                new Fact("Failed", number(summaries.failed()), summaries.failed() > 0 ? Tone.BAD : Tone.NEUTRAL));
    }

    List<Fact> store() {
        Health.Store store = health.store();
        boolean open = store.state().equals("open");
        return List.of(
                new Fact("State", open ? "open" : store.state() + ": changes cannot be stored",
                        open ? Tone.GOOD : Tone.BAD),
                Fact.plain("On disk", number(store.sequence()) + " changes"),
                Fact.plain("Replayed", store.replayed() == 0
                        ? "nothing at launch"
                        : number(store.replayed()) + " at launch"),
                Fact.plain("Schema", String.valueOf(store.schemaVersion())));
    }

    /** Nothing where the daemon says nothing of them. */
    List<Fact> backups(String folder) {
        Health.Backups backups = health.backups();
        if (backups == null) {
            return List.of();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(backups.last() == null
                ? new Fact("Last", "none yet", Tone.NOTICE)
                : new Fact("Last", moments.momentAndAge(backups.last()), Tone.GOOD));
        if (backups.failed() != null) {
            facts.add(new Fact("Failed", backups.failed(), Tone.BAD));
        }
        facts.add(Fact.plain("Kept", backups.count() + ", " + ByteText.of(backups.bytes())));
        facts.add(Fact.plain("Next", backups.next() == null
                ? "none by itself"
                : moments.now().isBefore(backups.next()) ? "from " + moments.moment(backups.next()) : "soon"));
        facts.add(Fact.plain("Where", folder));
        return facts;
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
