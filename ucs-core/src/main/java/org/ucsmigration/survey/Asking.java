package org.ucsmigration.survey;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/** Asks each probe about a batch of users, within the limit, and makes of every failure the reason of the user it befell. */
final class Asking {

    /** On so many users in a row may a probe hang, each asked alone, before the run asks it no more: one limit each adds up. */
    private static final int PATIENCE = 3;

    private final ExecutorService executor;
    private final Duration limit;
    private final Map<Integer, Integer> hungInARow = new HashMap<>();

    Asking(ExecutorService executor, Duration limit) {
        this.executor = executor;
        this.limit = limit;
    }

    /** One observation for each user of the batch, in its order. */
    List<Observations> about(List<UserIdentity> batch, List<Probe> probes) {
        Map<SipAddress, Observations> known = new LinkedHashMap<>();
        for (UserIdentity user : batch) {
            known.merge(user.sip(), Observations.of(user), Observations::merge);
        }
        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            String name = name(probe, i);
            List<UserIdentity> users = known.values().stream().map(Observations::identity).toList();
            Answers answers = askPatiently(probe, i, name, users);
            for (UserIdentity user : answers.missing(users)) {
                // Which of several the probe failed on is not known: each is asked again, alone.
                Answers alone = users.size() == 1 ? answers : askPatiently(probe, i, name, List.of(user));
                answers.addAll(alone);
                answers.add(user, alone.failure());
            }
            answers.all().forEach(observations -> known.merge(observations.identity().sip(), observations, Observations::merge));
        }
        List<Observations> inOrder = new ArrayList<>();
        batch.forEach(user -> inOrder.add(known.get(user.sip())));
        return inOrder;
    }

    private Answers askPatiently(Probe probe, int index, String name, List<UserIdentity> users) {
        Answers answers = new Answers(name, users);
        if (hungInARow.getOrDefault(index, 0) >= PATIENCE) {
            return answers.close("was not asked any more: it gave no answer for " + PATIENCE + " users in a row");
        }
        boolean hung = ask(probe, name, users, answers);
        if (!hung || answers.count() > 0) {
            hungInARow.remove(index);
        } else if (users.size() == 1) {
            hungInARow.merge(index, 1, Integer::sum);
        }
        return answers;
    }

    /** Whether the probe exceeded the limit. */
    private boolean ask(Probe probe, String name, List<UserIdentity> users, Answers answers) {
        Future<?> task;
        try {
            task = executor.submit(() -> {
                if (users.size() == 1) {
                    answers.accept(users.get(0), probe.observe(users.get(0)));
                } else {
                    probe.observeAll(users, answers);
                }
            });
        } catch (RejectedExecutionException e) {
            answers.close("was not asked: the survey's executor takes no more work");
            return false;
        }
        while (true) {
            long before = answers.count();
            try {
                task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
                answers.close(null);
                return false;
            } catch (TimeoutException e) {
                if (answers.count() == before) {
                    answers.close("gave no answer within " + words(limit) + ", the limit of this survey");
                    task.cancel(true);
                    return true;
                }
            } catch (ExecutionException e) {
                answers.close("failed with " + Failures.words(Objects.requireNonNullElse(e.getCause(), e)));
                return false;
            } catch (InterruptedException e) {
                answers.close(null);
                task.cancel(true);
                Thread.currentThread().interrupt();
                throw new CancellationException("The survey was interrupted while it asked " + name + ".");
            }
        }
    }

    private static String words(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static String name(Probe probe, int index) {
        Class<?> type = probe.getClass();
        boolean nameless = type.isHidden() || type.isAnonymousClass() || type.isSynthetic() || Proxy.isProxyClass(type);
        return nameless ? "probe " + (index + 1) : type.getSimpleName();
    }
}
