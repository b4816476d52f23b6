package org.ucsmigration.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.internal.Instants;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

/**
 * Waits until reports on one user or many say what is waited for, as that the contacts have migrated, or are rolled back: asks,
 * pauses, asks again. Immutable; each {@code with…} gives another watch.
 *
 * <p>Many probes read once and then answer from memory, so that a watch takes a new probe for each question. Pauses double
 * from the first to the longest. Interrupting the waiting thread cancels.
 *
 * <pre>{@code
 * UserReport last = Watch.over(() -> probe).withTimeout(Duration.ofHours(1))
 *         .withWaitListener(wait -> System.out.println(wait))
 *         .until(user, report -> report.conclusion().isMigrated());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Watch {

    /**
     * The time that a watch goes by, so that a test need not wait for it.
     *
     * @since 0.1.0
     */
    public interface Timer {

        /** The time of this computer. */
        Timer SYSTEM = new SystemTimer();

        /** What time it is. */
        Instant now();

        /**
         * Lets that much time pass.
         *
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        void pause(Duration length) throws InterruptedException;
    }

    /**
     * Why a watch still waits, told before each pause.
     *
     * @param waiting  the last report on each user for whom it waits, in their order
     * @param users    for how many it waits in all, those included who are there already
     * @param pause    how long it pauses before it asks again
     * @param deadline when it gives up
     * @since 0.1.0
     */
    public record Wait(List<UserReport> waiting, int users, Duration pause, Instant deadline) {

        private static final int NAMED = 3;

        /** Keeps a copy of the list. */
        public Wait {
            waiting = List.copyOf(waiting);
            Objects.requireNonNull(pause, "pause: how long until the next question");
            Objects.requireNonNull(deadline, "deadline: when the watch gives up");
        }

        /** For whom it waits, what is seen of the first of them, and what is to do; the wording may change. */
        @Override
        public String toString() {
            String first = waiting.stream().limit(NAMED).map(report -> "\n  " + report.identity() + ": "
                    + report.conclusion().sentence() + " " + report.nextStep().sentence()).collect(Collectors.joining());
            return "Waiting for " + waiting.size() + " of " + users + (users == 1 ? " user" : " users") + ", asking again in "
                    + Durations.words(pause) + "." + first
                    + (waiting.size() > NAMED ? "\n  and " + (waiting.size() - NAMED) + " others" : "");
        }
    }

    private final Supplier<? extends Probe> probes;
    private final Rules rules;
    private final Duration timeout;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Consumer<UserReport> listener;
    private final Consumer<Wait> waits;
    private final Timer timer;

    private Watch(Supplier<? extends Probe> probes, Rules rules, Duration timeout, Duration firstPause, Duration longestPause,
            Consumer<UserReport> listener, Consumer<Wait> waits, Timer timer) {
        this.probes = probes;
        this.rules = rules;
        this.timeout = timeout;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.listener = listener;
        this.waits = waits;
        this.timer = timer;
    }

    /**
     * A watch that waits for an hour at the most, with pauses from 15 seconds to 5 minutes, by {@link Rules#documented()}.
     *
     * @param probes gives a probe for each question, one that has not yet read
     */
    public static Watch over(Supplier<? extends Probe> probes) {
        return new Watch(Objects.requireNonNull(probes, "probes"), Rules.documented(), Duration.ofHours(1),
                Duration.ofSeconds(15), Duration.ofMinutes(5), report -> { }, wait -> { }, Timer.SYSTEM);
    }

    /** The same watch by these rules. */
    public Watch withRules(Rules newRules) {
        Objects.requireNonNull(newRules, "rules: pass Rules.documented(), or your own");
        return new Watch(probes, newRules, timeout, firstPause, longestPause, listener, waits, timer);
    }

    /**
     * The same watch that gives up after that time.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public Watch withTimeout(Duration newTimeout) {
        Durations.positive("timeout", newTimeout, "Duration.ofHours(1)");
        return new Watch(probes, rules, newTimeout, firstPause, longestPause, listener, waits, timer);
    }

    /**
     * The same watch with other pauses.
     *
     * @throws IllegalArgumentException if one is not positive, or the longest is shorter than the first
     */
    public Watch withPauses(Duration first, Duration longest) {
        if (Durations.positive("longest pause", longest, "Duration.ofMinutes(5)")
                .compareTo(Durations.positive("first pause", first, "Duration.ofSeconds(15)")) < 0) {
            throw new IllegalArgumentException("The longest pause, " + longest + ", is shorter than the first, " + first + ".");
        }
        return new Watch(probes, rules, timeout, first, longest, listener, waits, timer);
    }

    /** The same watch that tells the listener each report that it comes to. */
    public Watch withListener(Consumer<UserReport> newListener) {
        return new Watch(probes, rules, timeout, firstPause, longestPause, Objects.requireNonNull(newListener, "listener"),
                waits, timer);
    }

    /** The same watch that tells the listener, before each pause, for whom it waits and why. */
    public Watch withWaitListener(Consumer<Wait> newListener) {
        return new Watch(probes, rules, timeout, firstPause, longestPause, listener,
                Objects.requireNonNull(newListener, "listener"), timer);
    }

    /** The same watch by another time. */
    public Watch withTimer(Timer newTimer) {
        return new Watch(probes, rules, timeout, firstPause, longestPause, listener, waits,
                Objects.requireNonNull(newTimer, "timer"));
    }

    /**
     * Waits until a report says what is waited for, or the time is over.
     *
     * @param goal what is waited for: {@code report -> report.conclusion().isMigrated()}
     * @return the last report: ask it whether it came to that
     * @throws CancellationException if the thread is interrupted; it stays interrupted
     */
    public UserReport until(UserIdentity user, Predicate<? super UserReport> goal) {
        return until(List.of(Objects.requireNonNull(user, "user")), goal).get(0);
    }

    /**
     * Waits until the reports on all these users say what is waited for, or the time is over. Whoever has come to it is not asked
     * about again; the others are, together.
     *
     * @param goal what is waited for, of each
     * @return the last report on each, in their order: ask each whether it came to that
     * @throws CancellationException if the thread is interrupted; it stays interrupted
     */
    public List<UserReport> until(Collection<UserIdentity> users, Predicate<? super UserReport> goal) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        Objects.requireNonNull(goal, "goal: what to wait for, for example report -> report.conclusion().isMigrated()");
        Map<SipAddress, UserIdentity> left = new LinkedHashMap<>();
        users.forEach(user -> left.putIfAbsent(user.sip(), user));
        Map<SipAddress, UserReport> last = new LinkedHashMap<>();
        Instant deadline = Instants.after(timer.now(), timeout);
        Duration pause = firstPause;
        while (!left.isEmpty()) {
            ask(List.copyOf(left.values()), Duration.between(timer.now(), deadline), last);
            left.keySet().removeIf(sip -> goal.test(report(sip, last)));
            Duration rest = Duration.between(timer.now(), deadline);
            if (left.isEmpty() || rest.isNegative() || rest.isZero()) {
                break;
            }
            Duration length = rest.compareTo(pause) < 0 ? rest : pause;
            waits.accept(new Wait(left.keySet().stream().map(sip -> report(sip, last)).toList(), last.size(), length, deadline));
            try {
                timer.pause(length);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled(left.values(), last);
            }
            pause = pause.compareTo(longestPause.dividedBy(2)) < 0 ? pause.multipliedBy(2) : longestPause;
        }
        return users.stream().map(user -> report(user.sip(), last)).toList();
    }

    private static UserReport report(SipAddress sip, Map<SipAddress, UserReport> last) {
        return Objects.requireNonNull(last.get(sip), sip::toString);
    }

    private void ask(List<UserIdentity> users, Duration rest, Map<SipAddress, UserReport> last) {
        // A last question is asked even where the time is over, within the shortest limit that a survey takes.
        Duration limit = rest.isNegative() || rest.isZero() ? firstPause : rest;
        Survey.over(probes.get()).withRules(rules).withLimitPerUser(limit).withTotalLimit(limit).by(timer::now)
                .run(users, report -> last.put(report.identity().sip(), report));
        if (Thread.currentThread().isInterrupted()) {
            throw cancelled(users, last);
        }
        for (UserIdentity user : users) {
            // Nothing was heard of whom the time did not suffice for.
            last.computeIfAbsent(user.sip(), sip -> UserReport.of(Observations.of(user,
                    UserFacts.unknown("no answer within " + Durations.words(limit) + ", when the watch's time was over")), rules,
                    timer.now()));
            listener.accept(report(user.sip(), last));
        }
    }

    private static CancellationException cancelled(Collection<UserIdentity> users, Map<SipAddress, UserReport> last) {
        UserIdentity first = users.iterator().next();
        UserReport seen = last.get(first.sip());
        String others = users.size() == 1 ? "" : " and " + (users.size() - 1) + " others";
        return new CancellationException("The watch on " + first + others + " was interrupted; last seen: "
                + (seen == null ? "nothing" : seen.conclusion().sentence()));
    }
}
