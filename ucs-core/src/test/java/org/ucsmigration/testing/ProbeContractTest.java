package org.ucsmigration.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

class ProbeContractTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");

    private static Observations trusted(UserIdentity user) {
        return Observations.of(user, UserFacts.builder().serverToServerTrust(true).build());
    }

    private static ProbeContract of(Probe probe, UserIdentity... known) {
        return new ProbeContract() {
            @Override
            protected Probe probe() {
                return probe;
            }

            @Override
            protected Collection<UserIdentity> knownUsers() {
                return List.of(known);
            }

            @Override
            protected Duration soon() {
                return Duration.ofMillis(200);
            }
        };
    }

    @Nested
    class TheProbeOfTheSampleUsersKeepsIt extends ProbeContract {
        @Override
        protected Probe probe() {
            return SampleUser.probe();
        }

        @Override
        protected Collection<UserIdentity> knownUsers() {
            return SampleUser.identities().stream().filter(user -> !user.equals(SampleUser.NOTHING_KNOWN.identity())).toList();
        }
    }

    @Nested
    class ALambdaKeepsIt extends ProbeContract {
        @Override
        protected Probe probe() {
            return ProbeContractTest::trusted;
        }

        @Override
        protected Collection<UserIdentity> knownUsers() {
            return List.of(KEN);
        }
    }

    @Nested
    class IsBroken {

        @Test
        void byAProbeThatKnowsNothingOfWhomItIsSaidToKnow() {
            assertThatThrownBy(() -> of(Observations::of, KEN).answersForTheUserThatItWasAskedFor())
                    .hasMessageContaining("says nothing of them");
        }

        @Test
        void byATestThatNamesNobody() {
            assertThatThrownBy(() -> of(Observations::of).answersForTheUserThatItWasAskedFor())
                    .hasMessageContaining("knownUsers()");
        }

        @Test
        void byAnAnswerAboutSomebodyElse() {
            assertThatThrownBy(() -> of(user -> trusted(KEN), KEN).answersForAStrangerInsteadOfThrowing())
                    .hasMessageContaining("about the user that was asked for");
        }

        @Test
        void byNull() {
            assertThatThrownBy(() -> of(user -> null, KEN).answersForAStrangerInsteadOfThrowing())
                    .hasMessageContaining("Observations.of(user)");
        }

        @Test
        void byComparingAddressesAsText() {
            Probe asText = user -> user.sip().address().equals(KEN.sip().address()) ? trusted(user) : Observations.of(user);
            assertThatThrownBy(() -> of(asText, KEN).findsAUserInWhateverCaseTheAddressIsWritten())
                    .hasMessageContaining("KENMYER@LITWAREINC.COM");
        }

        @Test
        void byAnsweringTwiceOrNotAtAllForMany() {
            assertThatThrownBy(() -> of(many((users, into) -> { }), KEN).answersForManyAsForOne())
                    .hasMessageContaining("each user once");
            assertThatThrownBy(() -> of(many((users, into) -> {
                users.forEach(user -> into.accept(trusted(user)));
                users.forEach(user -> into.accept(trusted(user)));
            }), KEN).answersForManyAsForOne()).hasMessageContaining("each user once");
        }

        @Test
        void bySayingSomethingElseForMany() {
            assertThatThrownBy(() -> of(many((users, into) -> users.forEach(user -> into.accept(Observations.of(user)))), KEN)
                    .answersForManyAsForOne())
                    .hasMessageContaining("must say the same");
        }

        @Test
        void byAnsweringForNobody() {
            assertThatThrownBy(() -> of(many((users, into) -> into.accept(trusted(KEN))), KEN).answersNothingForNobody())
                    .hasMessageContaining("asked for nobody");
        }

        @Test
        void byAnswersThatChangeFromThreadToThread() {
            AtomicInteger asked = new AtomicInteger();
            Probe restless = user ->
                    Observations.of(user, UserFacts.builder().serverToServerTrust(asked.incrementAndGet() % 2 == 0).build());
            assertThatThrownBy(() -> of(restless, KEN).answersSeveralThreadsAtOnce())
                    .hasStackTraceContaining("every thread must get the same answer");
        }

        @Test
        void byGoingOnWhenInterrupted() {
            Probe deaf = user -> {
                long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return trusted(user);
            };
            assertThatThrownBy(() -> of(deaf, KEN).endsSoonOnceInterrupted()).hasMessageContaining("Thread.interrupted()");
        }
    }

    private interface Many {
        void observe(Collection<UserIdentity> users, Consumer<Observations> into);
    }

    private static Probe many(Many how) {
        return new Probe() {
            @Override
            public Observations observe(UserIdentity user) {
                return trusted(user);
            }

            @Override
            public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
                how.observe(users, into);
            }
        };
    }
}
