package dev.daybook.cli.view;

import dev.daybook.doctor.Report;
import dev.daybook.doctor.Report.Chapter;
import dev.daybook.doctor.Report.Finding;

/** What an examination found, chapter by chapter, with what to do beneath what is not well. */
record DoctorPage(Report report) {

    private static final String REMEDY = "→ ";

    void on(Paper paper) {
        paper.line(Span.strong("Daybook, examined"), Span.plain("  "), verdict());
        int names = report.chapters().stream().flatMap(chapter -> chapter.findings().stream())
                .mapToInt(finding -> Width.of(finding.what())).max().orElse(0);
        for (Chapter chapter : report.chapters()) {
            paper.heading(chapter.name());
            chapter.findings().forEach(finding -> on(paper, finding, names));
        }
        paper.gap().line(Span.faint(
                "Safe to paste: no titles, no names of programs, rules or jobs, and your home folder is ~."));
    }

    private Span verdict() {
        if (report.problems() == 0 && report.notes() == 0) {
            return new Span("all is well", Ink.GOOD);
        }
        String notes = report.notes() == 1 ? "1 note" : report.notes() + " notes";
        if (report.problems() == 0) {
            return new Span("no problem, " + notes, Ink.GOOD);
        }
        String problems = report.problems() == 1 ? "1 problem" : report.problems() + " problems";
        return new Span(report.notes() == 0 ? problems : problems + ", " + notes, Ink.BAD);
    }

    private static void on(Paper paper, Finding finding, int names) {
        String name = Width.padRight(Width.clean(finding.what()), names + Paper.INDENT);
        Ink ink = finding.isProblem() ? Ink.BAD : finding.isNote() ? Ink.CARE : Ink.PLAIN;
        paper.line(Span.plain(" ".repeat(Paper.INDENT)), mark(finding), Span.faint(" " + name),
                new Span(Width.clean(finding.said()), ink));
        String remedy = finding.remedy();
        if (remedy != null) {
            paper.line(Span.plain(" ".repeat(2 * Paper.INDENT + names + Paper.INDENT) + REMEDY + Width.clean(remedy)));
        }
    }

    private static Span mark(Finding finding) {
        return finding.isProblem()
                ? new Span("✗", Ink.BAD)
                : finding.isNote() ? new Span("!", Ink.CARE) : new Span("✓", Ink.GOOD);
    }
}
