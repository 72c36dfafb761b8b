package dev.daybook.ui.health;

import dev.daybook.ui.parts.Chip.Tone;
import java.util.List;

/**
 * All that the page tells, in words.
 *
 * @param known whether the daemon has told anything yet
 * @param away whether the daemon is
 * @param past whether what it tells is from before: the daemon is away, or another one has yet to answer
 * @param verdict in two or three words; empty while nothing is known
 * @param asOf when it was told; empty while it is of the present
 * @param notices what needs a person: what, where, what to do
 * @param recovered newest first, a few
 */
record HealthPage(
        boolean known,
        boolean away,
        boolean past,
        String verdict,
        Tone tone,
        String asOf,
        List<String> notices,
        List<Fact> recorder,
        List<Fact> running,
        List<Fact> detector,
        List<Fact> recovery,
        List<RecoveredRow> recovered,
        List<Fact> summaries,
        List<Fact> store,
        List<Fact> backups,
        List<Fact> daemon,
        List<PlanRow> plans,
        List<BrokenRow> broken,
        String plansFolder) {

    /** Before the daemon has told anything. */
    static HealthPage nothing(boolean away) {
        List<Fact> none = List.of();
        return new HealthPage(false, away, away, away ? "Daemon away" : "", away ? Tone.BAD : Tone.NEUTRAL, "",
                List.of(),
                none, none, none, none, List.of(), none, none, none, none, List.of(), List.of(), "");
    }
}
