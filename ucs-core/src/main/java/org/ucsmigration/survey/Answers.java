package org.ucsmigration.survey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Sentences;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.survey.SurveyEvent.Kind;

/**
 * What one probe answered to one question about some users: of several answers about one user the first. Thread-safe; once
 * closed, a late answer is refused, which ends a probe that goes on.
 */
final class Answers implements Consumer<Observations> {

    private final String probe;
    private final Map<SipAddress, UserIdentity> asked;
    private final Set<SipAddress> answered = new HashSet<>();
    private List<Observations> news = new ArrayList<>();
    @Nullable
    private Task task;
    private boolean closed;
    private Kind kind = Kind.NO_ANSWER;
    private String failure;
    @Nullable
    private Throwable cause;

    Answers(String probe, List<UserIdentity> asked) {
        this.probe = probe;
        this.asked = asked.stream().collect(Collectors.toMap(UserIdentity::sip, user -> user));
        this.failure = probe + " gave no answer for this user";
    }

    @Override
    public void accept(Observations observations) {
        Objects.requireNonNull(observations, "the probe gave null instead of observations");
        take(observations);
    }

    /** The answer to a question about one user alone. */
    void accept(UserIdentity user, @Nullable Observations observations) {
        if (observations == null) {
            throw new IllegalStateException("the probe returned null for " + user + " instead of Observations.of(user)");
        }
        if (!observations.identity().sip().equals(user.sip())) {
            throw new IllegalStateException("asked for " + user + ", the probe answered for " + observations.identity());
        }
        take(observations);
    }

    private synchronized void take(Observations observations) {
        SipAddress sip = observations.identity().sip();
        if (closed) {
            throw new CancellationException("The survey no longer waits for an answer of " + probe + ".");
        }
        // A stranger, or an answer that came before, is no sign that the probe gets on.
        if (asked.containsKey(sip) && answered.add(sip)) {
            news.add(observations);
            if (task != null) {
                task.goesOn();
            }
        }
    }

    /** Lets that task know of each answer. */
    synchronized void tell(Task newTask) {
        task = newTask;
    }

    /** The answers that have come since this was last asked. */
    synchronized List<Observations> news() {
        List<Observations> all = news;
        news = new ArrayList<>();
        return all;
    }

    /** Ends the question: whoever has no answer now gets none. */
    synchronized Answers close() {
        closed = true;
        return this;
    }

    /** Ends the question, and says why the rest did not come. */
    synchronized Answers close(Kind what, String how, Throwable thrown) {
        closed = true;
        kind = what;
        failure = probe + " " + how;
        cause = thrown;
        return this;
    }

    /** Why that user has no answer. */
    synchronized SurveyEvent event(UserIdentity user) {
        return new SurveyEvent(probe, user, kind, failure, cause == null ? new NoSuchElementException(failure) : cause);
    }

    synchronized long count() {
        return answered.size();
    }

    synchronized List<UserIdentity> missing(List<UserIdentity> users) {
        return users.stream().filter(user -> !answered.contains(user.sip())).toList();
    }

    /** Where the user has no answer, the reason stands at every fact that the probe may have known. */
    synchronized void add(UserIdentity user, String reason) {
        if (answered.add(user.sip())) {
            news.add(Observations.of(user, UserFacts.unknown(reason)).withNote(Sentences.ended(reason)));
        }
    }
}
