package dev.daybook.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which an answer takes a form for other programs. */
class Form {

    @Option(names = "--csv", description = "Print comma-separated values, for instance for a spreadsheet.")
    boolean csv;

    /** Those of a verb that tells of sessions. */
    static final class OfSessions extends Form {

        @Option(names = "--ics", description = "Print the sessions as an iCalendar, for a calendar program.")
        boolean ics;

        @Override
        boolean ics() {
            return ics;
        }
    }

    enum Kind {
        JSON, CSV, ICS
    }

    /** Null for a page to be read by a person. */
    final @Nullable Kind chosen(Verb verb) {
        List<Kind> asked = Stream.of(Kind.values()).filter(kind -> switch (kind) {
            case JSON -> verb.json;
            case CSV -> csv;
            case ICS -> ics();
        }).toList();
        if (asked.size() > 1) {
            throw verb.wrong("--json, --csv and --ics do not go together: ask for one of them");
        }
        return asked.isEmpty() ? null : asked.getFirst();
    }

    /** Only sessions have a place in a calendar. */
    boolean ics() {
        return false;
    }
}
