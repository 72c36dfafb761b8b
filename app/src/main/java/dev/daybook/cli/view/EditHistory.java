package dev.daybook.cli.view;

import dev.daybook.api.Edit;
import java.util.List;

/** What a person changed in a session, the last first, with what was taken back. */
record EditHistory(List<Edit> edits, Times times) {

    /** Whether a person's own word stands now. */
    boolean gives(String what) {
        return edits.stream().filter(edit -> edit.undone() == null && edit.what().equals(what)).findFirst()
                .filter(edit -> edit.later() != null).isPresent();
    }

    void on(Paper paper) {
        if (edits.isEmpty()) {
            return;
        }
        paper.heading("Edited");
        EditWords words = new EditWords(times);
        Fields fields = new Fields();
        edits.forEach(edit -> fields.add(times.moment(edit.at()), edit.undone() == null
                ? Span.plain(words.line(edit))
                : Span.faint(words.line(edit) + " · undone " + times.moment(edit.undone()))));
        fields.on(paper);
    }
}
