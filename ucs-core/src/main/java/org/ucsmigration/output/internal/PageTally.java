package org.ucsmigration.output.internal;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How many users there are of each kind, counted as their lines go by. */
final class PageTally {

    static final List<String> MAY = List.of("READY", "ELIGIBLE", "NOT_READY", "UNKNOWN", "OUT_OF_SCOPE");
    static final List<String> STATES = List.of("NOT_MIGRATED", "MIGRATING", "MIGRATED", "UNKNOWN");
    static final List<String> SEVERITIES = List.of("NOW", "ACT", "STANDING");

    private static final List<String> COUNTED = List.of("may", "state", "severity", "action", "verdict", "step");

    private final Map<List<String>, Long> counts = new LinkedHashMap<>();

    void add(PageRow row) {
        count("users");
        count("cell", row.text("may"), row.text("state"));
        COUNTED.forEach(column -> count(column, row.text(column)));
    }

    private void count(String... key) {
        counts.merge(List.of(key), 1L, Long::sum);
    }

    /** How many there are of that kind. */
    long of(String... key) {
        return counts.getOrDefault(List.of(key), 0L);
    }

    /** The values that occur in a column, the most frequent first. */
    List<String> values(String column) {
        return counts.entrySet().stream().filter(entry -> entry.getKey().size() == 2 && entry.getKey().get(0).equals(column)
                && !entry.getKey().get(1).isEmpty())
                .sorted(Map.Entry.<List<String>, Long>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getKey().get(1)).collect(Collectors.toList());
    }
}
