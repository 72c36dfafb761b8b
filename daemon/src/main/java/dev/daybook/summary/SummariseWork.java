package dev.daybook.summary;

import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The task {@code summarise}: writes every summary that waits, one step a session; with {@code all}, {@code from} or
 * {@code to} the files of these days anew, one step a day. Its last step tells the count, which after a kill is the
 * rest's alone, so that phases after it are told none. Thread safe.
 */
public final class SummariseWork implements DaemonWork {

    private static final List<Option> OPTIONS = List.of(
            new Option("from", "a day such as 2026-11-22", text -> date(text) != null),
            new Option("to", "a day such as 2026-11-22", text -> date(text) != null),
            new Option("all", "true", "true"::equals));

    private final Summaries summaries;

    public SummariseWork(Summaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws InterruptedException, IOException {
        Summaries.Progress progress = (done, of) -> steps.next((double) done / of, done + " of " + of);
        if (order.options().isEmpty()) {
            int sessions = summaries.writeAll(progress);
            steps.next(1, switch (sessions) {
                case 0 -> "nothing waited";
                case 1 -> "1 session written";
                default -> sessions + " sessions written";
            });
        } else {
            int days = summaries.rewrite(day(order, "from"), day(order, "to"), progress);
            steps.next(1, days == 1 ? "1 day written anew" : days + " days written anew");
        }
        return Map.of();
    }

    private static @Nullable LocalDate day(Order order, String name) {
        String text = order.options().get(name);
        return text == null ? null : date(text);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
