package org.ucsmigration.survey;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.annotation.Nullable;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.probe.Probe.Reach;
import org.ucsmigration.report.UserReport;

/**
 * What came of a survey, and what is missing from it: counts, what the probes' sources lack, who has no answer of which
 * probe, and whether it ran to its end. Immutable. Without a consumer the reports are in it, and it iterates over them.
 *
 * <pre>{@code
 * SurveyResult result = Survey.over(probe).run(users);
 * System.out.println(result);
 * System.out.println(result.count(cell -> cell.verdict() == Outcome.MET && cell.state() != MigrationState.MIGRATED));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SurveyResult implements Iterable<UserReport> {

    /**
     * Users of one verdict, one state and one next step.
     *
     * @param verdict  may the contacts migrate: the outcome of the assessment
     * @param state    have they: the state of the conclusion
     * @param nextStep what to do next
     * @since 0.1.0
     */
    public record Cell(Outcome verdict, MigrationState state, Action nextStep) {
        /** Refuses null. */
        public Cell {
            Objects.requireNonNull(verdict, "verdict: the outcome of an assessment");
            Objects.requireNonNull(state, "state: that of a conclusion");
            Objects.requireNonNull(nextStep, "nextStep: its action");
        }
    }

    /**
     * Users who have no answer of a probe, for one reason.
     *
     * @param probe  the probe's name
     * @param kind   what went wrong
     * @param reason why, as it stands in the users' reports; of many different ones the later are put together
     * @param users  how many
     * @param some   who: the first hundred at most
     * @since 0.1.0
     */
    public record Gap(String probe, SurveyEvent.Kind kind, String reason, long users, List<UserIdentity> some) {
        /** Refuses null. */
        public Gap {
            Objects.requireNonNull(probe, "probe: its name");
            Objects.requireNonNull(kind, "kind: what went wrong");
            Objects.requireNonNull(reason, "reason: why there is no answer");
            some = List.copyOf(some);
        }

        @Override
        public String toString() {
            return users + (users == 1 ? " user" : " users") + " without an answer, since " + reason;
        }
    }

    private final Map<Cell, Long> counts;
    private final long users;
    private final List<String> problems;
    private final Map<String, Reach> reach;
    private final List<Gap> gaps;
    private final boolean cancelled;
    /** How many were not reported on; -1 where nobody knows. */
    private final long left;
    @Nullable
    private final List<UserReport> reports;

    SurveyResult(Tally tally, List<String> problems, Map<String, Reach> reach, boolean cancelled, long left,
            @Nullable List<UserReport> reports) {
        this.counts = tally.counts();
        this.users = tally.users();
        this.gaps = tally.gaps();
        this.problems = List.copyOf(problems);
        this.reach = Collections.unmodifiableMap(new LinkedHashMap<>(reach));
        this.cancelled = cancelled;
        this.left = left;
        this.reports = reports == null ? null : List.copyOf(reports);
    }

    /** How many users were reported on. */
    public long users() {
        return users;
    }

    /**
     * Whether nothing is missing: it ran to its end, about one user at least, each of whom has an answer of each probe, and
     * no source lacks anything, nor any place an answer. A survey of nobody is not complete: an empty list is more often a
     * wrong folder than an empty organisation.
     */
    public boolean isComplete() {
        return !cancelled && users > 0 && problems.isEmpty() && gaps.isEmpty()
                && reach.values().stream().allMatch(Reach::isWhole);
    }

    /** Whether it was interrupted, or its total limit was over, before its end; the reports up to then were given. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** How many users it did not come to: none unless it was cancelled, and empty where the number of users was not known. */
    public OptionalLong notReached() {
        return left < 0 ? OptionalLong.empty() : OptionalLong.of(left);
    }

    /** What the probes' sources lack, each behind the name of its probe; empty where they lack nothing. */
    public List<String> problems() {
        return problems;
    }

    /**
     * How many places each probe asked, as computers, and how many of them answered, by the name of the probe; without those
     * that go to no such places, and empty after a cancellation.
     */
    public Map<String, Reach> reach() {
        return reach;
    }

    /** Who has no answer of which probe, and why: not asked, timed out, failed. Each user's report says it too. */
    public List<Gap> gaps() {
        return gaps;
    }

    /** How many users there are of each verdict, state and next step, for those that occur, in the order of the enums. */
    public Map<Cell, Long> counts() {
        return counts;
    }

    /** How many users there are in the cells that fit. */
    public long count(Predicate<? super Cell> fits) {
        Objects.requireNonNull(fits, "fits: which cells to count, for example cell -> cell.state().isMigrated()");
        return counts.entrySet().stream().filter(entry -> fits.test(entry.getKey())).mapToLong(Map.Entry::getValue).sum();
    }

    /** How many users there are of each verdict that occurs. */
    public Map<Outcome, Long> byVerdict() {
        return by(Outcome.class, Cell::verdict);
    }

    /** How many users there are of each state that occurs. */
    public Map<MigrationState, Long> byState() {
        return by(MigrationState.class, Cell::state);
    }

    /** How many users there are of each next step that occurs. */
    public Map<Action, Long> byNextStep() {
        return by(Action.class, Cell::nextStep);
    }

    private <E extends Enum<E>> Map<E, Long> by(Class<E> type, Function<Cell, E> side) {
        Map<E, Long> sums = new EnumMap<>(type);
        counts.forEach((cell, count) -> sums.merge(side.apply(cell), count, Long::sum));
        return sums;
    }

    /**
     * The reports, in the order of the users.
     *
     * @throws IllegalStateException if a consumer took them
     */
    public List<UserReport> reports() {
        if (reports == null) {
            throw new IllegalStateException(
                    "The survey gave its reports to a consumer and kept none: run it without one, or collect them there.");
        }
        return reports;
    }

    /** Over {@link #reports()}. */
    @Override
    public Iterator<UserReport> iterator() {
        return reports().iterator();
    }

    /**
     * The result as plain data, in order: {@code users} (text), {@code complete, cancelled} (booleans), {@code notReached}
     * (text, absent where not known), {@code counts} (a list of maps of {@code verdict, state, nextStep, users}),
     * {@code problems} (a list of text), {@code gaps} (a list of maps of {@code probe, kind, reason, users}, all text),
     * {@code reach} (a list of maps of {@code probe, places, asked, answered}, all text; absent where no probe has any).
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("users", Long.toString(users));
        map.put("complete", isComplete());
        map.put("cancelled", cancelled);
        notReached().ifPresent(number -> map.put("notReached", Long.toString(number)));
        map.put("counts", counts.entrySet().stream().map(entry -> ordered("verdict", entry.getKey().verdict().name(),
                "state", entry.getKey().state().name(), "nextStep", entry.getKey().nextStep().name(), "users",
                entry.getValue().toString())).toList());
        map.put("problems", problems);
        map.put("gaps", gaps.stream().map(gap -> ordered("probe", gap.probe(), "kind", gap.kind().name(), "reason", gap.reason(),
                "users", Long.toString(gap.users()))).toList());
        if (!reach.isEmpty()) {
            map.put("reach", reach.entrySet().stream().map(entry -> ordered("probe", entry.getKey(), "places",
                    entry.getValue().places(), "asked", Long.toString(entry.getValue().asked()), "answered",
                    Long.toString(entry.getValue().answered()))).toList());
        }
        return map;
    }

    private static Map<String, Object> ordered(String... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** How it went, in words, and what is missing, a line each; the wording may change. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(users == 1 ? "1 user" : users + " users");
        text.append(isComplete() ? ", complete." : users == 0 && !cancelled
                ? ": nobody was surveyed, since the list of users is empty." : ", not complete.");
        if (cancelled) {
            text.append(" Cancelled").append(left < 0 ? "." : " with " + left + " still to come.");
        }
        reach.forEach((probe, places) -> text.append("\n  ").append(probe).append(": ").append(places));
        problems.forEach(problem -> text.append("\n  ").append(problem));
        gaps.forEach(gap -> text.append("\n  ").append(gap));
        return text.toString();
    }
}
