package dev.daybook.server;

import dev.daybook.api.PlanTriggered;
import dev.daybook.api.Plans;
import dev.daybook.coordinator.PlanDesk;
import dev.daybook.coordinator.PlanDesk.Standing;
import dev.daybook.plan.PlanStore;
import dev.daybook.plan.PlanStore.Check;
import dev.daybook.plan.PlanStore.LastRun;
import dev.daybook.plan.Trigger;
import dev.daybook.settings.LengthOfTime;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The routes of plans. */
public final class PlanRoutes extends RouteGroup {

    private static final String PLANS = "/api/v1/plans";

    private final PlanDesk desk;
    private final Path folder;

    /**
     * @param folder in which plans stand
     */
    public PlanRoutes(PlanDesk desk, Path folder) {
        this.desk = desk;
        this.folder = folder;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.get(PLANS, ask -> Route.Answer.ok(plans())),
                Route.get(PLANS + "/{name}", ask -> Route.Answer.ok(wire(known(ask)))),
                Route.post(PLANS + "/{name}/trigger", this::trigger),
                Route.post(PLANS + "/{name}/enable", ask -> enable(ask, true)),
                Route.post(PLANS + "/{name}/disable", ask -> enable(ask, false)));
    }

    private Plans plans() {
        PlanDesk.Found found = desk.all();
        return new Plans(found.plans().stream().map(PlanRoutes::wire).toList(),
                found.broken().stream().map(broken -> new Plans.Broken(broken.file().toString(), broken.line(),
                        broken.key(), broken.error())).toList(),
                folder.toString());
    }

    private Route.Answer trigger(Ask ask) throws Refusal {
        return Route.Answer.ok(switch (desk.trigger(known(ask).plan())) {
            case Check.Started started -> new PlanTriggered(true, "started", started.session(), started.operation());
            case Check.Active active -> new PlanTriggered(false, "active_session", active.session(),
                    active.operation());
            case Check.OrphanRecovered(PlanStore.Orphan orphan) -> new PlanTriggered(false, "orphan_recovered",
                    orphan.session(), orphan.operation());
            case Check.Free _ -> throw new IllegalStateException("a free plan that is to start starts");
        });
    }

    private Route.Answer enable(Ask ask, boolean enabled) throws Refusal {
        desk.enable(known(ask).plan(), enabled);
        return Route.Answer.ok(wire(known(ask)));
    }

    /** A file that cannot be used says no name; it is taken for the plan that its own name says. */
    private Standing known(Ask ask) throws Refusal {
        String name = ask.placeholder("name");
        var found = desk.find(name);
        if (found.isPresent()) {
            return found.get();
        }
        var broken = desk.all().broken().stream().filter(file -> file.file().endsWith(name + ".toml")).findFirst();
        if (broken.isPresent()) {
            throw Refusal.conflict("Plan " + name + " cannot be used: " + broken.get().error());
        }
        throw Refusal.notFound("Plan " + name + " not found");
    }

    private static dev.daybook.api.Plan wire(Standing standing) {
        var plan = standing.plan();
        return new dev.daybook.api.Plan(plan.name(), plan.file().toString(), wire(plan.trigger()), standing.enabled(),
                standing.next(), plan.phases().stream().map(PhaseShape::wire).toList(), wire(standing.lastRun()));
    }

    private static dev.daybook.api.Plan.@Nullable Trigger wire(@Nullable Trigger trigger) {
        return switch (trigger) {
            case null -> null;
            case Trigger.Every every -> new dev.daybook.api.Plan.Trigger(LengthOfTime.text(every.period()), null);
            case Trigger.DailyAt daily -> new dev.daybook.api.Plan.Trigger(null, daily.at().toString());
        };
    }

    private static dev.daybook.api.Plan.@Nullable Run wire(@Nullable LastRun run) {
        return run == null
                ? null
                : new dev.daybook.api.Plan.Run(run.session(), run.operation(), run.status(), run.phase(),
                        run.started(), run.ended(), run.error());
    }
}
