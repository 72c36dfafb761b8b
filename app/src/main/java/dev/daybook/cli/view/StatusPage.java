package dev.daybook.cli.view;

import dev.daybook.api.Health;
import dev.daybook.api.Session;
import java.util.Locale;
import java.util.Optional;

/** How the daemon is. */
record StatusPage(Health health, Optional<Session> open, Times times) {

    void on(Paper paper) {
        boolean ok = health.status().equals("ok");
        paper.line(Span.strong("Daybook " + health.version()), Span.plain("  "),
                new Span(ok ? "all is well" : "needs attention", ok ? Ink.GOOD : Ink.CARE));
        paper.gap();
        RecorderLine recorder = new RecorderLine(health.recorder(), times);
        Fields fields = new Fields();
        fields.add("recorder", new Span(recorder.text(), recorder.ink()));
        fields.add("session", open.map(this::session).orElse("none open"));
        fields.add("daemon", daemon());
        fields.add("recovery", recovery());
        fields.add("summaries", summaries());
        fields.add("store", store());
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

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
