package dev.daybook.exclusion;

import dev.daybook.timeline.Focus;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The exclusions of now, asked with every look. They are replaced as a whole, by any thread; {@link #apply} is for the
 * recorder's thread alone. What is excluded leaves this class in no form: no name of it may be logged or kept.
 */
public final class Exclusions {

    /** For a window that its system gives no number. */
    public static final long NO_WINDOW = 0;

    /** More windows than are open at a time; of more, those that became private first are forgotten. */
    private static final int MOST_WINDOWS = 4_096;

    private final Set<Long> privateWindows = new LinkedHashSet<>();
    private volatile ExclusionRules rules;
    private @Nullable Answered last;

    public Exclusions(ExclusionRules rules) {
        this.rules = rules;
    }

    /** The last look: most looks see the same again. */
    private record Answered(ExclusionRules rules, Focus focus, long window, Optional<Focus> answer) {

        boolean answers(ExclusionRules now, Focus asked, long in) {
            return rules == now && window == in && focus.equals(asked);
        }
    }

    /** The exclusions of this moment. */
    public ExclusionRules now() {
        return rules;
    }

    /** From the next look on these hold. */
    public void become(ExclusionRules later) {
        rules = later;
    }

    /**
     * What may be recorded of a focus.
     *
     * @param window the number by which its system knows the window as long as it is open; {@link #NO_WINDOW} if none
     * @return empty when nothing of it may
     */
    public Optional<Focus> apply(Focus focus, long window) {
        ExclusionRules now = rules;
        if (last == null || !last.answers(now, focus, window)) {
            last = new Answered(now, focus, window, judged(now, focus, window));
        }
        return last.answer;
    }

    private Optional<Focus> judged(ExclusionRules now, Focus focus, long window) {
        Treatment treatment = now.deciding(focus, isPrivate(focus, window)).map(Exclusion::treatment)
                .orElse(Treatment.RECORD);
        return switch (treatment) {
            case RECORD -> Optional.of(focus);
            case REDACT -> Optional.of(new Focus(focus.application(), "", null));
            case DROP -> Optional.empty();
        };
    }

    /** Also when the setting says that private windows are recorded: it may say something else before they close. */
    private boolean isPrivate(Focus focus, long window) {
        if (window == NO_WINDOW) {
            return false;
        }
        if (BuiltIn.EMPTY_TAB.fitApplication(focus.application())
                && BuiltIn.EMPTY_TAB.fitPage(focus.title(), null)
                && privateWindows.add(window) && privateWindows.size() > MOST_WINDOWS) {
            privateWindows.remove(privateWindows.iterator().next());
        }
        return privateWindows.contains(window);
    }
}
