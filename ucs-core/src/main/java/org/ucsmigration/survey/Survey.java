package org.ucsmigration.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.annotation.Nullable;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

/**
 * Asks probes about many users and reports on each. Immutable; each {@code with…} gives another survey.
 *
 * <p>The probes are asked in their order, each with what those before it learned of the user's identity: put the probe that
 * knows GUIDs and SIDs (Lync) before those that join by them (Exchange, registry). Users are asked about some at a time, a few
 * at first and up to 200 then; each is reported on as soon as all probes have answered about this one and those before. The next
 * answers may come in while the caller's consumer still has a report.
 *
 * <pre>{@code
 * SurveyResult result = Survey.over(lync, exchange, registry).run(users, report -> System.out.println(report));
 * System.out.println(result);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Survey {

    /**
     * How many users are asked about together, for probes that ask a server for many at a time: few at first, so that the first
     * reports come soon.
     */
    private static final int[] BATCHES = {20, 100, 200};

    private final List<Asked> probes;
    private final Rules rules;
    private final Duration limit;
    @Nullable
    private final Duration total;
    @Nullable
    private final ExecutorService executor;
    private final LongConsumer progress;
    private final Consumer<SurveyEvent> listener;
    private final Supplier<Instant> asOf;

    private Survey(List<Asked> probes, Rules rules, Duration limit, @Nullable Duration total,
            @Nullable ExecutorService executor, LongConsumer progress, Consumer<SurveyEvent> listener, Supplier<Instant> asOf) {
        this.probes = probes;
        this.rules = rules;
        this.limit = limit;
        this.total = total;
        this.executor = executor;
        this.progress = progress;
        this.listener = listener;
        this.asOf = asOf;
    }

    /**
     * A survey that asks these probes by {@link Rules#documented()}, with ten minutes for an answer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Survey over(Probe... probes) {
        Objects.requireNonNull(probes, "probes: pass those to ask, in order");
        return over(Arrays.asList(probes));
    }

    /**
     * A survey that asks these probes by {@link Rules#documented()}, with ten minutes for an answer.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Survey over(Collection<? extends Probe> probes) {
        Objects.requireNonNull(probes, "probes: pass those to ask, in order");
        if (probes.isEmpty()) {
            throw new IllegalArgumentException("A survey needs a probe to ask: pass a RegistryProbe, a LyncProbe, or a lambda "
                    + "of your own.");
        }
        int number = 0;
        for (Probe probe : probes) {
            number++;
            if (probe == null) {
                throw new NullPointerException("The " + number + ". of the probes is null: leave out what is not to be asked.");
            }
        }
        return new Survey(Asked.all(List.copyOf(probes)), Rules.documented(), Duration.ofMinutes(10), null,
                null, done -> { }, event -> { }, Instant::now);
    }

    /** The names of the probes, in order, as the reasons, gaps and problems of its results have them. */
    public List<String> probes() {
        return probes.stream().map(Asked::name).toList();
    }

    /** The same survey by these rules. */
    public Survey withRules(Rules newRules) {
        Objects.requireNonNull(newRules, "rules: pass Rules.documented(), or your own");
        return new Survey(probes, newRules, limit, total, executor, progress, listener, asOf);
    }

    /**
     * The same survey with a limit on how long a probe may go without an answer for its next user, from when it starts to work:
     * waiting for a thread of the {@linkplain #withExecutor executor} does not count. It covers what a probe fetches before its
     * first user. A probe that exceeds it is interrupted, and the user gets the reason; one that exceeds it for three users in a
     * row is not asked any more in that run.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public Survey withLimitPerUser(Duration newLimit) {
        Durations.positive("limit per user", newLimit, "Duration.ofSeconds(30)");
        return new Survey(probes, rules, newLimit, total, executor, progress, listener, asOf);
    }

    /**
     * The same survey with a limit on the whole run, none otherwise. When it is over, the probe under way is interrupted, and the
     * result is {@linkplain SurveyResult#isCancelled() cancelled}, with that for a problem: the reports up to then were given.
     *
     * @throws IllegalArgumentException if the limit is not positive
     */
    public Survey withTotalLimit(Duration newLimit) {
        Durations.positive("total limit", newLimit, "Duration.ofHours(2)");
        return new Survey(probes, rules, limit, newLimit, executor, progress, listener, asOf);
    }

    /**
     * The same survey with probes run by this executor, which the caller shuts down; otherwise by threads of the run's own. A
     * probe whose turn does not come within a second goes to a thread of the run's own as well: the survey may itself be what
     * occupies the executor.
     */
    public Survey withExecutor(ExecutorService newExecutor) {
        Objects.requireNonNull(newExecutor, "executor: leave it out for threads of the run's own");
        return new Survey(probes, rules, limit, total, newExecutor, progress, listener, asOf);
    }

    /** The same survey that says, after each report, how many users are done. */
    public Survey withProgress(LongConsumer newProgress) {
        return new Survey(probes, rules, limit, total, executor, Objects.requireNonNull(newProgress, "progress"), listener, asOf);
    }

    /** The same survey that tells the listener, on the calling thread, what goes wrong between a probe and a user. */
    public Survey withListener(Consumer<SurveyEvent> newListener) {
        return new Survey(probes, rules, limit, total, executor, progress, Objects.requireNonNull(newListener, "listener"), asOf);
    }

    /** The same survey with reports as of that instant instead of the moment in which each is made. */
    public Survey asOf(Instant instant) {
        Objects.requireNonNull(instant, "instant");
        return by(() -> instant);
    }

    /** The same survey with reports as of what this clock shows when each is made. */
    Survey by(Supplier<Instant> clock) {
        return new Survey(probes, rules, limit, total, executor, progress, listener, clock);
    }

    /**
     * Runs the survey and keeps all reports in its result, in the order of the users. For many users pass a consumer.
     *
     * @throws RuntimeException whatever the listener throws, which ends the survey
     */
    public SurveyResult run(Iterable<UserIdentity> users) {
        List<UserReport> reports = new ArrayList<>();
        return run(users, reports::add, reports);
    }

    /**
     * Runs the survey: one report for each user, in their order, on the calling thread. Users are drawn as they are needed.
     *
     * <p>If the calling thread is interrupted, also by the consumer, no further report is given, probes under way are interrupted
     * too, the thread stays interrupted, and the result is {@linkplain SurveyResult#isCancelled() cancelled}.
     *
     * @return counts, and what is missing; not the reports, which the consumer took
     * @throws RuntimeException whatever the consumer or the listener throws, which ends the survey
     */
    public SurveyResult run(Iterable<UserIdentity> users, Consumer<? super UserReport> into) {
        Objects.requireNonNull(into, "into: what takes the reports");
        return run(users, into, null);
    }

    private SurveyResult run(Iterable<UserIdentity> users, Consumer<? super UserReport> into, @Nullable List<UserReport> kept) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        Tally tally = new Tally();
        try (Workers workers = new Workers(executor, limit, total)) {
            Asking asking = new Asking(workers, limit, event -> {
                tally.add(event);
                listener.accept(event);
            });
            try {
                askAll(asking, users.iterator(), report -> {
                    tally.add(report);
                    into.accept(report);
                    progress.accept(tally.users());
                });
                List<String> problems = asking.problems(probes);
                Map<String, Probe.Reach> reach = asking.reach(probes, problems);
                return new SurveyResult(tally, problems, reach, false, 0, kept);
            } catch (Workers.Ended e) {
                long left = users instanceof Collection<UserIdentity> all ? all.size() - tally.users() : -1;
                List<String> why = e.getMessage() == null ? List.of() : List.of(e.getMessage());
                return new SurveyResult(tally, why, Map.of(), true, left, kept);
            }
        }
    }

    private void askAll(Asking asking, Iterator<UserIdentity> left, Consumer<UserReport> into) {
        long drawn = 0;
        for (int number = 0; left.hasNext(); number++) {
            int size = BATCHES[Math.min(number, BATCHES.length - 1)];
            List<UserIdentity> batch = new ArrayList<>(size);
            while (left.hasNext() && batch.size() < size) {
                drawn++;
                UserIdentity user = left.next();
                if (user == null) {
                    throw new NullPointerException("A user is null, the " + drawn + ". of those to survey: a survey needs an "
                            + "identity for each, as UserIdentity.of(\"kenmyer@litwareinc.com\").");
                }
                batch.add(user);
            }
            asking.about(batch, probes, observations -> {
                Workers.refuseInterrupt();
                into.accept(UserReport.of(observations, rules, asOf.get()));
            });
        }
    }
}
