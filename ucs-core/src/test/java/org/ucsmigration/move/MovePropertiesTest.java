package org.ucsmigration.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence;

/** What holds of a check whatever is known. */
@DisplayName("No check")
class MovePropertiesTest {

    private static final int ROUNDS = 20_000;
    private final Random random = new Random(20);

    @Test
    @DisplayName("says GO for one proof less")
    void oneProofLess() {
        List<UnaryOperator<MoveCase>> lesses = List.of(
                one -> with(one, "nobody asked", one.policy(), one.flag(), one.mailbox(), one.moving(), one.scope(),
                        one.failing(), one.trust()),
                one -> with(one, one.state().equals("ready, held") ? "ready" : one.state(), one.policy(), one.flag(),
                        one.mailbox(), one.moving(), one.scope(), one.failing(), one.trust()),
                one -> with(one, one.state(), one.policy().equals("allows") || one.policy().equals("contested") ? one.policy()
                        : "unknown", one.flag(), one.mailbox(), one.moving(), one.scope(), one.failing(), one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag().equals("false") ? "unread"
                        : one.flag().startsWith("true") ? "true"
                        : one.flag(), one.mailbox(), one.moving(), one.scope(), one.failing(), one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag(), one.mailbox().equals("2013") ? "unknown" : one.mailbox(),
                        one.moving(), one.scope(), one.failing(), one.trust()));
        neverMakesGo(lesses);
    }

    @Test
    @DisplayName("says GO for one obstacle more")
    void oneObstacleMore() {
        neverMakesGo(List.of(
                one -> with(one, one.state(), "allows", one.flag(), one.mailbox(), one.moving(), one.scope(), one.failing(),
                        one.trust()),
                one -> with(one, one.state(), "contested", one.flag(), one.mailbox(), one.moving(), one.scope(), one.failing(),
                        one.trust()),
                one -> with(one, one.state(), one.policy(), "true", one.mailbox(), one.moving(), one.scope(), one.failing(),
                        one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag(), "gone", one.moving(), one.scope(), one.failing(),
                        one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag(), one.mailbox(), "online", one.scope(), one.failing(),
                        one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag(), one.mailbox(), "own", one.scope(), one.failing(),
                        one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag(), one.mailbox(), one.moving(), "teams", one.failing(),
                        one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag(), one.mailbox(), one.moving(), one.scope(), true,
                        one.trust()),
                one -> with(one, one.state(), one.policy(), one.flag(), one.mailbox(), one.moving(), one.scope(),
                        one.failing(), false)));
    }

    private void neverMakesGo(List<UnaryOperator<MoveCase>> changes) {
        int lost = 0;
        for (int i = 0; i < ROUNDS; i++) {
            MoveCase before = anyCase();
            MoveCase after = changes.get(random.nextInt(changes.size())).apply(before);
            boolean was = before.check().isGo();
            boolean is = after.check().isGo();
            assertThat(is && !was).as("%s%nthen %s%n%s", before, after, after.check()).isFalse();
            lost += was && !is ? 1 : 0;
        }
        assertThat(lost).isGreaterThan(20);
    }

    @Test
    @DisplayName("says GO for one witness more who contradicts")
    void oneWitnessMore() {
        int lost = 0;
        for (int i = 0; i < ROUNDS; i++) {
            MoveCase one = anyCase();
            Instant at = MoveCase.NOW.minusSeconds(random.nextInt(10) * 1_800L);
            List<Evidence> inExchange = List.of(Evidence.serverState("Migrated", Source.of("other", at)),
                    Evidence.testSucceeded(Source.of("test", at)), Evidence.exchangeFlag(true, Source.of("flag")),
                    Evidence.clientCache(2165, Source.of("registry", at)).withVouched().withChangedAt(at),
                    Evidence.serverState("Migrating", Source.of("other", at)));
            List<Evidence> inLync = List.of(Evidence.serverState("Disabled", Source.of("other", at)),
                    Evidence.serverState("Ready To Migrate", Source.of("other", at)),
                    Evidence.clientCache(0, Source.of("registry", at)).withVouched().withChangedAt(at));
            List<Evidence> contradicting = one.move().equals("rollback") ? inLync : inExchange;
            Evidence more = contradicting.get(random.nextInt(contradicting.size()));
            MoveCheck before = one.check();
            MoveCheck after = MoveCheck.of(one.report(MoveCase.NOW, List.of(more)), one.asMove());
            assertThat(after.isGo() && !before.isGo()).as("%s%nand %s%n%s", one, more, after).isFalse();
            lost += before.isGo() && !after.isGo() ? 1 : 0;
        }
        assertThat(lost).isGreaterThan(20);
    }

    @Test
    @DisplayName("says GO because time has passed")
    void ageAlone() {
        int lost = 0;
        for (int i = 0; i < ROUNDS; i++) {
            MoveCase one = anyCase();
            Instant later = MoveCase.NOW.plus(Duration.ofHours(random.nextInt(24 * 20)));
            boolean was = one.check().isGo();
            MoveCheck then = MoveCheck.of(one.report(later, List.of()), one.asMove());
            assertThat(then.isGo() && !was).as("%s at %s%n%s", one, later, then).isFalse();
            lost += was && !then.isGo() ? 1 : 0;
        }
        assertThat(lost).isGreaterThan(20);
    }

    @Test
    @DisplayName("says GO longer than its proofs hold, or beside a hazard that the move triggers")
    void noLongerThanTheProofs() {
        int gone = 0;
        for (int i = 0; i < ROUNDS * 2; i++) {
            MoveCase one = anyCase();
            MoveCheck check = one.check();
            if (check.isGo()) {
                assertThat(check.hazards()).isEmpty();
                Instant until = check.holdsUntil().orElseThrow();
                assertThat(until).isAfter(MoveCase.NOW);
                assertThat(MoveCheck.of(one.report(until, List.of()), one.asMove()).isGo()).as("%s", one).isTrue();
                if (!one.move().equals("rollback") && !one.move().startsWith("pool")) {
                    assertThat(MoveCheck.of(one.report(until.plusMillis(1), List.of()), one.asMove()).isGo()).isFalse();
                    gone++;
                }
            }
        }
        assertThat(gone).isGreaterThan(20);
    }

    /** Of each word any, and more often what leads to GO. */
    private MoveCase anyCase() {
        return new MoveCase(any(MoveCase.MOVES), any(MoveCase.STATES), mostly("forbids", MoveCase.POLICIES), any(MoveCase.FLAGS),
                mostly("2013", MoveCase.MAILBOXES), mostly("2013", MoveCase.POOLS), mostly("in", MoveCase.SCOPES),
                mostly("none", MoveCase.MOVINGS), random.nextInt(6) == 0, random.nextInt(6) != 0);
    }

    private String mostly(String good, List<String> all) {
        return random.nextInt(3) > 0 ? good : any(all);
    }

    private String any(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static MoveCase with(MoveCase one, String state, String policy, String flag, String mailbox, String moving,
            String scope, boolean failing, boolean trust) {
        return new MoveCase(one.move(), state, policy, flag, mailbox, one.pool(), scope, moving, failing, trust);
    }
}
