package dev.daybook.exclusion;

import dev.daybook.matching.TooSlow;
import dev.daybook.timeline.Focus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Exclusions that hold together: of all that are about a focus the strictest counts. They never change; thread safe.
 *
 * <p>An exclusion that takes too long to be looked for in a text counts as found, so that nothing is recorded which
 * should not be; {@link #slow} names it.
 */
public final class ExclusionRules {

    private final List<Exclusion> all;
    private final List<Exclusion> privateWindows;
    private final Set<Exclusion> slow = ConcurrentHashMap.newKeySet();

    /**
     * @param own a person's
     * @param privateWindows what becomes of private windows of browsers
     * @param programs whether password managers and lock screens are dropped
     */
    public ExclusionRules(List<Exclusion> own, Treatment privateWindows, boolean programs) {
        this.privateWindows = privateWindows == Treatment.RECORD ? List.of() : BuiltIn.privateWindows(privateWindows);
        this.all = Stream.of(own, this.privateWindows, programs ? BuiltIn.programs() : List.<Exclusion>of())
                .flatMap(List::stream).toList();
    }

    /** What holds where a person said nothing. */
    public static ExclusionRules standard() {
        return new ExclusionRules(List.of(), Treatment.REDACT, true);
    }

    /** All of them, a person's own first. */
    public List<Exclusion> all() {
        return all;
    }

    /** The exclusion that counts; empty when all of it is recorded. */
    public Optional<Exclusion> deciding(Focus focus) {
        return deciding(focus, false);
    }

    /**
     * The exclusion that counts.
     *
     * @param inPrivate whether the window is known to be private, whatever its title says now
     */
    Optional<Exclusion> deciding(Focus focus, boolean inPrivate) {
        List<Exclusion> about = new ArrayList<>(all.stream().filter(exclusion -> isAbout(exclusion, focus)).toList());
        if (inPrivate && !privateWindows.isEmpty()) {
            about.add(privateWindows.getFirst());
        }
        return strictest(about);
    }

    /** The exclusion that counts whatever the application is. */
    public Optional<Exclusion> decidingOfAnyApplication(String title, @Nullable String url) {
        return strictest(all.stream().filter(exclusion -> exclusion.when().application() == null
                && isAboutPage(exclusion, title, url)).toList());
    }

    /** Exclusions that ask for an application and say something of the page that fits. */
    public List<Exclusion> decidingInSomeApplication(String title, @Nullable String url) {
        return all.stream().filter(exclusion -> exclusion.when().application() != null
                && !exclusion.when().takeAnyPage() && isAboutPage(exclusion, title, url)).toList();
    }

    /** Exclusions that were given up on some text so far. */
    public Set<Exclusion> slow() {
        return Set.copyOf(slow);
    }

    private static Optional<Exclusion> strictest(List<Exclusion> about) {
        // The first of equals, as they stand in the file.
        return about.stream().sorted(Comparator.comparing(Exclusion::treatment).reversed()).findFirst();
    }

    private boolean isAbout(Exclusion exclusion, Focus focus) {
        return found(exclusion, () -> exclusion.when().fitApplication(focus.application()))
                && isAboutPage(exclusion, focus.title(), focus.url());
    }

    private boolean isAboutPage(Exclusion exclusion, String title, @Nullable String url) {
        return found(exclusion, () -> exclusion.when().fitPage(title, url));
    }

    private boolean found(Exclusion exclusion, BooleanSupplier search) {
        try {
            return search.getAsBoolean();
        } catch (TooSlow e) {
            slow.add(exclusion);
            return true;
        }
    }
}
