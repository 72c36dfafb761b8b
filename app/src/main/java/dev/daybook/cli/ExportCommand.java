package dev.daybook.cli;

import dev.daybook.api.Day;
import dev.daybook.api.Days;
import dev.daybook.api.Json;
import dev.daybook.api.Session;
import dev.daybook.api.Sessions;
import dev.daybook.api.Timeline;
import dev.daybook.cli.export.SessionCalendar;
import dev.daybook.cli.export.Tables;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was recorded, for other programs. */
@Command(name = "export", description = {
        "Hand what was recorded to other programs; everything, or from a day to a day.", "",
        "  daybook export sessions --from 2026-01-01 --as ics --output 2026.ics",
        "  daybook export timeline --from yesterday --to yesterday"})
final class ExportCommand extends BareVerb {

    enum What {
        SESSIONS, TIMELINE, DAYS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum As {
        CSV, JSON, ICS;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Parameters(paramLabel = "WHAT", description = {"sessions; timeline, what each minute went into; or",
            "days, the categories and the coverage of each day."})
    What what = What.SESSIONS;

    @Option(names = "--as", paramLabel = "FORM", description = "csv (the default), json, or for sessions ics.")
    As as = As.CSV;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file, whole or not at all.")
    @Nullable
    Path output;

    @Option(names = "--force", description = "Replace the file if it is there.")
    boolean force;

    @Mixin
    Range range = new Range();

    ExportCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        if (as == As.ICS && what != What.SESSIONS) {
            throw wrong("--as ics is for sessions: a calendar has no place for " + what);
        }
        Path file = output;
        if (file != null && Files.exists(file) && !force) {
            throw new Failure(Exit.FAILED, file + " is there already; name another file, or replace it with --force");
        }
        try (ExportSink sink = file == null ? new ExportSink.Printed(around.terminal()) : new ExportSink.Whole(file)) {
            String count = export(client, sink);
            sink.finish();
            if (file != null) {
                print("Wrote " + count + " to " + file + "\n");
            }
        }
    }

    /** Adds it all; what it answers is how much there was. */
    private String export(DaybookClient client, ExportSink sink) throws ClientException, Failure {
        WholeDays whole = new WholeDays(client, around.clock().getZone());
        return switch (what) {
            case SESSIONS -> sessions(whole.sessions(range.start(this), range.end(this)), sink);
            case TIMELINE -> timeline(client, whole, sink);
            case DAYS -> days(whole, sink);
        };
    }

    private String sessions(List<Session> sessions, ExportSink sink) throws Failure {
        List<Session> told = as == As.ICS ? sessions.stream().filter(SessionCalendar::isOver).toList() : sessions;
        sink.add(switch (as) {
            case CSV -> tables().sessions(told);
            case JSON -> json(new Sessions(told)) + "\n";
            case ICS -> SessionCalendar.of(told, around.clock().instant());
        });
        return counted(told.size(), "session");
    }

    private String days(WholeDays whole, ExportSink sink) throws ClientException, Failure {
        List<Day> days = new ArrayList<>();
        LocalDate last = last();
        for (LocalDate next = first(whole); !next.isAfter(last); next = days.getLast().date().plusDays(1)) {
            days.addAll(whole.some(next, last));
        }
        sink.add(as == As.JSON ? json(new Days(days)) + "\n" : tables().days(days));
        return counted(days.size(), "day");
    }

    /** Asks for a day at a time; told in the API's own shape, or as lines. */
    private String timeline(DaybookClient client, WholeDays whole, ExportSink sink) throws ClientException, Failure {
        sink.add(as == As.JSON ? "{\"blocks\":[" : Tables.TIMELINE);
        Tables tables = tables();
        int count = 0;
        LocalDate last = last();
        for (LocalDate day = first(whole); !day.isAfter(last); day = day.plusDays(1)) {
            StringBuilder text = new StringBuilder();
            for (Timeline.Block block : blocks(client, day)) {
                text.append(as == As.JSON ? (count > 0 ? ",\n" : "\n") + json(block) : tables.timeline(block));
                count++;
            }
            sink.add(text.toString());
        }
        sink.add(as == As.JSON ? "\n]}\n" : "");
        return counted(count, "block");
    }

    private List<Timeline.Block> blocks(DaybookClient client, LocalDate day) throws ClientException {
        Moments moments = new Moments(around.clock());
        Instant from = range.start(this);
        Instant to = range.end(this);
        Instant start = moments.midnight(day);
        Instant end = moments.midnight(day.plusDays(1));
        Instant first = from != null && from.isAfter(start) ? from : start;
        Instant last = to != null && to.isBefore(end) ? to : end;
        return first.isBefore(last) ? client.answer(Call.timeline(first, last)).blocks() : List.of();
    }

    /** The day of the first session, where no other is named; tomorrow when there is none. */
    private LocalDate first(WholeDays whole) throws ClientException {
        Instant from = range.start(this);
        if (from != null) {
            return day(from);
        }
        return whole.sessions(null, range.end(this)).stream().findFirst().map(session -> day(session.start()))
                .orElse(LocalDate.now(around.clock()).plusDays(1));
    }

    private LocalDate last() {
        Instant to = range.end(this);
        return to == null ? LocalDate.now(around.clock()) : day(to.minusSeconds(1));
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, around.clock().getZone());
    }

    private Tables tables() {
        return new Tables(around.clock().getZone());
    }

    private static String json(Object answer) {
        return Json.MAPPER.writeValueAsString(answer);
    }

    private static String counted(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }
}
