package dev.daybook.ui.health;

import dev.daybook.api.Health;
import dev.daybook.api.Plans;
import dev.daybook.api.Recorder;
import dev.daybook.api.Session;
import dev.daybook.api.Session.Recovered;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Puts what the daemon said into words. While it is away, and until another one has answered a whole round, ages stand
 * still at what was told last.
 *
 * @param backups the folder they lie in
 */
record PageWriter(Answers answers, LocalTimes times, String backups) {

    private static final int MOST_RECOVERED = 3;

    HealthPage page(Link link, Instant now) {
        boolean away = link instanceof Link.Away;
        Optional<Health> told = answers.health();
        if (told.isEmpty() || answers.launch().isEmpty()) {
            return HealthPage.nothing(away);
        }
        Health health = told.get();
        boolean past = !isOf(link);
        Moments moments = new Moments(times, past ? answers.at() : now);
        DaemonFacts facts = new DaemonFacts(health, moments);
        Recorder recorder = past ? health.recorder() : link.told().orElse(health.recorder());
        List<String> notices = Stream.concat(health.notices().stream(), answers.refusals().stream()).toList();
        boolean well = notices.isEmpty() && health.status().equals("ok");
        List<Plans> plans = answers.plans().stream().toList();
        return new HealthPage(true, away, past, verdict(away, past, well), tone(away, past, well),
                past ? "as of " + new Moments(times, now).moment(answers.at()) : "", notices,
                pale(past, RecorderFacts.of(recorder, answers.open(), moments)),
                pale(past, RunningFacts.of(answers.underway(), answers.workers(), moments)),
                pale(past, facts.detector()), pale(past, facts.recovery()), recovered(health, moments),
                pale(past, facts.summaries()), pale(past, facts.store()),
                pale(past, facts.backups(backups)), pale(past, facts.daemon()),
                plans.stream().flatMap(all -> all.plans().stream()).map(plan -> PlanRow.of(plan, moments)).toList(),
                plans.stream().flatMap(all -> all.broken().stream().map(file -> BrokenRow.of(file, all.folder())))
                        .toList(),
                answers.plans().map(Plans::folder).orElse(""));
    }

    /** Whether what was told is of the daemon that is there. */
    private boolean isOf(Link link) {
        return link instanceof Link.Connected there && answers.launch().equals(OptionalLong.of(there.launchId()));
    }

    private static List<Fact> pale(boolean past, List<Fact> facts) {
        return past ? facts.stream().map(Fact::pale).toList() : facts;
    }

    private static String verdict(boolean away, boolean past, boolean well) {
        if (away) {
            return "Daemon away";
        } else if (past) {
            return "Asking the daemon …";
        }
        return well ? "All is well" : "Needs attention";
    }

    private static Tone tone(boolean away, boolean past, boolean well) {
        if (away) {
            return Tone.BAD;
        } else if (past) {
            return Tone.NEUTRAL;
        }
        return well ? Tone.GOOD : Tone.NOTICE;
    }

    /** Those of the last launch; who recovered nothing leads to none, however many there were before. */
    private List<RecoveredRow> recovered(Health health, Moments moments) {
        if (health.recovery().recovered() == 0) {
            return List.of();
        }
        return answers.recovered().stream()
                .flatMap(session -> ofThisLaunch(session, health.launch().started(), moments).stream())
                .limit(MOST_RECOVERED)
                .toList();
    }

    private static Optional<RecoveredRow> ofThisLaunch(Session session, Instant launch, Moments moments) {
        Recovered record = session.recovered();
        return record == null || record.at().isBefore(launch)
                ? Optional.empty()
                : Optional.of(RecoveredRow.of(session, record, moments));
    }
}
