package dev.daybook.doctor;

import dev.daybook.api.Operation;
import dev.daybook.doctor.Report.Chapter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What runs, and whether somebody stands behind it. */
final class OperationsChapter {

    private OperationsChapter() {}

    static Chapter of(Answers answers, Findings findings) {
        if (answers.health().isEmpty()) {
            findings.ok("under way", "only a daemon can tell");
            return findings.chapter("Operations");
        }
        Map<String, Long> counts = answers.underway().stream()
                .collect(Collectors.groupingBy(Operation::status, TreeMap::new, Collectors.counting()));
        String said = counts.entrySet().stream().map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
        if (counts.containsKey("reconciling")) {
            findings.note("under way", said, "see 'daybook operations': who is reconciling is looked for");
        } else {
            findings.ok("under way", said.isEmpty() ? "nothing" : said);
        }
        long silent = answers.workers().stream().filter(worker -> worker.state().equals("unresponsive")).count();
        if (silent > 0) {
            findings.note("workers", silent + " of " + answers.workers().size() + " alive and silent",
                    "see 'daybook operations': they may be stopped or the machine busy");
        }
        if (answers.health().filter(health -> !health.orphanDetector().running()).isPresent()) {
            findings.problem("detector", "does not run: operations whose worker died are not found",
                    "run 'daybook stop' and 'daybook daemon'");
        }
        return findings.chapter("Operations");
    }
}
