package org.ucsmigration.registry.probe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.probe.Probe;

/**
 * All tables of a sweep together: a computer has answered if one of them says so, and its files are there. What a table says
 * and the folder does not hold is no answer.
 */
final class AskedComputers {

    private static final int NAMED = 5;
    private static final int LONGEST = 80;

    /** The outcomes that the script writes, in words that follow a number of computers. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("NOT_ASKED", "not asked yet"),
            Map.entry("NOT_A_NAME", "not asked, since that is no name of a computer"),
            Map.entry("NOT_REACHED", "not reached"),
            Map.entry("NO_ANSWER", "gave no answer in time"),
            Map.entry("BROKEN_OFF", "broke off"),
            Map.entry("FAILED_THERE", "answered with an error"),
            Map.entry("ASKED_BACK", "asked back, for a password or a word"),
            Map.entry("NOT_UNDERSTOOD", "gave no answer that can be understood"),
            Map.entry("TOO_MUCH", "answered too much"),
            Map.entry("NOT_WRITTEN", "answered, and the files could not be written"));
    private static final String LOST = "answered, and not all the files are there any more";

    private final List<ComputerTable> tables = new ArrayList<>();
    private final Map<String, Long> files = new HashMap<>();

    void add(ComputerTable table) {
        tables.add(table);
    }

    /** A file that says of itself that it comes from that computer. */
    void addFile(String computer) {
        files.merge(computer.toLowerCase(Locale.ROOT), 1L, Long::sum);
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    /** What the tables say, as one reading of no account. */
    RegistryReading reading(Instant now) {
        Map<String, ComputerTable.Row> rows = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (ComputerTable table : tables) {
            table.rows().forEach((name, row) -> rows.merge(name, row, (one, other) -> other.isAnswered() ? other : one));
            if (table.damage() != null) {
                problems.add("the table " + table.file() + " is damaged, " + table.damage());
            }
        }
        Map<String, List<String>> failed = new TreeMap<>();
        rows.forEach((name, row) -> {
            String why = !row.isAnswered() ? WORDS.getOrDefault(row.outcome(), "failed, " + row.outcome())
                    : files.getOrDefault(name, 0L) < row.accounts() ? LOST : "";
            if (!why.isEmpty()) {
                failed.computeIfAbsent(why, key -> new ArrayList<>()).add(row.computer());
            }
        });
        failed.forEach((why, computers) -> problems.add(sentence(why, computers)));
        long answered = rows.size() - failed.values().stream().mapToLong(List::size).sum();
        String source = tables.size() == 1 ? tables.get(0).file().toString() : tables.size() + " tables of computers";
        return RegistryReading.ofTable(source, now, problems, new Probe.Reach("computers", rows.size(), answered));
    }

    private static String sentence(String why, List<String> computers) {
        List<String> names = computers.stream().limit(NAMED).map(name -> Shown.of(name, LONGEST)).toList();
        return (computers.size() == 1 ? "1 computer " : computers.size() + " computers ") + why + ": " + String.join(", ", names)
                + (computers.size() > NAMED ? " and " + (computers.size() - NAMED) + " others" : "");
    }
}
