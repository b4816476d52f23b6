package org.ucsmigration.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/**
 * What every {@link Probe} promises: a probe of your own is tested by one subclass.
 *
 * <pre>{@code
 * class BadgeProbeTest extends ProbeContract {
 *     protected Probe probe() { return new BadgeProbe(Path.of("badges.csv")); }
 *     protected List<UserIdentity> knownUsers() { return List.of(UserIdentity.of("kenmyer@litwareinc.com")); }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public abstract class ProbeContract {

    private static final UserIdentity STRANGER = UserIdentity.of("nobody.at.all@stranger.example");

    /** The probe under test, a new one or the same at each call. */
    protected abstract Probe probe();

    /** Users of whom the probe under test knows something; at least one. */
    protected abstract Collection<UserIdentity> knownUsers();

    /** How soon a probe must end once its thread is interrupted; ten seconds unless overridden. */
    protected Duration soon() {
        return Duration.ofSeconds(10);
    }

    /** It answers for the user that it was asked for, and knows something of the users it is said to know. */
    @Test
    void answersForTheUserThatItWasAskedFor() {
        assertThat(knownUsers()).as("knownUsers() must name a user of whom this probe knows something").isNotEmpty();
        for (UserIdentity user : knownUsers()) {
            Observations answer = answer(probe(), user);
            assertThat(said(answer)).as("%s is said to be known to this probe, and it says nothing of them", user)
                    .isNotEqualTo(said(Observations.of(user)));
        }
    }

    /** A user it has never heard of gets an answer too: no exception, no null. */
    @Test
    void answersForAStrangerInsteadOfThrowing() {
        answer(probe(), STRANGER);
    }

    /** SIP addresses are compared ignoring case. */
    @Test
    void findsAUserInWhateverCaseTheAddressIsWritten() {
        for (UserIdentity user : knownUsers()) {
            UserIdentity shouted = UserIdentity.of(user.sip().address().toUpperCase(Locale.ROOT)).merge(user);
            assertThat(said(answer(probe(), shouted))).as("the answer for %s must be that for %s", shouted, user)
                    .isEqualTo(said(answer(probe(), user)));
        }
    }

    /** Asked for many, it answers for each once, the same as when asked for one, and one call at a time. */
    @Test
    void answersForManyAsForOne() {
        List<UserIdentity> users = new ArrayList<>(knownUsers());
        users.add(STRANGER);
        List<Observations> answers = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger within = new AtomicInteger();
        probe().observeAll(users, observations -> {
            assertThat(within.incrementAndGet()).as("observeAll hands over one answer at a time").isEqualTo(1);
            assertThat(observations).as("observeAll hands over observations, never null").isNotNull();
            answers.add(observations);
            within.decrementAndGet();
        });

        assertThat(answers).extracting(answer -> answer.identity().sip()).as("observeAll answers for each user once")
                .containsExactlyInAnyOrderElementsOf(users.stream().map(UserIdentity::sip).toList());
        for (UserIdentity user : users) {
            Observations one = answers.stream().filter(answer -> answer.identity().sip().equals(user.sip())).findFirst()
                    .orElseThrow();
            assertThat(said(one)).as("observeAll and observe must say the same of %s", user)
                    .isEqualTo(said(answer(probe(), user)));
        }
    }

    /** Asked for nobody, it answers nothing. */
    @Test
    void answersNothingForNobody() {
        probe().observeAll(List.of(), observations -> {
            throw new AssertionError("observeAll was asked for nobody and answered for " + observations.identity());
        });
    }

    /** Several threads may ask at once. */
    @Test
    void answersSeveralThreadsAtOnce() throws Exception {
        Probe probe = probe();
        UserIdentity user = knownUsers().iterator().next();
        String expected = said(answer(probe, user));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> question = () -> said(answer(probe, user));
            for (Future<String> answer : threads.invokeAll(Collections.nCopies(20, question))) {
                assertThat(answer.get()).as("every thread must get the same answer for %s", user).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Once its thread is interrupted, it ends soon, with an answer or with an exception. */
    @Test
    void endsSoonOnceInterrupted() throws Exception {
        Probe probe = probe();
        UserIdentity user = knownUsers().iterator().next();
        Thread asking = new Thread(() -> probe.observe(user), "probe under test");
        asking.setDaemon(true);
        asking.setUncaughtExceptionHandler((thread, cancelled) -> { });
        asking.start();
        asking.interrupt();
        asking.join(soon().toMillis());
        assertThat(asking.isAlive())
                .as("the probe still ran %s s after its thread was interrupted: let blocking calls end, and check "
                + "Thread.interrupted() in loops",
                soon().toSeconds()).isFalse();
    }

    private static Observations answer(Probe probe, UserIdentity user) {
        Observations answer = probe.observe(user);
        assertThat(answer).as("the answer for %s: return Observations.of(user) where nothing is known", user).isNotNull();
        assertThat(answer.identity().sip()).as("the answer must be about the user that was asked for").isEqualTo(user.sip());
        return answer;
    }

    /** What an answer says, apart from the times at which it was seen. */
    private static String said(Observations answer) {
        return answer.facts() + " " + answer.evidence().stream().map(Evidence::sentence).sorted().toList();
    }
}
