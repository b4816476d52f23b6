package org.ucsmigration.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence.Authority;

/** What holds of any evidence, at any time, under any freshness. */
@Tag("slow")
@DisplayName("Any evidence")
class ConclusionPropertiesTest {

    private static final int ROUNDS = 50_000;
    private static final Instant NOW = Instant.parse("2014-03-17T12:00:00Z");
    private final Random random = new Random(2165);

    @Test
    @DisplayName("gives the same conclusion in any order, heard once or twice")
    void orderDoesNotMatter() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(1 + random.nextInt(6));
            MigrationConclusion conclusion = conclude(some);
            List<Evidence> shuffled = new ArrayList<>(some);
            shuffled.add(some.get(0));
            Collections.shuffle(shuffled, random);
            MigrationConclusion other = conclude(shuffled);
            assertThat(other).isEqualTo(conclusion);
            assertThat(other.toMap()).isEqualTo(conclusion.toMap());
            assertThat(other.deciding()).isEqualTo(conclusion.deciding());
            assertThat(other.contradiction()).isEqualTo(conclusion.contradiction());
        }
    }

    @Test
    @DisplayName("is definite \"not migrated\" only by a fresh state of the server")
    void onlyAFreshServer() {
        int definite = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Freshness freshness = freshness();
            MigrationConclusion conclusion = MigrationConclusion.of(some(random.nextInt(5)), NOW, freshness);
            if (conclusion.isDefinite()) {
                Evidence deciding = conclusion.deciding().orElseThrow();
                Duration age = Duration.between(deciding.observedAt().orElseThrow(), NOW);
                assertThat(age).isBetween(Duration.ZERO, freshness.limit(conclusion.state()));
                assertThat(deciding.state()).isEqualTo(conclusion.state()).isNotEqualTo(MigrationState.UNKNOWN);
                assertThat(deciding.authority()).isIn(conclusion.isMigrated()
                        ? List.of(Authority.SERVER_STATE, Authority.SYNTHETIC_TEST) : List.of(Authority.SERVER_STATE));
                definite++;
            }
            assertThat(conclusion.signsOfRollback().isEmpty() || conclusion.isDefinite()).isTrue();
            assertThat(conclusion.isContradictory()).isEqualTo(conclusion.contradiction().size() == 2);
            assertThat(!conclusion.isContradictory() || conclusion.isContested() && conclusion.state() == MigrationState.UNKNOWN)
                    .isTrue();
            assertThat(conclusion.sentence()).isNotBlank();
        }
        assertThat(definite).isGreaterThan(ROUNDS / 20);
    }

    @Test
    @DisplayName("becomes no surer with time, and contradicts itself no less")
    void time() {
        int aged = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(1 + random.nextInt(5));
            some.removeIf(one -> one.observedAt().filter(NOW::isBefore).isPresent() || one.changedAt().filter(NOW::isBefore)
                    .isPresent());
            Freshness freshness = freshness();
            MigrationConclusion before = MigrationConclusion.of(some, NOW, freshness);
            MigrationConclusion after = MigrationConclusion.of(some, NOW.plusSeconds(random.nextInt(20 * 86_400)), freshness);
            assertThat(!after.isDefinite() || before.isDefinite() && before.state() == after.state()).as("%s%n%s", before, after)
                    .isTrue();
            assertThat(after.isContradictory()).isEqualTo(before.isContradictory());
            aged += before.isDefinite() && !after.isDefinite() ? 1 : 0;
        }
        assertThat(aged).isGreaterThan(ROUNDS / 50);
    }

    @Test
    @DisplayName("is never surer of \"not migrated\", nor surer at all, for one more witness against it")
    void oneMoreAgainst() {
        int changed = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(1 + random.nextInt(4));
            MigrationConclusion before = conclude(some);
            Evidence more = evidence();
            boolean against = more.authority() != Authority.SERVER_STATE && more.state() != MigrationState.UNKNOWN
                    && before.state() != MigrationState.UNKNOWN && more.state() != before.state();
            if (!against) {
                continue;
            }
            some.add(more);
            MigrationConclusion after = conclude(some);
            assertThat(after.isContested() || after.state() == more.state() || after.history().contains(more)).isTrue();
            assertThat(!after.isDefinite() || after.isMigrated() || before.isDefinite() && after.state() == before.state())
                    .as("%s%n%s%n%s", before, more, after).isTrue();
            assertThat(after.state()).isIn(before.state(), MigrationState.UNKNOWN, more.state());
            changed += after.state() != before.state() || after.certainty() != before.certainty() ? 1 : 0;
        }
        assertThat(changed).isGreaterThan(ROUNDS / 50);
    }

    @Test
    @DisplayName("changes by a witness that gave no answer in nothing, and by an answer that tells nothing to no surer one")
    void tellsNothing() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(random.nextInt(5));
            MigrationConclusion before = conclude(some);
            some.add(Evidence.none(Authority.values()[random.nextInt(5)], "access denied", source()));
            MigrationConclusion same = conclude(some);
            assertThat(same.state()).isEqualTo(before.state());
            assertThat(same.certainty()).isEqualTo(before.certainty());
            assertThat(same.contradiction()).isEqualTo(before.contradiction());
            some.add(random.nextBoolean() ? Evidence.serverState("Odd", source()) : Evidence.testFailed("x", source()));
            MigrationConclusion after = conclude(some);
            assertThat(after.state()).isIn(before.state(), MigrationState.UNKNOWN);
            assertThat(!after.isDefinite() || before.isDefinite()).isTrue();
            assertThat(after.isContradictory()).isEqualTo(before.isContradictory());
        }
    }

    @Test
    @DisplayName("is contradicted by no client for which nobody vouches, and what is definite stays as it is")
    void anybodysFile() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(random.nextInt(5));
            MigrationConclusion before = conclude(some);
            some.add(Evidence.clientCache(random.nextBoolean() ? 2165 : 0, source()).withChangedAt(instant()));
            MigrationConclusion after = conclude(some);
            assertThat(!after.isContradictory() || before.isContradictory()).isTrue();
            assertThat(after.signsOfRollback()).isEqualTo(before.signsOfRollback());
            if (before.isDefinite()) {
                assertThat(after.state()).isEqualTo(before.state());
                assertThat(after.isDefinite()).isTrue();
            }
        }
    }

    private MigrationConclusion conclude(List<Evidence> evidence) {
        return MigrationConclusion.of(evidence, NOW);
    }

    private Freshness freshness() {
        Freshness any = random.nextInt(3) > 0 ? Freshness.standard() : Freshness.of(Duration.ofHours(1 + random.nextInt(240)));
        return random.nextBoolean() ? any : any.withMigrationForbidden();
    }

    private List<Evidence> some(int count) {
        List<Evidence> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(evidence());
        }
        return some;
    }

    private Evidence evidence() {
        Evidence evidence = switch (Authority.values()[random.nextInt(5)]) {
            case SERVER_STATE -> Evidence.serverState(List.of("Migrated", "Migrating", "Disabled", "Ready To Migrate", "Odd")
                    .get(random.nextInt(5)), source());
            case SYNTHETIC_TEST -> random.nextInt(3) > 0 ? Evidence.testSucceeded(source()) : Evidence.testFailed("x", source());
            case EXCHANGE_FLAG -> Evidence.exchangeFlag(random.nextInt(3) > 0, source());
            case CLIENT_CACHE -> {
                Evidence client = Evidence.clientCache(List.of(2165L, 0L, 7L).get(random.nextInt(3)), source());
                yield random.nextBoolean() ? client.withVouched() : client;
            }
            case CALLER -> Evidence.caller(MigrationState.values()[random.nextInt(4)], "The caller says so.");
        };
        return random.nextInt(3) == 0 ? evidence.withChangedAt(instant()) : evidence;
    }

    private Source source() {
        return random.nextInt(5) == 0 ? Source.of("undated") : Source.of("dated", instant());
    }

    /** Near the limits and at any distance, now and then later than now. */
    private Instant instant() {
        return switch (random.nextInt(4)) {
            case 0 -> NOW.minusSeconds(random.nextInt(5) - 1);
            case 1 -> NOW.minusSeconds(86_400L * random.nextInt(9) + random.nextInt(3) - 1);
            case 2 -> NOW.minusSeconds(random.nextInt(86_400));
            default -> NOW.minusSeconds(random.nextInt(30 * 86_400));
        };
    }
}
