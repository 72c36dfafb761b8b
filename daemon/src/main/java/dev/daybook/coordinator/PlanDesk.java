package dev.daybook.coordinator;

import dev.daybook.operation.NewOperation;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanState;
import dev.daybook.plan.PlanStore;
import dev.daybook.plan.PlanStore.Check;
import dev.daybook.plan.Trigger;
import dev.daybook.planfile.PlanFiles;
import dev.daybook.platform.OperationId;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.watch.DaemonTasks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plans as people and triggers ask for them. Thread safe. */
public final class PlanDesk {

    private static final Logger LOG = LoggerFactory.getLogger(PlanDesk.class);

    /** A plan that was written just before its moment is seen just after it. */
    private static final Duration SEEN_LATE = Duration.ofMinutes(1);

    /** So long a failed run is told of, unless a better one follows. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final PlanFiles files;
    private final PlanStore store;
    private final Coordinator coordinator;
    private final DaemonTasks tasks;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;
    private final String bootId;

    /**
     * @param zone the person's, now
     * @param bootId of this boot
     */
    public PlanDesk(PlanFiles files, PlanStore store, Coordinator coordinator, DaemonTasks tasks,
            Supplier<ZoneId> zone, Supplier<Instant> clock, String bootId) {
        this.files = files;
        this.store = store;
        this.coordinator = coordinator;
        this.tasks = tasks;
        this.zone = zone;
        this.clock = clock;
        this.bootId = bootId;
    }

    /**
     * A plan as it stands.
     *
     * @param next when its trigger starts it; not after now when it is due and waits; null when it does not
     * @param lastRun null when it never ran
     */
    public record Standing(Plan plan, boolean enabled, @Nullable Instant next, PlanStore.@Nullable LastRun lastRun) {}

    /**
     * What the folder holds, from one look at it.
     *
     * @param plans by name
     * @param broken files that are no plans
     */
    public record Found(List<Standing> plans, List<PlanFiles.Broken> broken) {}

    public Found all() {
        PlanFiles.Found found = files.read();
        Map<String, PlanState> states = store.states();
        return new Found(found.plans().stream().map(plan -> standing(plan, states)).toList(), found.broken());
    }

    /** The plan with this name, if there is one that can be used. */
    public Optional<Standing> find(String name) {
        return files.read().plans().stream().filter(plan -> plan.name().equals(name)).findFirst()
                .map(plan -> standing(plan, store.states()));
    }

    /** Starts the plan unless a run of it is active. Whether its trigger is enabled does not matter. */
    public Check trigger(Plan plan) {
        return checked(plan, true);
    }

    /** Has the trigger start the plan, from now on, or not. */
    public synchronized void enable(Plan plan, boolean enabled) {
        if (enabled(plan, store.states()) != enabled) {
            store.state(plan.name(), new PlanState(enabled, clock.get()));
            LOG.info("Plan \"{}\" {}", plan.name(), enabled ? "enabled" : "disabled");
        }
    }

    /**
     * Starts what is due and free, each plan whatever becomes of the others. Nobody enables or disables one meanwhile.
     *
     * @param everything whether also plans that are not due are looked at, and all sessions of operations
     * @return the first moment after now at which a plan falls due
     */
    synchronized Optional<Instant> look(boolean everything) {
        Instant now = clock.get();
        List<Plan> plans = files.read().plans();
        Map<String, PlanState> states = store.states();
        for (Plan plan : plans) {
            try {
                look(plan, states, everything, now);
            } catch (StoreUnavailable e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.error("Plan \"{}\" could not be looked at; the others are", plan.name(), e);
            }
        }
        if (everything) {
            store.failOrphans(now).forEach(this::disappeared);
        }
        return nextMoment(plans, now);
    }

    private void look(Plan plan, Map<String, PlanState> states, boolean everything, Instant now) {
        Trigger trigger = plan.trigger();
        if (trigger != null) {
            remember(plan, trigger, states.get(plan.name()), now);
        }
        boolean due = next(plan, states).filter(moment -> !moment.isAfter(now)).isPresent();
        if (due || everything) {
            checked(plan, due);
        }
    }

    /** When it began to be watched; and a clock that was ahead of its time is forgotten. */
    private void remember(Plan plan, Trigger trigger, @Nullable PlanState known, Instant now) {
        if (known == null) {
            store.state(plan.name(), new PlanState(true, firstSeen(plan, now)));
        } else if (!trigger.dealtWith(known.handled(), now).equals(known.handled())) {
            LOG.warn("Plan \"{}\" was dealt with up to {}, which is long after now: its time begins again",
                    plan.name(), known.handled());
            store.state(plan.name(), new PlanState(known.enabled(), now));
        }
    }

    private Check checked(Plan plan, boolean start) {
        Check check = store.check(plan, start ? run(plan) : null, clock.get());
        switch (check) {
            case Check.Started started -> {
                LOG.info("Plan \"{}\" started: session {}, operation {}", plan.name(), started.session(),
                        started.operation());
                coordinator.began(started.operation());
            }
            case Check.OrphanRecovered(PlanStore.Orphan orphan) -> disappeared(orphan);
            case Check.Active _,Check.Free _ -> {
                // Nothing has changed.
            }
        }
        return check;
    }

    private void disappeared(PlanStore.Orphan orphan) {
        LOG.warn("Session {} was active for operation {}, which is not there: failed, Operation disappeared; {}",
                orphan.session(), orphan.operation(), orphan.parts().isEmpty()
                        ? "nothing of it ran"
                        : "what ran of it is being stopped: " + orphan.parts());
        orphan.parts().forEach(tasks::cancel);
    }

    private NewOperation run(Plan plan) {
        return NewOperation.inDaemon(OperationId.next(), "plan", plan.name(), bootId);
    }

    private static Instant firstSeen(Plan plan, Instant now) {
        return latest(now.minus(SEEN_LATE), since(plan, now));
    }

    /** What a file says now it says from its last change on: moments before that are nobody's. */
    private static Instant since(Plan plan, Instant now) {
        // A change that lies ahead tells nothing: the clock that it was made by was wrong, or is now.
        return plan.since().isAfter(now) ? Instant.MIN : plan.since();
    }

    private static Instant handled(Plan plan, Optional<PlanState> state, Instant now) {
        return state.map(known -> latest(known.handled(), since(plan, now)))
                .orElseGet(() -> firstSeen(plan, now));
    }

    private Standing standing(Plan plan, Map<String, PlanState> states) {
        return new Standing(plan, enabled(plan, states), next(plan, states).orElse(null),
                store.lastRun(plan.name()).orElse(null));
    }

    private static boolean enabled(Plan plan, Map<String, PlanState> states) {
        return Optional.ofNullable(states.get(plan.name())).map(PlanState::enabled).orElse(true);
    }

    /** When its trigger starts it; not after now when it is due. */
    private Optional<Instant> next(Plan plan, Map<String, PlanState> states) {
        return Optional.ofNullable(plan.trigger()).filter(trigger -> enabled(plan, states)).map(trigger -> {
            Instant now = clock.get();
            Instant handled = handled(plan, Optional.ofNullable(states.get(plan.name())), now);
            return trigger.due(handled, now, zone.get());
        });
    }

    private Optional<Instant> nextMoment(List<Plan> plans, Instant now) {
        Map<String, PlanState> states = store.states();
        return plans.stream().flatMap(plan -> next(plan, states).stream()).filter(now::isBefore)
                .min(Comparator.naturalOrder());
    }

    /**
     * What a person should know, one sentence each. What a person has named stands in quotes, as does what was said of
     * it: who passes a notice on leaves that out.
     */
    public List<String> notices() {
        List<String> notices = new ArrayList<>();
        Found found = all();
        found.broken().forEach(file -> notices.add("A plan cannot be used: “" + file.error() + "”"));
        for (Standing standing : found.plans()) {
            PlanStore.LastRun last = standing.lastRun();
            if (last != null && last.status().equals("failed") && isNews(standing.plan(), last)) {
                String name = standing.plan().name();
                notices.add("Plan “" + name + "” failed: “" + last.error() + "”; see 'daybook plan show " + name + "'");
            }
        }
        return notices;
    }

    /** A failure that is a week old, or that somebody has answered by changing the plan, asks for nobody any more. */
    private boolean isNews(Plan plan, PlanStore.LastRun failed) {
        Instant now = clock.get();
        Instant ended = Objects.requireNonNullElse(failed.ended(), now);
        return ended.isAfter(now.minus(NEWS)) && !ended.isBefore(since(plan, now));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
