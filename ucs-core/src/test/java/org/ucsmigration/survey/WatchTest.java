package org.ucsmigration.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.report.UserReport;

class WatchTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");

    /** Time that passes only in pauses. */
    private static final class HandTimer implements Watch.Timer {
        private Instant now = Instant.parse("2014-02-03T09:00:00Z");
        private final List<Duration> pauses = new ArrayList<>();

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration length) {
            pauses.add(length);
            now = now.plus(length);
        }
    }

    private final HandTimer timer = new HandTimer();

    private static Probe saying(String ucsMode) {
        return user -> Observations.of(user, UserFacts.none(), Evidence.serverState(ucsMode, Source.of("server")));
    }

    @Test
    void asksOnceWhereTheContactsHaveMigratedAlready() {
        UserReport last = Watch.over(() -> saying("Migrated")).withTimer(timer)
                .until(KEN, report -> report.conclusion().isMigrated());

        assertThat(last.conclusion().isMigrated()).isTrue();
        assertThat(timer.pauses).isEmpty();
    }

    @Test
    void takesANewProbeForEachQuestionWithPausesThatGrow() {
        AtomicInteger asked = new AtomicInteger();
        List<String> seen = new ArrayList<>();

        UserReport last = Watch.over(() -> saying(asked.incrementAndGet() < 5 ? "Ready To Migrate" : "Migrated"))
                .withPauses(Duration.ofSeconds(10), Duration.ofSeconds(30)).withTimer(timer)
                .withListener(report -> seen.add(report.conclusion().state().name()))
                .until(KEN, report -> report.conclusion().isMigrated());

        assertThat(last.conclusion().isMigrated()).isTrue();
        assertThat(seen).containsExactly("NOT_MIGRATED", "NOT_MIGRATED", "NOT_MIGRATED", "NOT_MIGRATED", "MIGRATED");
        assertThat(timer.pauses)
                .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(30));
    }

    @Test
    void givesUpAtTheTimeoutWithTheLastConclusion() {
        UserReport last = Watch.over(() -> saying("Disabled")).withPauses(Duration.ofSeconds(40), Duration.ofSeconds(40))
                .withTimeout(Duration.ofMinutes(1)).withTimer(timer).until(KEN, report -> report.conclusion().isMigrated());

        assertThat(last.conclusion().isMigrated()).isFalse();
        assertThat(last.conclusion().sentence()).contains("Disabled");
        assertThat(timer.pauses).as("the last pause ends at the timeout")
                .containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(20));
    }

    @Test
    void aProbeThatFailsIsAskedAgain() {
        AtomicInteger asked = new AtomicInteger();
        Probe failsFirst = user -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("server away");
            }
            return saying("Migrated").observe(user);
        };

        assertThat(Watch.over(() -> failsFirst).withTimer(timer).until(KEN, report -> report.conclusion().isMigrated())
                .conclusion().isMigrated()).isTrue();
        assertThat(asked).hasValue(2);
    }

    @Test
    void anInterruptedWaitIsCancelled() {
        Watch.Timer interrupting = new Watch.Timer() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                throw new InterruptedException();
            }
        };

        assertThatThrownBy(() -> Watch.over(() -> saying("Disabled")).withTimer(interrupting)
                .until(KEN, report -> report.conclusion().isMigrated()))
                .isInstanceOf(CancellationException.class).hasMessageContaining("kenmyer@litwareinc.com")
                .hasMessageContaining("Disabled");
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    }

    @Test
    void refusesTimesThatAreNone() {
        Watch watch = Watch.over(() -> saying("Migrated"));
        assertThatIllegalArgumentException().isThrownBy(() -> watch.withTimeout(Duration.ZERO)).withMessageContaining("timeout");
        assertThatIllegalArgumentException().isThrownBy(() -> watch.withPauses(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .withMessageContaining("shorter");
    }

    @Test
    void waitsForManyAndSaysForWhomAndWhy() {
        UserIdentity ann = UserIdentity.of("ann@litwareinc.com");
        UserIdentity zoe = UserIdentity.of("zoe@litwareinc.com");
        List<String> asked = new ArrayList<>();
        AtomicInteger round = new AtomicInteger();
        List<Watch.Wait> waits = new ArrayList<>();

        List<UserReport> last = Watch.over(() -> {
            int now = round.incrementAndGet();
            return user -> {
                asked.add(now + " " + user.sip().address().charAt(0));
                boolean there = user.equals(ann) || (user.equals(KEN) && now > 1);
                return saying(there ? "Migrated" : "Migrating").observe(user);
            };
        }).withTimeout(Duration.ofMinutes(2)).withPauses(Duration.ofMinutes(1), Duration.ofMinutes(1)).withTimer(timer)
                .withWaitListener(waits::add).until(List.of(ann, KEN, zoe), report -> report.conclusion().isMigrated());

        assertThat(last).extracting(UserReport::identity).containsExactly(ann, KEN, zoe);
        assertThat(last).extracting(report -> report.conclusion().isMigrated()).containsExactly(true, true, false);
        assertThat(asked).as("whoever is there is not asked about again")
                .containsExactly("1 a", "1 k", "1 z", "2 k", "2 z", "3 z");
        assertThat(waits).hasSize(2);
        assertThat(waits.get(0).waiting()).extracting(UserReport::identity).containsExactly(KEN, zoe);
        assertThat(waits.get(0).users()).isEqualTo(3);
        assertThat(waits.get(0).deadline()).isEqualTo(Instant.parse("2014-02-03T09:02:00Z"));
        assertThat(waits.get(1).toString()).startsWith("Waiting for 1 of 3 users, asking again in 60 seconds.")
                .contains("zoe@litwareinc.com: ", last.get(2).conclusion().sentence());
        assertThat(Watch.over(() -> saying("Migrated")).until(List.of(), report -> false)).isEmpty();
    }

    @Test
    void waitsForARollbackAsForAnythingElse() {
        AtomicInteger round = new AtomicInteger();
        UserReport last = Watch.over(() -> user -> Observations.of(user, UserFacts.none(), Evidence.serverState(
                round.incrementAndGet() < 3 ? "Migrated" : "Disabled", Source.of("server", timer.now)))).withTimer(timer)
                .until(KEN, report -> report.conclusion().isDefinite() && report.conclusion().deciding()
                .flatMap(Evidence::ucsMode).filter("Disabled"::equals).isPresent());
        assertThat(round).hasValue(3);
        assertThat(last.conclusion().isMigrated()).isFalse();
    }

    @Test
    void aProbeThatHangsCostsTheTimeAndNoMore() {
        Watch.Timer real = Watch.Timer.SYSTEM;
        UserReport last = Watch.over(() -> user -> {
            try {
                Thread.sleep(600_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Observations.of(user);
        }).withTimer(real).withTimeout(Duration.ofMillis(300)).until(KEN, report -> report.conclusion().isMigrated());
        assertThat(last.observations().facts().policy().reasons()).singleElement().asString().contains("no answer within");
    }

    @Test
    void timesOfCenturiesAreNoTrouble() {
        Duration huge = Duration.ofSeconds(Long.MAX_VALUE);
        AtomicInteger round = new AtomicInteger();
        assertThat(Watch.over(() -> saying(round.incrementAndGet() < 2 ? "Disabled" : "Migrated")).withTimeout(huge)
                .withPauses(Duration.ofSeconds(1), huge).withTimer(timer)
                .until(KEN, report -> report.conclusion().isMigrated()).conclusion().isMigrated()).isTrue();
    }
}
