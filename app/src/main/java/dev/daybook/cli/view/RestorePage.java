package dev.daybook.cli.view;

import dev.daybook.api.Health;
import dev.daybook.api.RestorePreview;

/** What a restore would come to, and what it came to. */
record RestorePage(Times times) {

    void preview(Paper paper, RestorePreview preview) {
        BackupPage page = new BackupPage(times);
        paper.line(Span.strong("This would be restored:"));
        new Fields().add("backup", preview.backup().file() + ", " + page.age(preview.backup()) + " old")
                .add("holds", BackupPage.holds(preview.backup()))
                .add("present", "the database that is there now is set aside in " + preview.setAside()
                        + ", not deleted")
                .add("later", later(preview)).on(paper);
    }

    private String later(RestorePreview preview) {
        if (preview.otherStore()) {
            return "this is another store's backup: " + (preview.laterSessions() == 0
                    ? "the one that is there has no session, and gives way"
                    : "the one that is there is set aside with all it has, " + sessions(preview));
        }
        if (preview.laterChanges() == 0) {
            return "nothing has changed since";
        }
        String changes = BackupPage.number(preview.laterChanges()) + " changes since, with " + sessions(preview);
        return preview.discardLater()
                ? changes + ", are set aside, too, and not replayed"
                : changes + ", are replayed from the journal: nothing is lost";
    }

    private String sessions(RestorePreview preview) {
        String counted = BackupPage.number(preview.laterSessions())
                + (preview.laterSessions() == 1 ? " session" : " sessions");
        return preview.laterFrom() == null
                ? counted
                : counted + " from " + times.day(times.dayOf(preview.laterFrom())) + " "
                        + times.minute(preview.laterFrom()) + " on";
    }

    void restored(Paper paper, RestorePreview done, Health health) {
        paper.line(Span.strong("Restored " + done.backup().file() + "."));
        Fields fields = new Fields().add("daemon",
                "runs again, process " + health.launch().pid() + ", launch " + health.launch().id());
        fields.add("store", BackupPage.number(health.store().sequence()) + " changes on disk"
                + (health.store().replayed() == 0
                        ? ""
                        : ", " + BackupPage.number(health.store().replayed()) + " of them replayed"));
        fields.add("set aside", done.setAside()).on(paper);
        if (!health.notices().isEmpty()) {
            paper.heading("Needs attention");
            health.notices().forEach(text -> paper.note(Width.clean(text), Ink.CARE));
        }
    }
}
