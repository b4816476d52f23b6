package org.ucsmigration.move;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.advice.Action;
import org.ucsmigration.report.UserReport;

/**
 * Many users and one move: who may go, who first needs which step, who must be asked. Takes a survey's reports as they come, and
 * keeps of each user the address only. One thread at a time.
 *
 * <p>Whoever comes first among those with the fewest steps is the pilot of each step that acts: do it with the pilot alone, look
 * again, then go on. Every report counts: give each user once.
 *
 * <pre>{@code
 * Wave wave = Wave.of(Move.mailboxToExchangeOnline());
 * Survey.over(lync, exchange).run(users, wave);
 * System.out.println(wave.needing(Action.ROLL_BACK) + "\n" + wave.checklist());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Wave implements Consumer<UserReport> {

    /** Users who have the same verdict for the same reasons, and the same steps before them. */
    record Group(MoveCheck.Verdict verdict, List<Action> steps, Set<MoveReason> reasons) {
    }

    /** In the order of the verdicts, within it the fewest steps first. */
    private static final Comparator<Group> ORDER = Comparator.comparing(Group::verdict)
            .thenComparing(group -> group.steps().size()).thenComparing(group -> group.steps().toString())
            .thenComparing(group -> group.reasons().toString());

    private static final Comparator<Group> SHORTEST = Comparator.<Group>comparingInt(group -> group.steps().size())
            .thenComparing(ORDER);

    private final Move move;
    private final Map<Group, List<SipAddress>> groups = new HashMap<>();
    @Nullable
    private Instant asOf;

    private Wave(Move move) {
        this.move = move;
    }

    /** A wave of that move in which nobody is yet. */
    public static Wave of(Move move) {
        return new Wave(Objects.requireNonNull(move, "move: what is to be done, for example Move.mailboxToExchangeOnline()"));
    }

    /** Checks one more user. */
    @Override
    public void accept(UserReport report) {
        Seen seen = new Seen(Objects.requireNonNull(report, "report: on one more user"), move);
        List<MoveFinding> findings = Findings.of(seen, false);
        Set<MoveReason> reasons = EnumSet.noneOf(MoveReason.class);
        findings.stream().filter(MoveFinding::isObstacle).forEach(finding -> reasons.add(finding.reason()));
        Group group = new Group(MoveCheck.Verdict.of(findings), Plan.of(seen, findings), reasons);
        groups.computeIfAbsent(group, any -> new ArrayList<>())
                .add(report.identity().sip());
        asOf = asOf == null || report.asOf().isBefore(asOf) ? report.asOf() : asOf;
    }

    /** What is to be done with them. */
    public Move move() {
        return move;
    }

    /** How many users there are. */
    public long users() {
        return count(group -> true);
    }

    /** Those of that verdict: with {@link MoveCheck.Verdict#GO} who may go. */
    public List<SipAddress> users(MoveCheck.Verdict verdict) {
        Objects.requireNonNull(verdict, "verdict: for example MoveCheck.Verdict.GO");
        return list(group -> group.verdict() == verdict);
    }

    /** Those who need that step, now or after others: the pilot first. */
    public List<SipAddress> needing(Action step) {
        Objects.requireNonNull(step, "step: for example Action.ROLL_BACK");
        return list(group -> group.steps().contains(step));
    }

    /** How many there are of each verdict that occurs. */
    public Map<MoveCheck.Verdict, Long> byVerdict() {
        Map<MoveCheck.Verdict, Long> counts = new EnumMap<>(MoveCheck.Verdict.class);
        groups.forEach((group, users) -> counts.merge(group.verdict(), (long) users.size(), Long::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** How many there are of each reason that stands against the move; who has several is counted for each. */
    public Map<MoveReason, Long> byReason() {
        Map<MoveReason, Long> counts = new EnumMap<>(MoveReason.class);
        groups.forEach((group, users) -> group.reasons().forEach(reason -> counts.merge(reason, (long) users.size(), Long::sum)));
        return Collections.unmodifiableMap(counts);
    }

    /** How many there are of each first step, in the order of the steps: {@link Action#MOVE} of those who may go. */
    public Map<Action, Long> byFirstStep() {
        Map<Action, Long> counts = new LinkedHashMap<>();
        for (Action step : Plan.ORDER) {
            long users = count(group -> !group.steps().isEmpty() && group.steps().get(0) == step);
            if (users > 0) {
                counts.put(step, users);
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    /**
     * The work list for people to review, grouped by step, the commands of each user beside them. Every line is a comment of
     * PowerShell, so that nothing acts whoever runs it.
     */
    public String checklist() {
        return new Checklist(this).text();
    }

    /**
     * The wave as plain data, in order: {@code move} ({@link Move#toMap()}), {@code asOf} (ISO-8601, that of the oldest report,
     * absent where there is none), {@code users} (text), {@code verdicts} (a list of maps of {@code verdict, users}, text),
     * {@code reasons} (of {@code reason, users}), {@code firstSteps} (of {@code action, users}), {@code groups} (of
     * {@code verdict} (text), {@code reasons}, {@code steps} and {@code users} (lists of text, the users by SIP address)).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("move", move.toMap());
        if (asOf != null) {
            map.put("asOf", asOf.toString());
        }
        map.put("users", Long.toString(users()));
        map.put("verdicts", counted("verdict", byVerdict()));
        map.put("reasons", counted("reason", byReason()));
        map.put("firstSteps", counted("action", byFirstStep()));
        map.put("groups", groups.entrySet().stream().sorted(Map.Entry.comparingByKey(ORDER)).map(entry -> {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put("verdict", entry.getKey().verdict().name());
            group.put("reasons", entry.getKey().reasons().stream().map(MoveReason::name).toList());
            group.put("steps", entry.getKey().steps().stream().map(Action::name).toList());
            group.put("users", entry.getValue().stream().map(SipAddress::address).toList());
            return group;
        }).toList());
        return map;
    }

    private static <E extends Enum<E>> List<Map<String, Object>> counted(String key, Map<E, Long> counts) {
        return counts.entrySet().stream().map(entry -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(key, entry.getKey().name());
            row.put("users", entry.getValue().toString());
            return row;
        }).toList();
    }

    private long count(Predicate<Group> fits) {
        return groups.entrySet().stream().filter(entry -> fits.test(entry.getKey()))
                .mapToLong(entry -> entry.getValue().size()).sum();
    }

    private List<SipAddress> list(Predicate<Group> fits) {
        return groups.entrySet().stream().filter(entry -> fits.test(entry.getKey()))
                .sorted(Map.Entry.comparingByKey(SHORTEST)).flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** How many there are of each verdict, in words; the wording may change. */
    @Override
    public String toString() {
        return move + ": " + users() + (users() == 1 ? " user" : " users") + byVerdict().entrySet().stream()
                .map(entry -> ", " + entry.getKey() + " " + entry.getValue()).collect(Collectors.joining());
    }
}
