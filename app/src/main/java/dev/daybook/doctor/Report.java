package dev.daybook.doctor;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an examination found. It holds no titles, no names of programs or rules, and not the name of the home folder.
 *
 * @param at when, UTC
 * @param problems how many findings are problems
 * @param notes how many are notes
 */
public record Report(Instant at, int problems, int notes, List<Chapter> chapters) {

    /** Findings about one thing. */
    public record Chapter(String name, List<Finding> findings) {}

    /**
     * One finding.
     *
     * @param what was looked at, in a word or two
     * @param verdict {@code ok}, {@code note} (worth knowing) or {@code problem}
     * @param said what was found, in one line
     * @param remedy what to do about it, in one line; null where there is nothing to do
     */
    public record Finding(String what, String verdict, String said, @Nullable String remedy) {

        /** Whether it is one. */
        public boolean isProblem() {
            return verdict.equals(PROBLEM);
        }

        /** Whether it is one. */
        public boolean isNote() {
            return verdict.equals(NOTE);
        }
    }

    static final String OK = "ok";
    static final String NOTE = "note";
    static final String PROBLEM = "problem";

    static Report of(Instant at, List<Chapter> chapters) {
        List<Finding> all = chapters.stream().flatMap(chapter -> chapter.findings().stream()).toList();
        return new Report(at, (int) all.stream().filter(Finding::isProblem).count(),
                (int) all.stream().filter(Finding::isNote).count(), chapters);
    }

    /** Whether nothing is a problem. */
    public boolean well() {
        return problems == 0;
    }
}
