package org.ucsmigration.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

/**
 * Waits until a report on a user says what is waited for, as that the contacts have migrated: asks, pauses, asks again.
 * Immutable; each {@code with…} gives another watch.
 *
 * <p>Many probes read once and then answer from memory, so that a watch takes a new probe for each question. Pauses double
 * from the first to the longest. Interrupting the waiting thread cancels.
 *
 * <pre>{@code
 * UserReport last = Watch.over(() -> probe).withTimeout(Duration.ofHours(1))
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
        Timer SYSTEM = new Timer() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                Objects.requireNonNull(length, "length");
                Thread.sleep(length.toMillis());
            }
        };

        /** What time it is. */
        Instant now();

        /**
         * Lets that much time pass.
         *
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        void pause(Duration length) throws InterruptedException;
    }

    private final Supplier<? extends Probe> probes;
    private final Rules rules;
    private final Duration timeout;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Consumer<UserReport> listener;
    private final Timer timer;

    private Watch(Supplier<? extends Probe> probes, Rules rules, Duration timeout, Duration firstPause, Duration longestPause,
            Consumer<UserReport> listener, Timer timer) {
        this.probes = probes;
        this.rules = rules;
        this.timeout = timeout;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.listener = listener;
        this.timer = timer;
    }

    /**
     * A watch that waits for an hour at the most, with pauses from 15 seconds to 5 minutes, by {@link Rules#documented()}.
     *
     * @param probes gives a probe for each question, one that has not yet read
     */
    public static Watch over(Supplier<? extends Probe> probes) {
        return new Watch(Objects.requireNonNull(probes, "probes"), Rules.documented(), Duration.ofHours(1),
                Duration.ofSeconds(15), Duration.ofMinutes(5), report -> { }, Timer.SYSTEM);
    }

    /** The same watch by these rules. */
    public Watch withRules(Rules newRules) {
        Objects.requireNonNull(newRules, "rules: pass Rules.documented(), or your own");
        return new Watch(probes, newRules, timeout, firstPause, longestPause, listener, timer);
    }

    /**
     * The same watch that gives up after that time.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public Watch withTimeout(Duration newTimeout) {
        return new Watch(probes, rules, positive("timeout", newTimeout), firstPause, longestPause, listener, timer);
    }

    /**
     * The same watch with other pauses.
     *
     * @throws IllegalArgumentException if one is not positive, or the longest is shorter than the first
     */
    public Watch withPauses(Duration first, Duration longest) {
        if (positive("longest pause", longest).compareTo(positive("first pause", first)) < 0) {
            throw new IllegalArgumentException("The longest pause, " + longest + ", is shorter than the first, " + first + ".");
        }
        return new Watch(probes, rules, timeout, first, longest, listener, timer);
    }

    /** The same watch that tells the listener each report that it comes to. */
    public Watch withListener(Consumer<UserReport> newListener) {
        return new Watch(probes, rules, timeout, firstPause, longestPause, Objects.requireNonNull(newListener, "listener"),
                timer);
    }

    /** The same watch by another time. */
    public Watch withTimer(Timer newTimer) {
        return new Watch(probes, rules, timeout, firstPause, longestPause, listener, Objects.requireNonNull(newTimer, "timer"));
    }

    /**
     * Waits until a report says what is waited for, or the time is over.
     *
     * @param goal what is waited for: {@code report -> report.conclusion().isMigrated()}
     * @return the last report: ask it whether it came to that
     * @throws CancellationException if the thread is interrupted; it stays interrupted
     */
    public UserReport until(UserIdentity user, Predicate<? super UserReport> goal) {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(goal, "goal: what to wait for, for example report -> report.conclusion().isMigrated()");
        Instant deadline = timer.now().plus(timeout);
        Duration pause = firstPause;
        while (true) {
            Duration left = Duration.between(timer.now(), deadline);
            // A last question is asked even where the time is over, within the shortest limit that a survey takes.
            Duration limit = left.isNegative() || left.isZero() ? firstPause : left;
            UserReport report = ask(user, limit);
            listener.accept(report);
            left = Duration.between(timer.now(), deadline);
            if (goal.test(report) || left.isNegative() || left.isZero()) {
                return report;
            }
            try {
                timer.pause(left.compareTo(pause) < 0 ? left : pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw cancelled(user, report.conclusion().sentence());
            }
            pause = longestPause.compareTo(pause.multipliedBy(2)) < 0 ? longestPause : pause.multipliedBy(2);
        }
    }

    private UserReport ask(UserIdentity user, Duration limit) {
        SurveyResult result = Survey.over(probes.get()).withRules(rules).withLimitPerUser(limit).by(timer::now)
                .run(List.of(user));
        return result.reports().stream().findFirst().orElseThrow(() -> cancelled(user, "nothing"));
    }

    private static CancellationException cancelled(UserIdentity user, String lastSeen) {
        return new CancellationException("The watch on " + user + " was interrupted; last seen: " + lastSeen);
    }

    private static Duration positive(String what, Duration value) {
        Objects.requireNonNull(value, () -> "The " + what + " is null: give a time, for example Duration.ofMinutes(10).");
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("The " + what
                    + " is a positive time, for example Duration.ofMinutes(10), but got " + value + ".");
        }
        return value;
    }
}
