package org.ucsmigration.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

@DisplayName("A survey gives what is known when it is known")
@Timeout(120)
class SurveyLimitsTest {

    private static final Probe OPENED = user -> Observations.of(user, UserFacts.builder().mailboxOpened(true).build());

    private static List<UserIdentity> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> UserIdentity.of("user" + i + "@litwareinc.com")).toList();
    }

    /** Answers for as many users as it has leave for, and waits in between. */
    private record Slow(Semaphore leave) implements Probe {
        @Override
        public Observations observe(UserIdentity user) {
            try {
                leave.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return OPENED.observe(user);
        }
    }

    @Test
    @DisplayName("a report before the next user is even asked about")
    void theFirstIsHeardAtOnce() {
        Slow slow = new Slow(new Semaphore(1));
        List<UserReport> heard = new ArrayList<>();
        Survey.over(OPENED, slow).run(users(400), report -> {
            heard.add(report);
            slow.leave().release();
        });
        // With a batch of two, nobody would ever have given leave for the second.
        assertThat(heard).extracting(UserReport::identity).isEqualTo(users(400));
    }

    @Test
    @DisplayName("the first reports after few questions, where an early probe is the slow one")
    void theFirstBatchIsSmall() {
        List<UserIdentity> asked = new ArrayList<>();
        AtomicReference<Integer> before = new AtomicReference<>();
        Survey.over(user -> {
            asked.add(user);
            return Observations.of(user);
        }, OPENED).run(users(400), report -> before.compareAndSet(null, asked.size()));
        assertThat(before.get()).isLessThanOrEqualTo(20);
    }

    @Test
    @DisplayName("after an interruption the reports up to then, and how many are missing")
    void interrupted() throws Exception {
        Slow slow = new Slow(new Semaphore(7));
        List<UserReport> heard = new ArrayList<>();
        CountDownLatch seven = new CountDownLatch(7);
        AtomicReference<SurveyResult> result = new AtomicReference<>();
        Thread caller = new Thread(() -> result.set(Survey.over(slow).run(users(400), report -> {
            heard.add(report);
            seven.countDown();
        })));
        caller.start();
        assertThat(seven.await(1, TimeUnit.MINUTES)).isTrue();
        caller.interrupt();
        caller.join(60_000);
        assertThat(heard).extracting(UserReport::identity).isEqualTo(users(7));
        assertThat(result.get().isCancelled()).isTrue();
        assertThat(result.get().users()).isEqualTo(7);
        assertThat(result.get().notReached()).hasValue(393);
    }

    @Test
    @DisplayName("no report after the one whose consumer interrupts, though more are known")
    void interruptedByTheConsumer() {
        List<UserReport> heard = new ArrayList<>();
        SurveyResult result = Survey.over(OPENED).run(users(400), report -> {
            heard.add(report);
            if (heard.size() == 3) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(heard).extracting(UserReport::identity).isEqualTo(users(3));
        assertThat(result.isCancelled()).isTrue();
        assertThat(result.notReached()).hasValue(397);
    }

    @Test
    @DisplayName("after its total limit the same, and says that it was that")
    void totalLimit() {
        Slow slow = new Slow(new Semaphore(7));
        List<UserReport> heard = new ArrayList<>();
        SurveyResult result = Survey.over(slow).withTotalLimit(Duration.ofSeconds(1)).run(users(400), heard::add);
        assertThat(heard).extracting(UserReport::identity).isEqualTo(users(7));
        assertThat(result.isCancelled()).isTrue();
        assertThat(result.isComplete()).isFalse();
        assertThat(result.notReached()).hasValue(393);
        assertThat(result.problems()).containsExactly("the total limit of the survey, 1 second, was over before its end");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Survey.over(OPENED).withTotalLimit(Duration.ZERO))
                .withMessageContaining("total limit");
    }

    @Test
    @DisplayName("the limit does not count while other work has the executor")
    void waitingForTheExecutorIsNotWork() throws Exception {
        ExecutorService busy = Executors.newSingleThreadExecutor();
        try {
            CountDownLatch taken = new CountDownLatch(1);
            busy.execute(() -> {
                taken.countDown();
                try {
                    Thread.sleep(400);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(taken.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(Survey.over(OPENED).withExecutor(busy).withLimitPerUser(Duration.ofMillis(100)).run(users(3)))
                    .allSatisfy(report -> assertThat(report.observations().notes()).isEmpty());
        } finally {
            busy.shutdownNow();
        }
    }

    @Test
    @DisplayName("a survey works inside its own executor, of one thread even")
    void insideItsOwnExecutor() throws Exception {
        ExecutorService only = Executors.newSingleThreadExecutor();
        try {
            Future<SurveyResult> result = only.submit(() -> Survey.over(OPENED, OPENED).withExecutor(only).run(users(50)));
            assertThat(result.get(1, TimeUnit.MINUTES).reports()).hasSize(50)
                    .allSatisfy(report -> assertThat(report.observations().notes()).isEmpty());
        } finally {
            only.shutdownNow();
        }
    }

    @Test
    @DisplayName("limits of centuries are as good as none")
    void hugeLimits() {
        Duration huge = Duration.ofSeconds(Long.MAX_VALUE);
        SurveyResult result = Survey.over(OPENED).withLimitPerUser(huge).withTotalLimit(huge).run(users(3));
        assertThat(result.isComplete()).isTrue();
    }

    @Test
    @DisplayName("a probe that is null is named by its place, and so is a user")
    void nullsAreNamed() {
        assertThatThrownBy(() -> Survey.over(OPENED, null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("The 2. of the probes is null");
        assertThatThrownBy(() -> Survey.over(OPENED).run(Arrays.asList(users(1).get(0), null)))
                .isInstanceOf(NullPointerException.class).hasMessageContaining("A user is null, the 2.");
    }

    @Test
    @DisplayName("a probe's reach stands in the result under its name, and one that is not whole makes it incomplete")
    void reach() {
        Probe sweep = Probe.named("sweep", new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                return Observations.of(user);
            }

            @Override
            public java.util.Optional<Reach> reach() {
                return java.util.Optional.of(new Reach("computers", 400, 371));
            }
        });
        SurveyResult result = Survey.over(OPENED, sweep).run(users(2));
        assertThat(result.reach()).hasSize(1).containsEntry("sweep", new Probe.Reach("computers", 400, 371));
        assertThat(result.isComplete()).isFalse();
        assertThat(result.toString()).contains("sweep: 371 of 400 computers answered");
        assertThat(result.toMap().get("reach").toString())
                .isEqualTo("[{probe=sweep, places=computers, asked=400, answered=371}]");
        assertThatIllegalArgumentException().isThrownBy(() -> new Probe.Reach("computers", 1, 2));
    }
}
