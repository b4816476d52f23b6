package org.ucsmigration.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.probe.Probe;

/**
 * Waits until evidence says that a user's contacts have migrated: asks, pauses, asks again. Immutable; each {@code with…}
 * gives another watch.
 *
 * <p>Many probes read once and then answer from memory, so that a watch takes a new probe for each question. Pauses double
 * from the first to the longest. Interrupting the waiting thread cancels.
 *
 * <pre>{@code
 * MigrationConclusion last = Watch.with(() -> probe).withTimeout(Duration.ofHours(1)).untilMigrated(user);
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
    private final Duration timeout;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Consumer<MigrationConclusion> listener;
    private final Timer timer;

    private Watch(Supplier<? extends Probe> probes, Duration timeout, Duration firstPause, Duration longestPause,
            Consumer<MigrationConclusion> listener, Timer timer) {
        this.probes = probes;
        this.timeout = timeout;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.listener = listener;
        this.timer = timer;
    }

    /**
     * A watch that waits for an hour at the most, with pauses from 15 seconds to 5 minutes.
     *
     * @param probes gives a probe for each question, one that has not yet read
     */
    public static Watch with(Supplier<? extends Probe> probes) {
        return new Watch(Objects.requireNonNull(probes, "probes"), Duration.ofHours(1), Duration.ofSeconds(15), Duration.ofMinutes(5),
                conclusion -> { }, Timer.SYSTEM);
    }

    /**
     * The same watch that gives up after that time.
     *
     * @throws IllegalArgumentException if the time is not positive
     */
    public Watch withTimeout(Duration newTimeout) {
        return new Watch(probes, positive("timeout", newTimeout), firstPause, longestPause, listener, timer);
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
        return new Watch(probes, timeout, first, longest, listener, timer);
    }

    /** The same watch that tells the listener each conclusion that it comes to. */
    public Watch withListener(Consumer<MigrationConclusion> newListener) {
        return new Watch(probes, timeout, firstPause, longestPause, Objects.requireNonNull(newListener, "listener"), timer);
    }

    /** The same watch by another time. */
    public Watch withTimer(Timer newTimer) {
        return new Watch(probes, timeout, firstPause, longestPause, listener, Objects.requireNonNull(newTimer, "timer"));
    }

    /**
     * Waits until the contacts have migrated or the time is over.
     *
     * @return the last conclusion: ask {@link MigrationConclusion#isMigrated()} whether it came to that
     * @throws CancellationException if the thread is interrupted; it stays interrupted
     */
    public MigrationConclusion untilMigrated(UserIdentity user) {
        Objects.requireNonNull(user, "user");
        Instant deadline = timer.now().plus(timeout);
        Duration pause = firstPause;
        while (true) {
            Duration left = Duration.between(timer.now(), deadline);
            // A last question is asked even where the time is over, within the shortest limit that a survey takes.
            Duration limit = left.isNegative() || left.isZero() ? firstPause : left;
            MigrationConclusion conclusion = Survey.asking(probes.get()).withLimitPerUser(limit).run(List.of(user)).get(0).conclusion();
            listener.accept(conclusion);
            left = Duration.between(timer.now(), deadline);
            if (conclusion.isMigrated() || left.isNegative() || left.isZero()) {
                return conclusion;
            }
            try {
                timer.pause(left.compareTo(pause) < 0 ? left : pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("The watch on " + user + " was interrupted; last seen: " + conclusion.sentence());
            }
            pause = longestPause.compareTo(pause.multipliedBy(2)) < 0 ? longestPause : pause.multipliedBy(2);
        }
    }

    private static Duration positive(String what, Duration value) {
        Objects.requireNonNull(value, () -> "The " + what + " is null: give a time, for example Duration.ofMinutes(10).");
        if (value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("The " + what + " is a positive time, for example Duration.ofMinutes(10), but got " + value + ".");
        }
        return value;
    }
}
