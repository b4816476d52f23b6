package org.ucsmigration.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.Rules;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

@DisplayName("A survey")
@Timeout(120)
class SurveyTest {

    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final Probe OPENED = user -> Observations.of(user, UserFacts.builder().mailboxOpened(true).build());

    private static List<UserIdentity> users(int count) {
        return IntStream.range(0, count).mapToObj(i -> UserIdentity.of("user" + i + "@litwareinc.com")).toList();
    }

    @Test
    void reportsOnEachUserInTheirOrder() {
        List<UserReport> reports = Survey.over(OPENED).run(users(450)).reports();
        assertThat(reports).extracting(UserReport::identity).isEqualTo(users(450));
        assertThat(reports).allSatisfy(report ->
                assertThat(report.assessment().finding("mailbox-opened").orElseThrow().isMet()).isTrue());
    }

    @Test
    void keepsTheirOrderWhateverTheOrderOfTheAnswers() {
        Probe backwards = new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                return OPENED.observe(user);
            }

            @Override
            public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
                List<UserIdentity> reversed = new ArrayList<>(users);
                Collections.reverse(reversed);
                reversed.forEach(user -> into.accept(observe(user)));
            }
        };
        assertThat(Survey.over(backwards).run(users(450))).extracting(UserReport::identity).isEqualTo(users(450));
    }

    @Test
    void tellsTheNamesOfItsProbesAsItsReasonsHaveThem() {
        Survey survey = Survey.over(Probe.named("lync", OPENED), OPENED, Probe.named("lync", OPENED));
        assertThat(survey.probes()).containsExactly("lync", "probe 2", "lync 2");
    }

    @Test
    void ofNobodyIsEmpty() {
        assertThat(Survey.over(OPENED).run(List.of())).isEmpty();
        assertThat(Survey.over(OPENED).run(List.<UserIdentity>of(), report -> { }).users()).isZero();
    }

    @Test
    void asksForManyAtATime() {
        AtomicInteger questions = new AtomicInteger();
        Probe bulk = new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                throw new IllegalStateException("asked one by one");
            }

            @Override
            public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
                questions.incrementAndGet();
                users.forEach(user -> into.accept(Observations.of(user)));
            }
        };
        assertThat(Survey.over(bulk).run(users(1000))).hasSize(1000);
        assertThat(questions.get()).isBetween(1, 50);
    }

    @Test
    void tellsEachProbeWhatThoseBeforeItLearnedOfTheIdentity() {
        Probe lync = user -> Observations.of(user.withSid("S-1-5-21-1"));
        Probe registry = user -> Observations.of(user, UserFacts.builder().mailboxOpened(user.sid().isPresent()).build());
        assertThat(Survey.over(lync, registry).run(users(3)))
                .allSatisfy(report -> assertThat(report.observations().facts().mailboxOpened().toOptional()).contains(true))
                .allSatisfy(report -> assertThat(report.identity().sid()).isPresent());
    }

    @Test
    void reportsAUserWhoIsThereTwiceTwice() {
        UserIdentity ken = UserIdentity.of("kenmyer@litwareinc.com");
        assertThat(Survey.over(OPENED)
                .run(List.of(ken, UserIdentity.of("pilar@litwareinc.com"), UserIdentity.of("SIP:KENMYER@litwareinc.com"))))
                .extracting(report -> report.identity().sip().address())
                .containsExactly("kenmyer@litwareinc.com", "pilar@litwareinc.com", "kenmyer@litwareinc.com");
    }

    @Test
    void asksByTheRulesAndAsOfTheInstantThatItIsGiven() {
        UserReport report = Survey.over(OPENED).withRules(Rules.only(Precondition.MAILBOX_OPENED)).asOf(NOW).run(users(1))
                .reports().get(0);
        assertThat(report.assessment().outcome()).isEqualTo(Outcome.MET);
        assertThat(report.asOf()).isEqualTo(NOW);
    }

    @Test
    void leavesTheSurveyItIsMadeFromAlone() {
        Survey survey = Survey.over(OPENED);
        survey.withRules(Rules.only(Precondition.MAILBOX_OPENED));
        assertThat(survey.run(users(1)).reports().get(0).assessment().findings()).hasSize(7);
    }

    @Test
    void tellsItsProgressAfterEachReport() {
        List<Long> progress = new ArrayList<>();
        AtomicLong reported = new AtomicLong();
        long done = Survey.over(OPENED).withProgress(count -> {
            assertThat(count).isEqualTo(reported.get());
            progress.add(count);
        }).run(users(201), report -> reported.incrementAndGet()).users();
        assertThat(done).isEqualTo(201);
        assertThat(progress).hasSize(201).isSorted().startsWith(1L).endsWith(201L);
    }

    @Test
    void runsProbesByTheExecutorItIsGivenAndDoesNotShutItDown() throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> new Thread(task, "the caller's"));
        try {
            List<String> threads = new ArrayList<>();
            Survey.over(user -> {
                threads.add(Thread.currentThread().getName());
                return Observations.of(user);
            }).withExecutor(executor).run(users(3));
            assertThat(threads).containsOnly("the caller's").hasSize(3);
            assertThat(executor.isShutdown()).isFalse();
        } finally {
            executor.shutdown();
            assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void drawsUsersAsTheyAreNeeded() {
        AtomicInteger drawn = new AtomicInteger();
        Iterable<UserIdentity> endless = () -> generated(Integer.MAX_VALUE, drawn);
        assertThatThrownBy(() -> Survey.over(OPENED).run(endless, report -> {
            if (report.identity().sip().address().equals("user499@litwareinc.com")) {
                throw new IllegalStateException("enough");
            }
        })).hasMessage("enough");
        assertThat(drawn.get()).isBetween(500, 1500);
    }

    @Test
    @DisplayName("of 300,000 users, each with 10 kB of notes, holds few of them at a time")
    void constantMemory() {
        AtomicInteger drawn = new AtomicInteger();
        Probe wordy = user -> Observations.of(user).withNote("x".repeat(10_000) + user);
        AtomicLong words = new AtomicLong();
        long done = Survey.over(wordy).asOf(NOW).run(() -> generated(300_000, drawn),
                report -> words.addAndGet(report.observations().notes().get(0).length())).users();
        assertThat(done).isEqualTo(300_000);
        assertThat(words.get()).as("more than any heap that this test runs with").isGreaterThan(3_000_000_000L);
    }

    @Test
    void refusesWhatItCouldNotRunWithBeforeItAsksAnybody() {
        Survey survey = Survey.over(OPENED);
        assertThatIllegalArgumentException().isThrownBy(() -> Survey.over()).withMessageContaining("probe");
        assertThatIllegalArgumentException().isThrownBy(() -> survey.withLimitPerUser(Duration.ZERO))
                .withMessageContaining("PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> survey.withLimitPerUser(Duration.ofSeconds(-1)));
    }

    private static Iterator<UserIdentity> generated(int count, AtomicInteger drawn) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return drawn.get() < count;
            }

            @Override
            public UserIdentity next() {
                return UserIdentity.of("user" + drawn.getAndIncrement() + "@litwareinc.com");
            }
        };
    }
}
