package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An operation with its parts.
 *
 * @param head stands by itself, or its parent is not at hand
 * @param children in the order in which they began
 */
record OperationFamily(Operation head, List<Operation> children) {

    /** Families in the order of their heads; {@code operations} newest first. */
    static List<OperationFamily> of(List<Operation> operations) {
        var ids = operations.stream().map(Operation::id).collect(Collectors.toSet());
        Map<Boolean, List<Operation>> apart = operations.stream()
                .collect(Collectors.partitioningBy(operation -> ids.contains(String.valueOf(operation.parentId()))));
        List<OperationFamily> families = new ArrayList<>();
        for (Operation head : apart.getOrDefault(false, List.of())) {
            families.add(new OperationFamily(head, partsOf(head, apart.getOrDefault(true, List.of()))));
        }
        return families;
    }

    // Their times are whole seconds; of one second the order given tells.
    private static List<Operation> partsOf(Operation head, List<Operation> parts) {
        return parts.reversed().stream()
                .filter(part -> head.id().equals(part.parentId()))
                .sorted(Comparator.comparing(Operation::created))
                .toList();
    }
}
