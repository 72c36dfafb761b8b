package dev.daybook.cli.view;

import dev.daybook.api.Backup;
import dev.daybook.api.BackupList;
import dev.daybook.cli.view.Table.Side;
import dev.daybook.words.BackupWords;
import dev.daybook.words.ByteText;
import java.time.Duration;
import java.util.Locale;

/** The backups there are, and one that was made. */
record BackupPage(Times times) {

    void list(Paper paper, BackupList list) {
        if (list.backups().isEmpty()) {
            paper.line(Span.plain("No verified backups in " + Width.clean(list.folder())
                    + ". Make one with 'daybook backup'."));
        } else {
            table(list).on(paper);
            paper.gap();
            paper.line(Span.faint("  Each was opened and read to its end when it was made. In "
                    + Width.clean(list.folder())));
        }
        if (!list.others().isEmpty()) {
            paper.heading("Not verified");
            list.others().forEach(path -> paper.note(Width.clean(path), Ink.CARE));
        }
    }

    private Table table(BackupList list) {
        Table table = new Table(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT);
        table.row(Span.faint("Backup"), Span.faint("Made"), Span.faint("Age"), Span.faint("Size"),
                Span.faint("Sessions"), Span.faint("Minutes"), Span.faint("Kept"));
        for (Backup backup : list.backups()) {
            table.row(Span.strong(stamp(backup)), Span.plain(BackupWords.made(backup)), Span.plain(age(backup)),
                    Span.plain(ByteText.of(backup.size())), Span.plain(number(backup.sessions())),
                    Span.plain(number(backup.minutes())), Span.plain(BackupWords.kept(backup)));
        }
        return table;
    }

    void made(Paper paper, Backup backup, String file) {
        paper.line(Span.strong("Backed up to " + Width.clean(file)));
        new Fields().add("size", ByteText.of(backup.size())).add("holds", holds(backup))
                .add("verified", "opened and read to its end").on(paper);
    }

    /** {@code 412 sessions and 10,233 minutes, up to change 12,408}. */
    static String holds(Backup backup) {
        return number(backup.sessions()) + (backup.sessions() == 1 ? " session" : " sessions") + " and "
                + number(backup.minutes()) + (backup.minutes() == 1 ? " minute" : " minutes") + ", up to change "
                + number(backup.sequence());
    }

    /** Its file's name without what all of them have; that is enough to name it. */
    private static String stamp(Backup backup) {
        return Width.clean(backup.file()).replaceFirst("^daybook-", "").replaceFirst("\\.zip$", "");
    }

    String age(Backup backup) {
        long hours = Duration.between(backup.taken(), times.now()).toHours();
        return hours < 48 ? Lengths.between(backup.taken(), times.now()) : hours / 24 + " days";
    }

    static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
