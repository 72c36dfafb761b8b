package dev.daybook.doctor;

import dev.daybook.doctor.Report.Chapter;
import dev.daybook.doctor.Report.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects a chapter; every word of it goes through {@link Discretion}. Not thread safe. */
final class Findings {

    private final Discretion discretion;
    private final List<Finding> findings = new ArrayList<>();

    Findings(Discretion discretion) {
        this.discretion = discretion;
    }

    void ok(String what, String said) {
        add(what, Report.OK, said, null);
    }

    void note(String what, String said, @Nullable String remedy) {
        add(what, Report.NOTE, said, remedy);
    }

    void problem(String what, String said, String remedy) {
        add(what, Report.PROBLEM, said, remedy);
    }

    /** Text that others wrote, of which only this program's own words may be passed on. */
    String foreign(String text) {
        return discretion.foreign(text);
    }

    Chapter chapter(String name) {
        return new Chapter(name, List.copyOf(findings));
    }

    private void add(String what, String verdict, String said, @Nullable String remedy) {
        findings.add(new Finding(what, verdict, discretion.own(said), remedy == null ? null : discretion.own(remedy)));
    }
}
