package dev.daybook.ui.details;

import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session's active time went into.
 *
 * @param applications most used first
 */
record Uses(List<Application> applications) {

    static final Uses NONE = new Uses(List.of());

    private static final int MOST = 6;
    private static final int TITLES = 2;

    /**
     * One application.
     *
     * @param category of the largest part of its time
     * @param titles that took most of it, most used first
     */
    record Application(String name, String category, long seconds, List<String> titles) {}

    /** Seconds of one title and one category. */
    private record Share(String title, String category) {}

    /** Of the blocks that belong to this session. */
    static Uses of(List<Block> blocks, long session) {
        Map<String, Map<Share, Long>> shares = new LinkedHashMap<>();
        for (Block block : blocks) {
            Long owner = block.sessionId();
            if (owner != null && owner == session) {
                block.uses().forEach(use -> add(shares, use));
            }
        }
        return new Uses(shares.entrySet().stream().map(entry -> application(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Application::seconds).reversed()).limit(MOST).toList());
    }

    private static void add(Map<String, Map<Share, Long>> shares, Use use) {
        String name = use.application().isEmpty() ? "no window" : use.application();
        shares.computeIfAbsent(name, application -> new HashMap<>())
                .merge(new Share(use.title(), use.category()), (long) use.seconds(), Long::sum);
    }

    private static Application application(String name, Map<Share, Long> shares) {
        List<Map.Entry<Share, Long>> largest = shares.entrySet().stream()
                .sorted(Map.Entry.<Share, Long>comparingByValue().reversed()
                        .thenComparing(entry -> entry.getKey().title()))
                .toList();
        long seconds = shares.values().stream().mapToLong(Long::longValue).sum();
        List<String> titles = largest.stream().map(entry -> entry.getKey().title()).filter(title -> !title.isBlank())
                .distinct().limit(TITLES).toList();
        return new Application(name, largest.getFirst().getKey().category(), seconds, titles);
    }
}
