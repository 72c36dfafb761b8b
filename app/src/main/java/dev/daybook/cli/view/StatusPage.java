package dev.daybook.cli.view;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.words.ByteText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the daemon is. */
record StatusPage(Health health, Optional<Session> open, Optional<List<Operation>> underway, Times times) {

    void on(Paper paper) {
        boolean ok = health.status().equals("ok");
        paper.line(Span.strong("Daybook " + health.version()), Span.plain("  "),
                new Span(ok ? "all is well" : "needs attention", ok ? Ink.GOOD : Ink.CARE));
        paper.gap();
        RecorderLine recorder = new RecorderLine(health.recorder(), times);
        Fields fields = new Fields();
        fields.add("recorder", new Span(recorder.text(), recorder.ink()));
        fields.add("session", open.map(this::session).orElse("none open"));
        underway.map(OperationFamily::of).ifPresent(families -> underway(families, fields));
        detector().ifPresent(trouble -> fields.add("detector", trouble));
        fields.add("daemon", daemon());
        fields.add("recovery", recovery());
        fields.add("summaries", summaries());
        fields.add("store", store());
        Optional.ofNullable(health.backups()).ifPresent(backups -> fields.add("backups", backups(backups)));
        fields.on(paper);
        if (!health.notices().isEmpty()) {
            paper.heading("Needs attention");
            health.notices().forEach(text -> paper.note(Width.clean(text), Ink.CARE));
        }
    }

    private String session(Session session) {
        SessionWords words = new SessionWords(session, times);
        return session.id() + ", since " + times.moment(session.start()) + " (" + words.length().text() + ")";
    }

    private void underway(List<OperationFamily> families, Fields fields) {
        fields.add("operations", operations(families));
        families.stream().filter(family -> family.head().type().equals("plan"))
                .forEach(family -> fields.add("plan", run(family)));
    }

    private String run(OperationFamily run) {
        OperationWords words = new OperationWords(run.head(), times);
        Instant started = run.head().started();
        String since = started == null ? "" : ", since " + times.moment(started) + " (" + words.length().text() + ")";
        String phase = run.children().isEmpty() || run.children().getLast().phase() == null
                ? ""
                : ": phase " + Width.clean(run.children().getLast().phase());
        return words.title().text() + since + phase + words.share().map(share -> ", " + share).orElse("");
    }

    private static String operations(List<OperationFamily> families) {
        Map<String, Long> counts = families.stream()
                .map(OperationFamily::head)
                .collect(Collectors.groupingBy(Operation::status, LinkedHashMap::new, Collectors.counting()));
        String text = counts.entrySet().stream().map(count -> count.getValue() + " " + Width.clean(count.getKey()))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "none under way" : text;
    }

    /** What looks for orphans, where it has something to say. */
    private Optional<Span> detector() {
        Health.OrphanDetector detector = health.orphanDetector();
        if (!detector.running()) {
            return Optional.of(new Span("does not run: operations whose worker died are not found", Ink.BAD));
        }
        return detector.watched() == 0 ? Optional.empty() : Optional.of(new Span(watched(detector), Ink.CARE));
    }

    private static String watched(Health.OrphanDetector detector) {
        int watched = detector.watched();
        return "watches " + (watched == 1 ? "1 operation" : watched + " operations") + " that no worker claims, fails "
                + (watched == 1 ? "it" : "each") + " after " + Lengths.ofSeconds(detector.orphanTimeoutSeconds());
    }

    private String daemon() {
        Health.Launch launch = health.launch();
        return "process " + launch.pid() + ", up since " + times.moment(launch.started()) + " ("
                + Lengths.between(launch.started(), times.now()) + "), launch " + launch.id();
    }

    private String recovery() {
        Health.Recovery recovery = health.recovery();
        String error = recovery.error();
        if (error != null) {
            return "failed at " + times.moment(recovery.ranAt()) + ": " + Width.clean(error);
        }
        String mended = recovery.recovered() == 0 ? "nothing to recover" : recovery.recovered() + " recovered";
        String failed = recovery.failed() == 0 ? "" : ", " + recovery.failed() + " could not be";
        return mended + failed + " at " + times.moment(recovery.ranAt());
    }

    private String summaries() {
        Health.Summaries summaries = health.summaries();
        if (summaries.pending() == 0 && summaries.failed() == 0) {
            return "all written";
        }
        return summaries.pending() + " pending, " + summaries.failed() + " failed";
    }

    private String store() {
        Health.Store store = health.store();
        String replayed = store.replayed() == 0 ? "" : number(store.replayed()) + " replayed at launch, ";
        return store.state() + ", " + number(store.sequence()) + " changes on disk, " + replayed + "schema "
                + store.schemaVersion();
    }

    private Span backups(Health.Backups backups) {
        if (backups.failed() != null) {
            return new Span("the last one failed, " + backups.count() + " kept", Ink.BAD);
        }
        return Span.plain(backups.last() == null
                ? "none yet" + (backups.next() == null ? "; none is made by itself" : "")
                : "last " + Lengths.between(backups.last(), times.now()) + " ago, " + backups.count() + " kept, "
                        + ByteText.of(backups.bytes()));
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
