package org.ucsmigration.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

@DisplayName("A survey of probes that dawdle, fail, break off and lie")
@Timeout(600)
class SurveyModelTest {

    private static final int RUNS = 10_000;
    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");

    /** How a probe treats a user, asked alone. */
    private enum Manner { ANSWERS, THROWS, GIVES_NULL, ANSWERS_FOR_ANOTHER, HAS_A_MESSAGE_THAT_THROWS }

    /** How a probe treats a question about many. */
    private enum Bulk { IN_ORDER, BACKWARDS, BREAKS_OFF, TWICE, WITH_STRANGERS, FORGETS, FROM_ANOTHER_THREAD, ONE_BY_ONE }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no words");
        }
    }

    private static final class Moody implements Probe {
        private final String name;
        private final Map<UserIdentity, Manner> manners = new HashMap<>();
        private final Bulk bulk;
        private final Random random;
        private final boolean dawdles;

        Moody(String name, List<UserIdentity> users, Random random) {
            this.name = name;
            this.random = random;
            this.bulk = Bulk.values()[random.nextInt(Bulk.values().length)];
            this.dawdles = random.nextInt(4) == 0;
            for (UserIdentity user : users) {
                manners.put(user, random.nextInt(4) > 0 ? Manner.ANSWERS
                        : Manner.values()[random.nextInt(Manner.values().length)]);
            }
        }

        @Override
        public String name() {
            return name;
        }

        private Observations answer(UserIdentity user) {
            return Observations.of(user, UserFacts.builder().mailboxOpened(true).build()).withNote(name + " saw " + user + ".");
        }

        private void dawdle() {
            if (dawdles && random.nextInt(8) == 0) {
                LockSupport.parkNanos(random.nextInt(50_000));
            }
        }

        @Override
        @SuppressWarnings("NullAway")
        public Observations observe(UserIdentity user) {
            dawdle();
            return switch (manners.getOrDefault(user, Manner.ANSWERS)) {
                case ANSWERS -> answer(user);
                case THROWS -> throw new IllegalStateException("no " + user);
                case GIVES_NULL -> null;
                case ANSWERS_FOR_ANOTHER -> answer(UserIdentity.of("another@litwareinc.com"));
                case HAS_A_MESSAGE_THAT_THROWS -> throw new Unspeakable();
            };
        }

        private boolean isGood(UserIdentity user) {
            return manners.get(user) == Manner.ANSWERS;
        }

        @Override
        public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
            List<UserIdentity> good = new ArrayList<>(users.stream().filter(this::isGood).toList());
            switch (bulk) {
                case IN_ORDER -> good.forEach(user -> tell(user, into));
                case BACKWARDS -> {
                    java.util.Collections.reverse(good);
                    good.forEach(user -> tell(user, into));
                }
                case BREAKS_OFF -> {
                    good.subList(0, good.size() / 2).forEach(user -> tell(user, into));
                    throw new Unspeakable();
                }
                case TWICE -> good.forEach(user -> {
                    tell(user, into);
                    into.accept(answer(user).withNote("And again."));
                });
                case WITH_STRANGERS -> good.forEach(user -> {
                    into.accept(answer(UserIdentity.of("stranger@litwareinc.com")));
                    tell(user, into);
                });
                case FORGETS -> good.stream().skip(1).forEach(user -> tell(user, into));
                case FROM_ANOTHER_THREAD -> {
                    Thread other = new Thread(() -> good.forEach(user -> tell(user, into)));
                    other.start();
                    try {
                        other.join();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
                case ONE_BY_ONE -> users.forEach(user -> into.accept(observe(user)));
            }
        }

        private void tell(UserIdentity user, Consumer<Observations> into) {
            dawdle();
            into.accept(answer(user));
        }

        /** What a plain loop over the probe makes of a user. */
        private Observations plainly(UserIdentity user) {
            if (isGood(user)) {
                return answer(user);
            }
            String reason = name + " failed with " + switch (manners.get(user)) {
                case THROWS -> "IllegalStateException: no " + user;
                case GIVES_NULL -> "IllegalStateException: the probe returned null for " + user
                        + " instead of Observations.of(user)";
                case ANSWERS_FOR_ANOTHER -> "IllegalStateException: asked for " + user
                        + ", the probe answered for another@litwareinc.com";
                default -> "Unspeakable, whose message cannot be told, since asking for it fails with IllegalStateException";
            };
            return Observations.of(user, UserFacts.unknown(reason)).withNote(reason + ".");
        }
    }

    @Test
    @DisplayName("reports in 10,000 runs what a plain loop reports, each user once and in order, and leaves no thread behind")
    void asAPlainLoop() throws Exception {
        ExecutorService shared = Executors.newFixedThreadPool(2);
        try {
            for (int run = 0; run < RUNS; run++) {
                Random random = new Random(run);
                List<UserIdentity> users = IntStream.range(0, random.nextInt(30)).mapToObj(i ->
                        UserIdentity.of("user" + i + "@litwareinc.com")).toList();
                List<Moody> probes = IntStream.rangeClosed(1, 1 + random.nextInt(3))
                        .mapToObj(i -> new Moody("probe " + i, users, random)).toList();
                List<UserReport> expected = new ArrayList<>();
                for (UserIdentity user : users) {
                    Observations all = Observations.of(user);
                    for (Moody probe : probes) {
                        all = all.merge(probe.plainly(user));
                    }
                    expected.add(UserReport.of(all, NOW));
                }

                Survey survey = Survey.over(probes).asOf(NOW);
                List<UserReport> reports = new ArrayList<>();
                SurveyResult result = (random.nextBoolean() ? survey.withExecutor(shared) : survey).run(users, reports::add);

                assertThat(reports).as("run %s: %s", run, probes.stream().map(probe -> probe.bulk).toList())
                        .extracting(UserReport::observations).isEqualTo(expected.stream().map(UserReport::observations).toList());
                assertThat(result.users()).isEqualTo(users.size());
                assertThat(result.isCancelled()).isFalse();
            }
        } finally {
            shared.shutdownNow();
            assertThat(shared.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        noThreadIsLeft();
    }

    @Test
    @DisplayName("loses and doubles nobody where probes hang, and asks each that does not for everybody")
    void hanging() throws Exception {
        for (int run = 0; run < 20; run++) {
            Random random = new Random(run);
            List<UserIdentity> users = IntStream.range(0, 1 + random.nextInt(30)).mapToObj(i ->
                    UserIdentity.of("user" + i + "@litwareinc.com")).toList();
            int hangsOn = random.nextInt(users.size());
            boolean isFirst = random.nextBoolean();
            Probe hanging = Probe.named("hanging", user -> {
                if (user.equals(users.get(hangsOn))) {
                    try {
                        Thread.sleep(600_000);
                    } catch (InterruptedException e) {
                        // What is said from here on is not heard.
                    }
                }
                return Observations.of(user).withNote("Looked.");
            });
            Probe sound = user -> Observations.of(user, UserFacts.builder().mailboxOpened(true).build());
            List<UserReport> reports = new ArrayList<>();
            SurveyResult result = Survey.over(isFirst ? hanging : sound, isFirst ? sound : hanging)
                    .withLimitPerUser(Duration.ofMillis(100)).asOf(NOW).run(users, reports::add);

            assertThat(reports).extracting(UserReport::identity).isEqualTo(users);
            assertThat(reports).allSatisfy(report ->
                    assertThat(report.observations().facts().mailboxOpened().toOptional()).contains(true));
            assertThat(reports.get(hangsOn).observations().notes())
                    .containsExactly("hanging gave no answer within 0.1 seconds, the limit of this survey.");
            assertThat(result.gaps()).singleElement().satisfies(gap -> assertThat(gap.some())
                    .containsExactly(users.get(hangsOn)));
        }
        noThreadIsLeft();
    }

    private static void noThreadIsLeft() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("ucs-survey")) {
                thread.join(60_000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }
}
