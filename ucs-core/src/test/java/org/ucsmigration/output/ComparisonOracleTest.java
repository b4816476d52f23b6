package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import javax.annotation.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ucsmigration.output.Comparison.AlarmCode;

/** A comparison against a plain one that looks at everybody beside everybody, over random pairs of small runs. */
@Tag("slow")
class ComparisonOracleTest {

    private static final int PAIRS = 5_000;
    private static final int PEOPLE = 5;
    private static final List<String> STATES = List.of("NOT_MIGRATED", "MIGRATING", "MIGRATED", "UNKNOWN");
    private static final List<String> PRECONDITIONS = List.of("policy-allows-ucs", "home-pool-on-lync-2013");

    /** One line of a user; times are days of a month. */
    record Line(@Nullable Integer guid, String address, String state, boolean definite, String outcome,
            Map<String, String> blockers, String nextStep, @Nullable String pool, @Nullable String policy,
            @Nullable Integer read, @Nullable Integer poolRead, boolean flag, boolean online, @Nullable String move) {
    }

    record Document(int day, List<Line> lines, @Nullable String move, boolean ended, boolean cancelled, int miscounted,
            Set<String> lacking, String freshness) {

        boolean isToItsEnd() {
            return ended && !cancelled && miscounted == 0 && !lines.isEmpty();
        }

        boolean isWhole() {
            return isToItsEnd() && lacking.isEmpty();
        }

        /** Of who stands there twice the later line counts. */
        List<Line> people() {
            List<Line> people = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                Line one = lines.get(i);
                if (lines.subList(i + 1, lines.size()).stream().noneMatch(other -> isSameKey(one, other))) {
                    people.add(one);
                }
            }
            return people;
        }
    }

    private static boolean isSameKey(Line one, Line other) {
        return one.guid != null ? one.guid.equals(other.guid) : other.guid == null && one.address.equalsIgnoreCase(other.address);
    }

    @Test
    void isWhatAPlainComparisonFinds() {
        Random random = new Random(24);
        Set<AlarmCode> seen = new TreeSet<>();
        for (int i = 0; i < PAIRS; i++) {
            Document earlier = document(random, 3);
            Document later = document(random, random.nextInt(20) == 0 ? 3 : random.nextInt(20) == 0 ? 1 : 10);
            Comparison comparison = Comparison.of(maps(earlier), maps(later));
            Map<String, Object> found = new TreeMap<>();
            found.put("new", sorted(comparison.added()));
            found.put("gone", sorted(comparison.gone()));
            found.put("unknown", sorted(comparison.unknown()));
            found.put("compared", comparison.compared());
            found.put("changes", sorted(comparison.changes()));
            comparison.alarms().forEach(alarm -> found.put(alarm.code().name(), sorted(alarm.users())));
            comparison.alarms().forEach(alarm -> seen.add(alarm.code()));

            assertThat(found).as("pair %s: %s and %s", i, earlier, later).isEqualTo(expected(earlier, later));
        }
        assertThat(seen).as("every alarm was met").containsExactlyInAnyOrder(AlarmCode.values());
    }

    private static List<String> sorted(List<?> some) {
        return some.stream().map(each -> each.toString().toLowerCase(Locale.ROOT)).sorted().toList();
    }

    // The plain comparison.

    private static Map<String, Object> expected(Document earlier, Document later) {
        List<Line> then = new ArrayList<>(earlier.people());
        List<Line> now = new ArrayList<>(later.people());
        List<Line[]> pairs = new ArrayList<>();
        for (Line one : earlier.people()) {
            for (Line other : later.people()) {
                if (isSameKey(one, other)) {
                    pairs.add(new Line[] {one, other});
                    then.removeIf(each -> each == one);
                    now.removeIf(each -> each == other);
                }
            }
        }
        for (Line one : List.copyOf(then)) {
            List<Line> thenThere = then.stream().filter(each -> each.address.equalsIgnoreCase(one.address)).toList();
            List<Line> nowThere = now.stream().filter(each -> each.address.equalsIgnoreCase(one.address)).toList();
            if (thenThere.size() == 1 && nowThere.size() == 1 && (one.guid == null || nowThere.get(0).guid == null)) {
                pairs.add(new Line[] {one, nowThere.get(0)});
                then.remove(one);
                now.remove(nowThere.get(0));
            }
        }
        List<Line> unclear = new ArrayList<>();
        List<Line> gone = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        then.forEach(one -> (maybeOneOf(one, now, later) ? unclear : gone).add(one));
        now.forEach(one -> (maybeOneOf(one, then, earlier) ? unclear : added).add(one));

        Map<String, Object> all = new TreeMap<>();
        List<Line> unknown = new ArrayList<>(unclear);
        unknown.addAll(later.isWhole() ? List.of() : gone);
        unknown.addAll(earlier.isWhole() ? List.of() : added);
        all.put("new", addresses(earlier.isWhole() ? added : List.of()));
        all.put("gone", addresses(later.isWhole() ? gone : List.of()));
        all.put("unknown", addresses(unknown));
        all.put("compared", (long) pairs.size());
        all.put("changes", changes(pairs, Objects.equals(earlier.move, later.move)));
        alarms(all, earlier, later, pairs, gone, added, unclear);
        return all;
    }

    /** Whether somebody left over may be one of those left over in the other run, under another address. */
    private static boolean maybeOneOf(Line one, List<Line> others, Document other) {
        boolean anothersAddress = other.lines.stream().anyMatch(line -> line.address.equalsIgnoreCase(one.address));
        return anothersAddress && others.stream().anyMatch(each -> each.guid == null || one.guid == null);
    }

    private static List<String> changes(List<Line[]> pairs, boolean sameMove) {
        List<String> changes = new ArrayList<>();
        for (Line[] pair : pairs) {
            String user = pair[1].address + ": ";
            change(changes, user + "state", pair[0].state, pair[1].state);
            change(changes, user + "certainty", certainty(pair[0]), certainty(pair[1]));
            change(changes, user + "verdict", pair[0].outcome, pair[1].outcome);
            if (sameMove && pair[0].move != null && pair[1].move != null) {
                change(changes, user + "move_verdict", pair[0].move, pair[1].move);
            }
            for (String id : PRECONDITIONS) {
                change(changes, user + "blocker " + id, pair[0].blockers.getOrDefault(id, "none"),
                        pair[1].blockers.getOrDefault(id, "none"));
            }
            change(changes, user + "next_step", pair[0].nextStep, pair[1].nextStep);
            change(changes, user + "home_pool", pair[0].pool, pair[1].pool);
            change(changes, user + "policy", pair[0].policy, pair[1].policy);
            if (pair[0].policy != null && pair[1].policy != null) {
                change(changes, user + "ucs_allowed", allows(pair[0].policy), allows(pair[1].policy));
            }
        }
        return sorted(changes);
    }

    private static void change(List<String> to, String what, @Nullable String before, @Nullable String after) {
        if (before != null && after != null && !before.equals(after)) {
            to.add(what + " from " + before + " to " + after);
        }
    }

    private static void alarms(Map<String, Object> all, Document earlier, Document later, List<Line[]> pairs, List<Line> gone,
            List<Line> added, List<Line> unclear) {
        alarm(all, AlarmCode.NOTHING_COMPARED, pairs.isEmpty(), List.of());
        alarm(all, AlarmCode.SAME_RUN, isDated(earlier, later) && earlier.day == later.day, List.of());
        alarm(all, AlarmCode.RUNS_EXCHANGED, isDated(earlier, later) && later.day < earlier.day, List.of());
        List<Line> unproven = new ArrayList<>();
        boolean lacking = false;
        if (!later.isWhole() && (!gone.isEmpty() || !later.isToItsEnd())) {
            lacking = true;
            unproven.addAll(gone);
        }
        if (!earlier.isWhole() && (!added.isEmpty() || !earlier.isToItsEnd())) {
            lacking = true;
            unproven.addAll(added);
        }
        alarm(all, AlarmCode.RUN_NOT_WHOLE, lacking, unproven);
        alarmOf(all, AlarmCode.NOT_TOLD_APART, unclear);
        List<Line> online = new ArrayList<>();
        List<Line> wave = new ArrayList<>();
        List<Line> flagged = new ArrayList<>();
        List<Line> inExchange = new ArrayList<>();
        List<Line> migrating = new ArrayList<>();
        List<Line> old = new ArrayList<>();
        boolean same = isDated(earlier, later) && earlier.day == later.day;
        for (Line[] pair : pairs) {
            boolean maybeThere = isThere(pair[0]) || isThere(pair[1]);
            boolean becameOnline = !pair[0].online && !isProvenInLync(pair[0]);
            if (pair[1].online && !isProvenInLync(pair[1]) && (maybeThere || becameOnline)) {
                online.add(pair[1]);
            }
            String way = pair[0].state + " " + pair[1].state;
            if ((earlier.move != null || later.move != null) && Set.of("NOT_MIGRATED MIGRATING", "NOT_MIGRATED MIGRATED",
                    "MIGRATING MIGRATED").contains(way)) {
                wave.add(pair[1]);
            }
            if (later.isWhole() && pair[1].flag && isInLync(pair[0]) && !isInLync(pair[1])) {
                flagged.add(pair[1]);
            }
            boolean readOnce = pair[0].read != null && pair[0].read.equals(pair[1].read);
            if (way.equals("MIGRATING MIGRATING") && !readOnce && !same) {
                migrating.add(pair[1]);
            }
            boolean poolReadOnce = pair[0].pool != null && pair[1].pool != null && pair[0].poolRead != null
                    && pair[0].poolRead.equals(pair[1].poolRead);
            if ((readOnce || poolReadOnce) && !same) {
                old.add(pair[1]);
            }
        }
        added.stream().filter(line -> line.online && isThere(line)).forEach(online::add);
        if (later.isToItsEnd()) {
            gone.stream().filter(line -> line.flag).forEach(flagged::add);
            gone.stream().filter(line -> !line.flag && isThere(line)).forEach(inExchange::add);
        }
        alarmOf(all, AlarmCode.HOSTED_ONLINE_WITHOUT_ROLLBACK, online);
        alarmOf(all, AlarmCode.MIGRATED_DURING_WAVE, wave);
        alarmOf(all, AlarmCode.GONE_WHILE_FLAG_STAYS, flagged);
        alarmOf(all, AlarmCode.GONE_WHILE_IN_EXCHANGE, inExchange);
        alarmOf(all, AlarmCode.MIGRATING_IN_BOTH, migrating);
        alarmOf(all, AlarmCode.NOT_READ_ANEW, old);
        boolean newlyLacking = later.ended && later.lacking.stream().anyMatch(source -> !earlier.lacking.contains(source));
        alarm(all, AlarmCode.SOURCE_NO_LONGER_COMPLETE, earlier.isToItsEnd() && newlyLacking, List.of());
        alarm(all, AlarmCode.RULES_CHANGED, isDated(earlier, later) && !earlier.freshness.equals(later.freshness), List.of());
        alarm(all, AlarmCode.MOVE_CHANGED, earlier.move != null && later.move != null && !earlier.move.equals(later.move),
                List.of());
    }

    /** A run of nobody has no time and no rules. */
    private static boolean isDated(Document earlier, Document later) {
        return !earlier.lines.isEmpty() && !later.lines.isEmpty();
    }

    private static boolean isThere(Line line) {
        return line.state.equals("MIGRATED") || line.state.equals("MIGRATING");
    }

    private static boolean isProvenInLync(Line line) {
        return line.state.equals("NOT_MIGRATED") && line.definite;
    }

    /** Where an account is not hosted online, a test's line knows nothing of its scope. */
    private static boolean isInLync(Line line) {
        return line.pool != null || line.online;
    }

    private static void alarmOf(Map<String, Object> all, AlarmCode code, List<Line> users) {
        alarm(all, code, !users.isEmpty(), users);
    }

    private static void alarm(Map<String, Object> all, AlarmCode code, boolean is, List<Line> users) {
        if (is) {
            all.put(code.name(), addresses(users));
        }
    }

    private static List<String> addresses(List<Line> lines) {
        return sorted(lines.stream().map(Line::address).toList());
    }

    // The runs, and what they look like as a document.

    private static Document document(Random random, int day) {
        List<Integer> people = new ArrayList<>();
        List<Integer> addresses = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(i);
            addresses.add(i);
        }
        Collections.shuffle(people, random);
        if (random.nextInt(3) == 0) {
            Collections.shuffle(addresses, random);
        }
        boolean clash = random.nextInt(10) == 0;
        int size = random.nextInt(15) == 0 ? random.nextInt(2) : 2 + random.nextInt(PEOPLE);
        List<Line> lines = new ArrayList<>();
        String move = random.nextInt(3) > 0 ? null : random.nextInt(4) == 0 ? "ROLLBACK" : "USER_TO_TEAMS";
        for (int i = 0; i < size; i++) {
            // The last of many stands there a second time.
            int person = people.get(i % PEOPLE);
            lines.add(line(random, person, clash ? random.nextInt(PEOPLE) : addresses.get(person), day, move != null));
        }
        Set<String> lacking = new TreeSet<>();
        if (random.nextInt(6) == 0) {
            lacking.add(random.nextBoolean() ? "lync" : "ex: change");
        }
        return new Document(day, lines, move, random.nextInt(10) > 0, random.nextInt(12) == 0, random.nextInt(15) == 0 ? 1
                : 0, lacking,
                random.nextInt(10) == 0 ? "PT48H" : "PT168H");
    }

    private static Line line(Random random, int person, int address, int day, boolean moved) {
        Map<String, String> blockers = new TreeMap<>();
        PRECONDITIONS.forEach(id -> {
            if (random.nextInt(3) == 0) {
                blockers.put(id, random.nextBoolean() ? "SOME_REASON" : "OTHER_REASON");
            }
        });
        return new Line(random.nextInt(4) == 0 ? null : person, (random.nextBoolean() ? "user" : "User") + address
                + "@litwareinc.com",
                STATES.get(random.nextInt(4)), random.nextBoolean(), random.nextBoolean() ? "MET" : "UNKNOWN", blockers,
                random.nextBoolean() ? "WAIT" : "NOTHING", random.nextInt(3) == 0 ? null : "pool" + random.nextInt(2),
                random.nextInt(3) == 0 ? null : random.nextBoolean() ? "Global" : "NoUcs",
                random.nextInt(6) == 0 ? null : random.nextInt(8) == 0 ? 2 : day, random.nextInt(8) == 0 ? 2 : day,
                random.nextInt(3) == 0, random.nextInt(4) == 0, moved ? random.nextBoolean() ? "GO" : "NO_GO" : null);
    }

    private static String certainty(Line line) {
        return line.definite ? "DEFINITE" : "PROVISIONAL";
    }

    private static String allows(String policy) {
        return Boolean.toString(policy.equals("Global"));
    }

    private static String time(int day) {
        return "2014-03-%02dT08:00:00Z".formatted(day);
    }

    private static List<Map<String, Object>> maps(Document document) {
        List<Map<String, Object>> maps = new ArrayList<>();
        Map<String, Object> run = map("kind", "run", "version", DocumentVersion.CURRENT, "library", "0.1.0", "sources",
                List.of("lync", "ex: change", "ex"));
        if (!document.lines.isEmpty()) {
            run.put("asOf", time(document.day));
            run.put("rules", map("required", List.of("a", "b"), "heeded", List.of(), "freshness", document.freshness));
        }
        if (document.move != null) {
            run.put("move", map("kind", document.move, "policyReadAt", time(document.day)));
        }
        maps.add(run);
        document.lines.forEach(line -> maps.add(map(line)));
        maps.add(map("kind", "unmatched", "source", "lync", "name", "somebody"));
        if (document.ended) {
            maps.add(map("kind", "end", "users", Integer.toString(document.lines.size() + document.miscounted), "complete",
                    document.isWhole(), "cancelled", document.cancelled, "counts", List.of(), "problems",
                            document.lacking.stream()
                    .map(source -> source + ": access denied").toList(), "gaps", List.of()));
        }
        return maps;
    }

    private static Map<String, Object> map(Line line) {
        Map<String, Object> identity = map("sip", line.address, "smtpAddresses", List.of());
        if (line.guid != null) {
            identity.put("directoryGuid", new UUID(7, line.guid).toString());
        }
        List<Map<String, Object>> findings = new ArrayList<>();
        PRECONDITIONS.forEach(id -> findings.add(map("precondition", id, "outcome", line.blockers.containsKey(id) ? "NOT_MET"
                : "MET",
                "reason", line.blockers.getOrDefault(id, "FINE"))));
        findings.add(map("precondition", "not-judged", "outcome", "UNKNOWN", "reason", line.flag ? "ONE" : "ANOTHER"));
        List<Map<String, Object>> evidence = new ArrayList<>();
        Map<String, Object> deciding = map("state", line.state, "authority", "SERVER_STATE");
        if (line.read != null) {
            deciding.put("observedAt", time(line.read));
        }
        evidence.add(deciding);
        evidence.add(map("state", line.flag ? "MIGRATED" : "UNKNOWN", "authority", "EXCHANGE_FLAG", "observedAt", time(1)));
        Map<String, Object> unknown = map("state", "unknown", "reasons", List.of("access denied"));
        Map<String, Object> facts = map("policy", line.policy == null ? unknown : known(map("identity", line.policy, "ucsAllowed",
                line.policy.equals("Global")), null), "homePool", line.pool == null ? unknown
                : known(map("fqdn", line.pool), line.poolRead), "accountScope", line.online ? known(map("inScope", false,
                        "exclusions",
                List.of("HOSTED_ONLINE")), null) : map("state", "unstated"));
        Map<String, Object> map = map("kind", "user", "user", line.address, "identity", identity, "facts", facts, "assessment",
                map("outcome", line.outcome, "findings", findings, "unjudged", List.of("not-judged")), "conclusion",
                map("state", line.state, "certainty", certainty(line), "decidedBy", "SERVER_STATE", "evidence", evidence),
                "nextStep", map("action", line.nextStep));
        if (line.move != null) {
            map.put("move", map("verdict", line.move));
        }
        return map;
    }

    private static Map<String, Object> known(Map<String, Object> value, @Nullable Integer day) {
        Map<String, Object> fact = map("state", "known", "value", value, "sources", List.of("Get-CsUser"));
        if (day != null) {
            fact.put("observedAt", time(day));
        }
        return fact;
    }

    private static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
