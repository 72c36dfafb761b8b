package dev.daybook.platform.process;

import dev.daybook.platform.Boot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The living processes of one command, found anew at each look: by descent, by process session and by {@link Marker}. A
 * process that vanishes while it is looked at is not a member. Never this process itself,
 * nor one that is spared or has an empty mark, nor what descends from these. Thread safe.
 */
public final class ProcessTree {

    private final Predicate<ProcStat> seed;
    private final Marker marker;
    private final Set<Long> spared;
    private final boolean own;
    private final long self = ProcessHandle.current().pid();

    private ProcessTree(Predicate<ProcStat> seed, Marker marker, Set<Long> spared, boolean own) {
        this.seed = seed;
        this.marker = marker;
        this.spared = Set.copyOf(spared);
        this.own = own;
    }

    /**
     * The tree of a command that this process started, being {@link Subreaper}: everything that descends from this
     * process, the session of the leader, and what is marked.
     *
     * @param leader not yet reaped
     * @param spared children of this process that belong to itself
     */
    public static ProcessTree ofOwn(Child leader, Marker marker, Set<Long> spared) {
        long self = ProcessHandle.current().pid();
        return new ProcessTree(stat -> stat.parent() == self || stat.session() == leader.pid(), marker, spared,
                true);
    }

    /**
     * The tree of a command whose starter is dead: what is marked, the session of the leader while that one is certainly
     * the same, and all that descends from these.
     */
    public static ProcessTree ofForeign(Marker marker, Optional<ProcessIdentity> leader) {
        return new ProcessTree(stat -> leader.filter(ProcessIdentity::holdsItsNumber)
                .filter(identity -> stat.session() == identity.pid()).isPresent(), marker, Set.of(), false);
    }

    /** Who belongs to it now. */
    public Set<ProcessIdentity> members() {
        String boot = Boot.id();
        Set<ProcessIdentity> members = look().values().stream().filter(ProcStat::isAlive)
                .map(stat -> stat.identity(boot)).collect(Collectors.toSet());
        members.addAll(adopted());
        return members;
    }

    /**
     * Those members that lost their parent, at one moment: as long as one of an own tree lives and its leader does not,
     * there is one. Quick, where {@link #members} takes its time. None of a foreign tree.
     */
    Set<ProcessIdentity> adopted() {
        if (!own) {
            return Set.of();
        }
        String boot = Boot.id();
        return Adopted.living().stream().filter(this::belongs).map(stat -> stat.identity(boot))
                .collect(Collectors.toSet());
    }

    private Map<Long, ProcStat> look() {
        List<ProcStat> all = ProcStat.all();
        Map<Long, List<ProcStat>> children = all.stream().collect(Collectors.groupingBy(ProcStat::parent));
        Map<Long, ProcStat> members = new LinkedHashMap<>();
        all.stream().filter(seed).forEach(stat -> addWithDescendants(stat, children, members));
        // Environments last: they cost the most, and most members are known by now.
        all.stream().filter(stat -> !members.containsKey(stat.pid()) && marker.isOn(stat.pid()))
                .forEach(stat -> addWithDescendants(stat, children, members));
        return members;
    }

    private boolean belongs(ProcStat stat) {
        return stat.pid() != self && !spared.contains(stat.pid()) && !Marker.isDisowned(stat.pid());
    }

    private void addWithDescendants(ProcStat root, Map<Long, List<ProcStat>> children, Map<Long, ProcStat> members) {
        Deque<ProcStat> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            ProcStat next = open.pop();
            if (belongs(next) && members.put(next.pid(), next) == null) {
                open.addAll(children.getOrDefault(next.pid(), List.of()));
            }
        }
    }
}
