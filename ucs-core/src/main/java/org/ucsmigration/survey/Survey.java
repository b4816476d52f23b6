package org.ucsmigration.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.annotation.Nullable;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

/**
 * Asks probes about many users and reports on each. Immutable; each {@code with…} gives another survey.
 *
 * <p>The probes are asked in their order, each with what those before it learned of the user's identity: put the probe that
 * knows GUIDs and SIDs (Lync) before those that join by them (Exchange, registry). Users are taken a batch at a time.
 *
 * <pre>{@code
 * Survey.asking(lync, exchange, registry).run(users, report -> System.out.println(report));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Survey {

    /** Large enough for probes that ask a server for many users at a time, small enough to show progress. */
    private static final int BATCH = 200;

    private final List<Probe> probes;
    private final List<Precondition> rules;
    private final Duration limit;
    @Nullable
    private final ExecutorService executor;
    private final LongConsumer progress;
    @Nullable
    private final Instant asOf;

    private Survey(List<Probe> probes, List<Precondition> rules, Duration limit, @Nullable ExecutorService executor,
            LongConsumer progress, @Nullable Instant asOf) {
        this.probes = probes;
        this.rules = rules;
        this.limit = limit;
        this.executor = executor;
        this.progress = progress;
        this.asOf = asOf;
    }

    /**
     * A survey that asks these probes by the documented four preconditions, with ten minutes for an answer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Survey asking(Probe... probes) {
        Objects.requireNonNull(probes, "probes: pass those to ask, in order");
        return asking(List.of(probes));
    }

    /**
     * A survey that asks these probes by the documented four preconditions, with ten minutes for an answer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Survey asking(Collection<? extends Probe> probes) {
        Objects.requireNonNull(probes, "probes: pass those to ask, in order");
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("A survey needs a probe to ask: pass a RegistryProbe, a LyncProbe, or a lambda of your own.");
        }
        return new Survey(List.copyOf(probes), Precondition.documented(), Duration.ofMinutes(10), null, done -> { }, null);
    }

    /**
     * The same survey by these preconditions.
     *
     * @throws IllegalArgumentException if there is none, or two have one id
     */
    public Survey withRules(Collection<? extends Precondition> newRules) {
        Objects.requireNonNull(newRules, "rules: pass Precondition.documented(), or your own");
        // Tried on nobody, so that bad rules are refused now and not after the first probe was asked.
        Assessment.of(UserFacts.none(), newRules);
        return new Survey(probes, List.copyOf(newRules), limit, executor, progress, asOf);
    }

    /**
     * The same survey with a limit on how long a probe may go without an answer for its next user. It covers what a probe
     * fetches before its first user. A probe that exceeds it is interrupted, and the user gets the reason; one that exceeds
     * it for three users in a row is not asked any more in that run.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public Survey withLimitPerUser(Duration newLimit) {
        Objects.requireNonNull(newLimit, "limit: how long to wait for an answer, for example Duration.ofSeconds(30)");
        if (newLimit.isNegative() || newLimit.isZero()) {
            throw new IllegalArgumentException("The limit per user is how long to wait for an answer, for example Duration.ofSeconds(30), but got "
                    + newLimit + ".");
        }
        return new Survey(probes, rules, newLimit, executor, progress, asOf);
    }

    /** The same survey with probes run by this executor, which the caller shuts down; otherwise by threads of the run's own. */
    public Survey withExecutor(ExecutorService newExecutor) {
        return new Survey(probes, rules, limit, Objects.requireNonNull(newExecutor, "executor"), progress, asOf);
    }

    /** The same survey that tells the listener, after each report, how many users are done. */
    public Survey withProgress(LongConsumer listener) {
        return new Survey(probes, rules, limit, executor, Objects.requireNonNull(listener, "listener"), asOf);
    }

    /** The same survey with reports as of that instant instead of the moment in which each is made. */
    public Survey asOf(Instant instant) {
        return new Survey(probes, rules, limit, executor, progress, Objects.requireNonNull(instant, "instant"));
    }

    /** Runs the survey and gives all reports in a list, in the order of the users. For many users use the other one. */
    public List<UserReport> run(Collection<UserIdentity> users) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        List<UserReport> reports = new ArrayList<>();
        run(users, reports::add);
        return reports;
    }

    /**
     * Runs the survey: one report for each user, in their order, on the calling thread. Users are drawn as they are needed.
     *
     * @return how many users were reported
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted; probes under way are
     *         interrupted too
     * @throws RuntimeException whatever the consumer or the listener throws, which ends the survey
     */
    public long run(Iterable<UserIdentity> users, Consumer<UserReport> into) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        Objects.requireNonNull(into, "into: what takes the reports");
        ExecutorService own = executor == null ? Executors.newCachedThreadPool(Survey::daemon) : null;
        try {
            Asking asking = new Asking(executor == null ? Objects.requireNonNull(own) : executor, limit);
            Iterator<UserIdentity> left = users.iterator();
            long done = 0;
            while (left.hasNext()) {
                List<UserIdentity> batch = new ArrayList<>();
                while (left.hasNext() && batch.size() < BATCH) {
                    batch.add(Objects.requireNonNull(left.next(), "A user is null: a survey needs an identity for each."));
                }
                for (Observations observations : asking.about(batch, probes)) {
                    into.accept(UserReport.of(observations, rules, asOf == null ? Instant.now() : asOf));
                    progress.accept(++done);
                }
            }
            return done;
        } finally {
            if (own != null) {
                own.shutdownNow();
            }
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "ucs-survey");
        thread.setDaemon(true);
        return thread;
    }
}
