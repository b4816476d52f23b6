package org.ucsmigration.survey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.survey.SurveyEvent.Kind;

/** Asks each probe about a batch of users, within the limit, and makes of every failure the reason of the user it befell. */
final class Asking {

    /** On so many users in a row may a probe hang, each asked alone, before the run asks it no more: one limit each adds up. */
    private static final int PATIENCE = 3;

    /** The survey's own thread was interrupted. */
    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Interrupted(String whileWhat) {
            super("interrupted while it asked " + whileWhat);
        }
    }

    private final ExecutorService executor;
    private final Duration limit;
    private final Consumer<SurveyEvent> listener;
    private final Map<String, Integer> hungInARow = new HashMap<>();

    Asking(ExecutorService executor, Duration limit, Consumer<SurveyEvent> listener) {
        this.executor = executor;
        this.limit = limit;
        this.listener = listener;
    }

    /** One observation for each user of the batch, in its order. */
    List<Observations> about(List<UserIdentity> batch, List<Asked> probes) {
        Map<SipAddress, Observations> known = new LinkedHashMap<>();
        for (UserIdentity user : batch) {
            known.merge(user.sip(), Observations.of(user), Observations::merge);
        }
        for (Asked probe : probes) {
            List<UserIdentity> users = known.values().stream().map(Observations::identity).toList();
            Answers answers = askPatiently(probe, users);
            List<UserIdentity> missing = answers.missing(users);
            if (!missing.isEmpty() && users.size() > 1) {
                SurveyEvent first = answers.event(missing.get(0));
                if (first.kind() != Kind.NOT_ASKED) {
                    listener.accept(new SurveyEvent(first.probe(), first.user(), Kind.BROKE_OFF, first.reason(), first.cause()));
                }
            }
            for (UserIdentity user : missing) {
                // Which of several the probe failed on is not known: each is asked again, alone.
                Answers alone = users.size() == 1 ? answers : askPatiently(probe, List.of(user));
                if (!alone.missing(List.of(user)).isEmpty()) {
                    SurveyEvent event = alone.event(user);
                    answers.add(user, event.reason());
                    listener.accept(event);
                }
                answers.addAll(alone);
            }
            answers.all().forEach(observations -> known.merge(observations.identity().sip(), observations, Observations::merge));
        }
        List<Observations> inOrder = new ArrayList<>();
        batch.forEach(user -> inOrder.add(known.get(user.sip())));
        return inOrder;
    }

    private Answers askPatiently(Asked probe, List<UserIdentity> users) {
        Answers answers = new Answers(probe.name(), users);
        if (hungInARow.getOrDefault(probe.name(), 0) >= PATIENCE) {
            String how = "was not asked any more: it gave no answer for " + PATIENCE + " users in a row";
            return answers.close(Kind.NOT_ASKED, how, new RejectedExecutionException(probe.name() + " " + how));
        }
        boolean hung = ask(probe, users, answers);
        if (!hung || answers.count() > 0) {
            hungInARow.remove(probe.name());
        } else if (users.size() == 1) {
            hungInARow.merge(probe.name(), 1, Integer::sum);
        }
        return answers;
    }

    /** Whether the probe exceeded the limit. */
    private boolean ask(Asked probe, List<UserIdentity> users, Answers answers) {
        Future<?> task;
        try {
            task = executor.submit(() -> {
                if (users.size() == 1) {
                    answers.accept(users.get(0), probe.probe().observe(users.get(0)));
                } else {
                    probe.probe().observeAll(users, answers);
                }
            });
        } catch (RejectedExecutionException e) {
            answers.close(Kind.NOT_ASKED, "was not asked: the survey's executor takes no more work", e);
            return false;
        }
        while (true) {
            long before = answers.count();
            try {
                task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
                answers.close();
                return false;
            } catch (TimeoutException e) {
                if (answers.count() == before) {
                    answers.close(Kind.TIMED_OUT, "gave no answer within " + Durations.words(limit)
                            + ", the limit of this survey", e);
                    task.cancel(true);
                    return true;
                }
            } catch (ExecutionException e) {
                Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
                answers.close(Kind.FAILED, "failed with " + Failures.words(cause), cause);
                return false;
            } catch (InterruptedException e) {
                answers.close();
                task.cancel(true);
                Thread.currentThread().interrupt();
                throw new Interrupted(probe.name());
            }
        }
    }

    /** What each probe says of its sources, under its name; one that cannot say it in time has that for a problem. */
    List<String> problems(List<Asked> probes) {
        List<String> all = new ArrayList<>();
        for (Asked probe : probes) {
            for (String problem : problems(probe)) {
                all.add(probe.name() + ": " + problem);
            }
        }
        return all;
    }

    private List<String> problems(Asked probe) {
        if (hungInARow.getOrDefault(probe.name(), 0) >= PATIENCE) {
            return List.of("it was given up, so that it was not asked what its sources lack");
        }
        Future<List<String>> task;
        try {
            task = executor.submit(() -> List.copyOf(probe.probe().problems()));
        } catch (RejectedExecutionException e) {
            return List.of("what its sources lack was not asked: the survey's executor takes no more work");
        }
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return List.of("it did not say within " + Durations.words(limit) + " what its sources lack");
        } catch (ExecutionException e) {
            return List.of("what its sources lack is not known: it failed with "
                    + Failures.words(Objects.requireNonNullElse(e.getCause(), e)));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new Interrupted(probe.name());
        }
    }
}
