package dev.daybook.api;

import java.util.List;

/**
 * How everything is sorted, and what is kept out of the record. The first rule that fits wins, a person's own before the
 * built-in ones; of all exclusions that fit the strictest counts.
 */
public record Categories(List<Category> categories, List<CategoryRule> rules, List<ExclusionRule> exclusions) {}
