package dev.daybook.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a title would be sorted now, and whether it would be recorded at all.
 *
 * @param app that was asked about; null when the question left it open
 * @param category it gets, in any application when that was left open
 * @param rule that wins; null when none fits
 * @param inSomeApp when the application was left open: rules before that one which fit but for it, the first that fits wins
 * @param exclusion that counts; null when all of it is recorded
 * @param excludedInSomeApp when the application was left open: exclusions that fit but for it
 */
public record CategoryTrial(
        @Nullable String app,
        String category,
        @Nullable CategoryRule rule,
        List<CategoryRule> inSomeApp,
        @Nullable ExclusionRule exclusion,
        List<ExclusionRule> excludedInSomeApp) {}
