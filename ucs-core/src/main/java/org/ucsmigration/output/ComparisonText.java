package org.ucsmigration.output;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.output.Comparison.Alarm;
import org.ucsmigration.output.Comparison.Change;

/** A comparison as plain data and as text. */
final class ComparisonText {

    private static final int SOME = 5;
    private static final int LONGEST = 300;

    private ComparisonText() {
    }

    static Map<String, Object> plain(Comparison comparison, ComparisonRun earlier, ComparisonRun later) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", DocumentVersion.CURRENT);
        map.put("earlier", plain(earlier));
        map.put("later", plain(later));
        map.put("compared", Long.toString(comparison.compared()));
        map.put("new", addresses(comparison.added()));
        map.put("gone", addresses(comparison.gone()));
        map.put("unknown", addresses(comparison.unknown()));
        map.put("changes", comparison.changes().stream().map(ComparisonText::plain).toList());
        map.put("alarms", comparison.alarms().stream().map(ComparisonText::plain).toList());
        return map;
    }

    private static Map<String, Object> plain(ComparisonRun run) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (run.asOf() != null) {
            map.put("asOf", run.asOf().toString());
        }
        putKnown(map, "library", run.library());
        map.put("users", Integer.toString(run.users().size()));
        map.put("whole", run.notWhole() == null);
        putKnown(map, "notWhole", run.notWhole());
        return map;
    }

    private static Map<String, Object> plain(Change change) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("user", change.user().address());
        map.put("aspect", change.aspect().name());
        putKnown(map, "precondition", change.precondition().orElse(null));
        putKnown(map, "before", change.before().orElse(null));
        putKnown(map, "after", change.after().orElse(null));
        return map;
    }

    private static Map<String, Object> plain(Alarm alarm) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("alarm", alarm.code().name());
        map.put("sentence", alarm.sentence());
        map.put("remedy", alarm.remedy());
        map.put("users", addresses(alarm.users()));
        return map;
    }

    private static void putKnown(Map<String, Object> map, String key, @Nullable String value) {
        if (value != null) {
            map.put(key, value);
        }
    }

    private static List<String> addresses(List<SipAddress> users) {
        return users.stream().map(SipAddress::address).toList();
    }

    /** What was compared, the alarms, and how many users changed in which way, a line each. */
    static String of(Comparison comparison, ComparisonRun earlier, ComparisonRun later) {
        long changed = comparison.changes().stream().map(Change::user).distinct().count();
        StringBuilder text = new StringBuilder("Compared " + counted(comparison.compared(), "user") + ", of " + when(earlier)
                + " with " + when(later) + ": " + changed + " changed, " + comparison.added().size() + " new, "
                + comparison.gone().size() + " gone, " + comparison.unknown().size() + " not known.");
        comparison.alarms().forEach(alarm -> text.append("\n  ").append(alarm));
        named(text, "New", comparison.added());
        named(text, "Gone", comparison.gone());
        named(text, "Not known", comparison.unknown());
        Map<String, List<SipAddress>> ways = new LinkedHashMap<>();
        comparison.changes().forEach(change -> ways.computeIfAbsent(what(change), any -> new ArrayList<>()).add(change.user()));
        ways.forEach((what, users) -> named(text, what, users));
        return text.toString();
    }

    private static String when(ComparisonRun run) {
        return run.asOf() == null ? "a time that is not known" : run.asOf().toString();
    }

    private static void named(StringBuilder text, String what, List<SipAddress> users) {
        if (!users.isEmpty()) {
            text.append("\n  ").append(what).append(": ").append(counted(users.size(), "user")).append(" (").append(some(users))
                    .append(')');
        }
    }

    static String what(Change change) {
        return change.aspect() + change.precondition().map(id -> " " + Shown.of(id, LONGEST)).orElse("") + " from "
                + Shown.of(change.before().orElse("none"), LONGEST) + " to " + Shown.of(change.after().orElse("none"), LONGEST);
    }

    /** The first of them, and how many more there are. */
    static String some(List<SipAddress> users) {
        String first = users.stream().limit(SOME).map(SipAddress::address).collect(Collectors.joining(", "));
        return users.size() <= SOME ? first : first + " and " + (users.size() - SOME) + " more";
    }

    static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
