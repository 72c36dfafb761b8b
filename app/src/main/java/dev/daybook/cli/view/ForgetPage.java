package dev.daybook.cli.view;

import dev.daybook.api.ForgetPreview;
import dev.daybook.api.ForgetReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What would be forgotten, and what was. */
record ForgetPage(Times times) {

    void preview(Paper paper, ForgetPreview preview, boolean backups) {
        if (preview.nothing()) {
            paper.line(Span.plain("Nothing is known that this would forget."));
            running(paper, preview);
            return;
        }
        paper.line(Span.strong("This would be forgotten:"));
        counts(paper, preview);
        running(paper, preview);
        if (preview.backups() > 0) {
            paper.line(Span.plain(backups
                    ? "  All " + preview.backups() + " backups go, once a new one is made."
                    : "  " + preview.backups() + " backups stay and may hold it; --backups replaces them."));
        }
    }

    void receipt(Paper paper, ForgetReceipt receipt) {
        paper.line(Span.strong("Forgotten:"));
        counts(paper, receipt.forgotten());
        if (receipt.backupsRemoved() > 0) {
            paper.line(Span.plain("  backups      " + receipt.backupsRemoved() + " replaced by a new one"));
        }
        if (receipt.leftIn().isEmpty()) {
            paper.line(Span.plain("No file of Daybook's says it any more."));
            return;
        }
        paper.line(Span.plain("Some of it is left, or may be, in:"));
        for (ForgetReceipt.LeftIn left : receipt.leftIn()) {
            paper.line(Span.plain("  " + Width.clean(left.path()) + ": " + Width.clean(left.why())));
        }
    }

    private void counts(Paper paper, ForgetPreview counts) {
        if (counts.first() != null && counts.last() != null) {
            paper.line(Span.plain("  between      " + day(counts.first()) + " and " + day(counts.last()) + ", on "
                    + number(counts.days(), "day")));
        }
        paper.line(Span.plain("  active time  " + Lengths.ofSeconds(counts.activeSeconds()) + " in "
                + number(counts.blocks(), "block")));
        List<String> lines = new ArrayList<>();
        add(lines, "sessions", counts.sessions(), " wholly");
        add(lines, "sessions", counts.sessionsChanged(), " in part");
        add(lines, "programs", counts.applications(), "");
        add(lines, "titles", counts.titles(), "");
        add(lines, "operations", counts.operations(), " with their logs");
        lines.forEach(line -> paper.line(Span.plain(line)));
    }

    private static void add(List<String> lines, String what, long count, String how) {
        if (count > 0) {
            lines.add("  %-12s %d%s".formatted(what, count, how));
        }
    }

    private static void running(Paper paper, ForgetPreview preview) {
        if (preview.running() > 0) {
            paper.line(Span.plain("  " + number(preview.running(), "operation")
                    + " not touched: what has not ended is never forgotten."));
        }
    }

    private String day(Instant instant) {
        return times.day(times.dayOf(instant)) + " " + times.minute(instant);
    }

    private static String number(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
