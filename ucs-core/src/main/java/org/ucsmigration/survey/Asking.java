package org.ucsmigration.survey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.probe.Probe.Reach;
import org.ucsmigration.survey.SurveyEvent.Kind;

/** Asks each probe about a batch of users, within the limit, and makes of every failure the reason of the user it befell. */
final class Asking {

    /** On so many users in a row may a probe hang, each asked alone, before the run asks it no more: one limit each adds up. */
    private static final int PATIENCE = 3;

    private final Workers workers;
    private final Duration limit;
    private final Consumer<SurveyEvent> listener;
    private final Map<String, Integer> hungInARow = new HashMap<>();

    Asking(Workers workers, Duration limit, Consumer<SurveyEvent> listener) {
        this.workers = workers;
        this.limit = limit;
        this.listener = listener;
    }

    /** Gives one observation for each user of the batch, in its order, as soon as it and those before it are known. */
    void about(List<UserIdentity> users, List<Asked> probes, Consumer<Observations> into) {
        Batch batch = new Batch(users, into);
        for (int i = 0; i < probes.size(); i++) {
            batch.askedBy(i == probes.size() - 1);
            ask(probes.get(i), batch);
        }
    }

    private void ask(Asked probe, Batch batch) {
        List<UserIdentity> users = batch.users();
        Answers answers = askPatiently(probe, users, batch);
        List<UserIdentity> missing = answers.missing(users);
        if (!missing.isEmpty() && users.size() > 1) {
            SurveyEvent first = answers.event(missing.get(0));
            if (first.kind() != Kind.NOT_ASKED) {
                listener.accept(new SurveyEvent(first.probe(), first.user(), Kind.BROKE_OFF, first.reason(), first.cause()));
            }
        }
        for (UserIdentity user : missing) {
            // Which of several the probe failed on is not known: each is asked again, alone.
            Answers alone = users.size() == 1 ? answers : askPatiently(probe, List.of(user), batch);
            if (!alone.missing(List.of(user)).isEmpty()) {
                SurveyEvent event = alone.event(user);
                alone.add(user, event.reason());
                listener.accept(event);
            }
            batch.take(alone.news());
        }
    }

    private Answers askPatiently(Asked probe, List<UserIdentity> users, Batch batch) {
        Answers answers = new Answers(probe.name(), users);
        if (isGivenUp(probe)) {
            String how = "was not asked any more: it gave no answer for " + PATIENCE + " users in a row";
            return answers.close(Kind.NOT_ASKED, how, new RejectedExecutionException(probe.name() + " " + how));
        }
        boolean hung = ask(probe, users, answers, batch);
        if (!hung || answers.count() > 0) {
            hungInARow.remove(probe.name());
        } else if (users.size() == 1) {
            hungInARow.merge(probe.name(), 1, Integer::sum);
        }
        return answers;
    }

    private boolean isGivenUp(Asked probe) {
        return hungInARow.getOrDefault(probe.name(), 0) >= PATIENCE;
    }

    /** Whether the probe exceeded the limit. */
    private boolean ask(Asked probe, List<UserIdentity> users, Answers answers, Batch batch) {
        Task task = workers.task(() -> {
            if (users.size() == 1) {
                answers.accept(users.get(0), probe.probe().observe(users.get(0)));
            } else {
                probe.probe().observeAll(users, answers);
            }
        });
        if (users.size() > 1) {
            // One alone is answered at the end of the task, which is news enough.
            answers.tell(task);
        }
        try {
            workers.run(task, () -> batch.take(answers.news()));
        } catch (RejectedExecutionException e) {
            answers.close(Kind.NOT_ASKED, "was not asked: the survey's executor takes no more work", e);
            return false;
        } finally {
            // Closed first: what an interrupt makes a probe say is no answer.
            answers.close();
            task.stop();
        }
        Throwable failure = task.failure();
        boolean hung = !task.isEnded();
        if (hung) {
            answers.close(Kind.TIMED_OUT, "gave no answer within " + Durations.words(limit) + ", the limit of this survey",
                    new TimeoutException(probe.name() + " gave no answer within " + Durations.words(limit)));
        } else if (failure != null) {
            answers.close(Kind.FAILED, "failed with " + Failures.words(failure), failure);
        }
        batch.take(answers.news());
        return hung;
    }

    /** What each probe says of its sources, under its name; one that cannot say it in time has that for a problem. */
    List<String> problems(List<Asked> probes) {
        List<String> all = new ArrayList<>();
        for (Asked probe : probes) {
            List<String> problems = told(probe, each -> List.copyOf(each.problems()), "what its sources lack", List::of);
            problems.forEach(problem -> all.add(probe.name() + ": " + problem));
        }
        return all;
    }

    /** How far the probes reached, by name; one that cannot say it adds that to the problems. */
    Map<String, Reach> reach(List<Asked> probes, List<String> problems) {
        Map<String, Reach> all = new LinkedHashMap<>();
        for (Asked probe : probes) {
            this.<Optional<Reach>>told(probe, Probe::reach, "how far it reached", why -> {
                problems.add(probe.name() + ": " + why);
                return Optional.empty();
            }).ifPresent(reach -> all.put(probe.name(), reach));
        }
        return all;
    }

    /** What a probe tells of itself, or what is made of the reason why it does not. */
    private <T> T told(Asked probe, Function<Probe, T> question, String what, Function<String, T> otherwise) {
        if (isGivenUp(probe)) {
            return otherwise.apply("it was given up, so that it was not asked " + what);
        }
        List<T> answer = new ArrayList<>(1);
        Task task = workers.task(() -> answer.add(Objects.requireNonNull(question.apply(probe.probe()), "null for an answer")));
        try {
            workers.run(task, () -> { });
        } catch (RejectedExecutionException e) {
            return otherwise.apply(what + " was not asked: the survey's executor takes no more work");
        } finally {
            task.stop();
        }
        Throwable failure = task.failure();
        return failure != null ? otherwise.apply(what + " is not known: it failed with " + Failures.words(failure))
                : task.isEnded() ? answer.get(0)
                : otherwise.apply("it did not say within " + Durations.words(limit) + " " + what);
    }
}
