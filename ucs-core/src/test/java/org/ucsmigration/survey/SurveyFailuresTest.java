package org.ucsmigration.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

@DisplayName("One user's failure is that user's reason, never the end of a survey")
@Timeout(120)
class SurveyFailuresTest {

    private static final UserIdentity ANN = UserIdentity.of("ann@litwareinc.com");
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final UserIdentity ZOE = UserIdentity.of("zoe@litwareinc.com");
    private static final List<UserIdentity> ALL = List.of(ANN, KEN, ZOE);

    private static Observations opened(UserIdentity user) {
        return Observations.of(user, UserFacts.builder().mailboxOpened(true).build());
    }

    /** The middle user of three fails, in that way; the others must not feel it. */
    private static UserReport onlyKenFails(Survey survey) {
        List<UserReport> reports = survey.run(ALL).reports();
        assertThat(reports).extracting(UserReport::identity).isEqualTo(ALL);
        for (UserReport other : List.of(reports.get(0), reports.get(2))) {
            assertThat(other.observations()).isEqualTo(opened(other.identity()));
        }
        UserReport ken = reports.get(1);
        assertThat(ken.assessment().outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(ken.observations().notes()).hasSize(1);
        assertThat(ken.observations().notes().get(0)).startsWith(reason(ken)).endsWith(".").doesNotEndWith("..");
        return ken;
    }

    private static String reason(UserReport report) {
        return report.observations().facts().mailboxOpened().reasons().get(0);
    }

    private static List<String> policyReasons(UserReport report) {
        return report.observations().facts().policy().reasons();
    }

    @AfterEach
    void nothingIsLeftRunning() throws InterruptedException {
        for (Thread thread : surveyThreads()) {
            thread.join(10_000);
        }
        assertThat(surveyThreads()).isEmpty();
    }

    private static Set<Thread> surveyThreads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("ucs-survey"))
                .collect(Collectors.toSet());
    }

    @Nested
    @DisplayName("A probe that for one user")
    class Probes {

        @Test
        void throwsGivesTheReason() {
            UserReport ken = onlyKenFails(Survey.over(user -> {
                if (user.sip().equals(KEN.sip())) {
                    throw new IllegalStateException("Get-Mailbox: access denied");
                }
                return opened(user);
            }));
            assertThat(reason(ken)).isEqualTo("probe 1 failed with IllegalStateException: Get-Mailbox: access denied");
        }

        @Test
        void throwsAnErrorGivesTheReason() {
            UserReport ken = onlyKenFails(Survey.over(user -> {
                if (user.sip().equals(KEN.sip())) {
                    throw new AssertionError();
                }
                return opened(user);
            }));
            assertThat(reason(ken)).isEqualTo("probe 1 failed with AssertionError");
        }

        @Test
        void returnsNullGivesTheReason() {
            UserReport ken = onlyKenFails(Survey.over(user -> user.sip().equals(KEN.sip()) ? null : opened(user)));
            assertThat(reason(ken)).contains("returned null for kenmyer@litwareinc.com");
        }

        @Test
        void answersForAnotherGivesTheReasonAndTheOtherKeepsItsOwn() {
            UserReport ken = onlyKenFails(Survey.over(user -> user.sip().equals(KEN.sip()) ? opened(ANN) : opened(user)));
            assertThat(reason(ken)).contains("asked for kenmyer@litwareinc.com", "answered for ann@litwareinc.com");
        }

        @Test
        void answersForAStrangerGivesTheReason() {
            UserReport ken = onlyKenFails(Survey.over(user ->
                    opened(user.sip().equals(KEN.sip()) ? UserIdentity.of("x@y.z") : user)));
            assertThat(reason(ken)).contains("answered for x@y.z");
        }

        @Test
        void volunteersAStrangerInBulkBringsNobodyElseIn() {
            Probe talkative = bulk((users, into) -> {
                into.accept(opened(UserIdentity.of("stranger@litwareinc.com")));
                users.forEach(user -> into.accept(opened(user)));
            }, SurveyFailuresTest::opened);
            Set<String> asked = ConcurrentHashMap.newKeySet();
            Probe next = user -> {
                asked.add(user.sip().address());
                return opened(user);
            };
            assertThat(Survey.over(talkative, next).run(ALL)).extracting(UserReport::observations)
                    .containsExactly(opened(ANN), opened(KEN), opened(ZOE));
            assertThat(asked).containsExactlyInAnyOrder("ann@litwareinc.com", "kenmyer@litwareinc.com", "zoe@litwareinc.com");
        }

        @Test
        void hangsIsInterruptedAndGivesTheReason() {
            CountDownLatch interrupted = new CountDownLatch(1);
            UserReport ken = onlyKenFails(Survey.over(user -> {
                if (user.sip().equals(KEN.sip())) {
                    hangUntilInterrupted(interrupted);
                }
                return opened(user);
            }).withLimitPerUser(Duration.ofMillis(300)));
            assertThat(reason(ken)).isEqualTo("probe 1 gave no answer within 0.3 seconds, the limit of this survey");
            assertThat(interrupted.getCount()).isZero();
        }

        @Test
        void saysNothingAtAllGivesTheReason() {
            Probe silent = bulk((users, into) -> users.stream().filter(user -> !user.sip().equals(KEN.sip()))
                    .forEach(user -> into.accept(opened(user))),
                    user -> null);
            assertThat(reason(onlyKenFails(Survey.over(silent)))).contains("returned null");
        }

        @Test
        void failsInBulkIsAskedForThatUserAlone() {
            Probe fragile = bulk((users, into) -> {
                into.accept(opened(ANN));
                throw new IllegalStateException("the batch broke");
            }, SurveyFailuresTest::opened);
            assertThat(Survey.over(fragile).run(ALL)).extracting(UserReport::observations)
                    .containsExactly(opened(ANN), opened(KEN), opened(ZOE));
        }

        @Test
        void passesOnNullInBulkIsAskedForTheRestAlone() {
            Probe fragile = bulk((users, into) -> into.accept(null), SurveyFailuresTest::opened);
            assertThat(Survey.over(fragile).run(ALL)).extracting(UserReport::observations)
                    .containsExactly(opened(ANN), opened(KEN), opened(ZOE));
        }

        @Test
        void answersOnlyAfterItsTimeIsNotHeardAndToldSo() {
            AtomicReference<Consumer<Observations>> kept = new AtomicReference<>();
            Probe late = bulk((users, into) -> {
                kept.set(into);
                ALL.stream().filter(user -> !user.sip().equals(KEN.sip())).forEach(user -> into.accept(opened(user)));
            }, user -> {
                kept.get().accept(opened(KEN));
                return opened(KEN);
            });
            assertThat(reason(onlyKenFails(Survey.over(late)))).contains("no longer waits");
        }

        @Test
        void wasGivenUpDoesNotGoOnToTheNextUsers() {
            AtomicInteger hung = new AtomicInteger();
            UserReport ann = Survey.over(user -> {
                if (hung.getAndIncrement() == 0) {
                    hangUntilInterrupted(new CountDownLatch(1));
                }
                return opened(user);
            }).withLimitPerUser(Duration.ofMillis(300)).run(ALL).reports().get(0);
            assertThat(ann.observations()).as("asked again, alone").isEqualTo(opened(ANN));
            assertThat(hung.get()).as("once in vain, then each alone").isEqualTo(4);
        }
    }

    @Test
    void aProbeThatHangsOnEverybodyIsGivenUpAfterThreeInARow() {
        AtomicInteger asked = new AtomicInteger();
        List<UserIdentity> many = IntStream.range(0, 250).mapToObj(i -> UserIdentity.of("user" + i + "@litwareinc.com")).toList();
        List<UserReport> reports = Survey.over(user -> {
            asked.incrementAndGet();
            hangUntilInterrupted(new CountDownLatch(1));
            throw new IllegalStateException("interrupted");
        }, SurveyFailuresTest::opened).withLimitPerUser(Duration.ofMillis(100)).run(many).reports();

        assertThat(reports).hasSize(250)
                .allSatisfy(report -> assertThat(report.observations().facts().mailboxOpened().toOptional()).contains(true));
        assertThat(policyReasons(reports.get(2)))
                .containsExactly("probe 1 gave no answer within 0.1 seconds, the limit of this survey");
        assertThat(policyReasons(reports.get(249)))
                .containsExactly("probe 1 was not asked any more: it gave no answer for 3 users in a row");
        assertThat(asked).as("once for all, then three alone; the second batch not at all").hasValue(4);
    }

    @Test
    void aProbeThatFailsForEverybodyLeavesWhatTheOthersFound() {
        Probe broken = user -> {
            throw new IllegalStateException("no network");
        };
        Probe named = new NamedProbe();
        List<UserReport> reports = Survey.over(broken, SurveyFailuresTest::opened, named).run(ALL).reports();
        assertThat(reports).hasSize(3).allSatisfy(report -> {
            assertThat(report.observations().facts().mailboxOpened().toOptional()).contains(true);
            assertThat(report.observations().facts().policy().reasons()).containsExactly(
                    "probe 1 failed with IllegalStateException: no network",
                    "NamedProbe failed with UnsupportedOperationException");
        });
    }

    @Test
    void anExecutorThatTakesNoWorkIsAReasonToo() {
        ExecutorService closed = Executors.newSingleThreadExecutor();
        closed.shutdown();
        assertThat(Survey.over(SurveyFailuresTest::opened).withExecutor(closed).run(ALL))
                .allSatisfy(report -> assertThat(reason(report)).contains("was not asked", "takes no more work"));
    }

    @Test
    void aProbeThatIsSlowButKeepsAnsweringIsNotInterrupted() {
        AtomicBoolean interrupted = new AtomicBoolean();
        Probe slow = user -> {
            try {
                Thread.sleep(400);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
            return opened(user);
        };
        // All three take longer than the limit; each alone takes much less.
        assertThat(Survey.over(slow).withLimitPerUser(Duration.ofSeconds(1)).run(ALL))
                .allSatisfy(report -> assertThat(report.observations().notes()).isEmpty());
        assertThat(interrupted).isFalse();
    }

    @Nested
    @DisplayName("What ends it is only")
    class Ends {

        @Test
        void aConsumerThatThrowsWithItsOwnException() {
            RuntimeException mine = new IllegalStateException("disk full");
            assertThatThrownBy(() -> Survey.over(SurveyFailuresTest::opened).run(ALL, report -> {
                throw mine;
            })).isSameAs(mine);
        }

        @Test
        void aListenerThatThrowsWithItsOwnException() {
            RuntimeException mine = new IllegalStateException("closed");
            assertThatThrownBy(() -> Survey.over(SurveyFailuresTest::opened).withProgress(done -> {
                throw mine;
            }).run(ALL)).isSameAs(mine);
        }

        @Test
        void anInterruptOfTheCallerWhichInterruptsTheProbeToo() throws InterruptedException {
            CountDownLatch asked = new CountDownLatch(1);
            CountDownLatch interrupted = new CountDownLatch(1);
            AtomicReference<SurveyResult> cancelled = new AtomicReference<>();
            AtomicBoolean flag = new AtomicBoolean();
            Thread caller = new Thread(() -> {
                cancelled.set(Survey.over(user -> {
                    asked.countDown();
                    hangUntilInterrupted(interrupted);
                    return opened(user);
                }).run(ALL));
                flag.set(Thread.currentThread().isInterrupted());
            });
            caller.start();
            assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
            caller.interrupt();
            caller.join(60_000);
            assertThat(cancelled.get().isCancelled()).isTrue();
            assertThat(cancelled.get().isComplete()).isFalse();
            assertThat(cancelled.get().notReached()).hasValue(3);
            assertThat(cancelled.get()).isEmpty();
            assertThat(flag).as("the caller's interrupt stays visible").isTrue();
            assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
        }

        @Test
        void aNullAmongTheUsers() {
            assertThatThrownBy(() -> Survey.over(SurveyFailuresTest::opened).run(Arrays.asList(ANN, null)))
                    .isInstanceOf(NullPointerException.class).hasMessageContaining("A user is null");
        }
    }

    private static void hangUntilInterrupted(CountDownLatch interrupted) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.countDown();
        }
    }

    private static Probe bulk(BiConsumer<Collection<UserIdentity>, Consumer<Observations>> all, Probe one) {
        return new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                return one.observe(user);
            }

            @Override
            public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
                all.accept(users, into);
            }
        };
    }

    private static final class NamedProbe implements Probe {

        @Override
        public Observations observe(UserIdentity user) {
            throw new UnsupportedOperationException();
        }
    }
}
