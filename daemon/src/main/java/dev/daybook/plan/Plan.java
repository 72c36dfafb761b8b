package dev.daybook.plan;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as its file says.
 *
 * @param name by which people call it; no other plan has it
 * @param file it stands in
 * @param since when the file was last changed: what its trigger says now it says from then on
 * @param trigger null for a plan that is started by hand alone
 * @param phases in the order in which they run; at least one, no two of the same name
 */
public record Plan(String name, Path file, Instant since, @Nullable Trigger trigger, List<Phase> phases) {}
