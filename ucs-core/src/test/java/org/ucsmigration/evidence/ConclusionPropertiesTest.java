package org.ucsmigration.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;

/**
 * What holds of any evidence:
 * <ol>
 * <li>its order does not matter, nor that a witness is heard twice;
 * <li>a witness that does not know changes no state;
 * <li>one more witness flips a definite state into another only where it decides itself, and is of a stronger authority or a
 *     newer reading at the same one; a weaker one takes the state away at most.
 * </ol>
 */
@DisplayName("Any evidence")
class ConclusionPropertiesTest {

    private static final int ROUNDS = 50_000;
    private final Random random = new Random(2165);

    @Test
    @DisplayName("gives the same conclusion in any order, heard once or twice")
    void orderDoesNotMatter() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(1 + random.nextInt(6));
            MigrationConclusion conclusion = MigrationConclusion.of(some);
            List<Evidence> shuffled = new ArrayList<>(some);
            shuffled.add(some.get(0));
            Collections.shuffle(shuffled, random);
            MigrationConclusion other = MigrationConclusion.of(shuffled);
            assertThat(other).isEqualTo(conclusion);
            assertThat(other.toMap()).isEqualTo(conclusion.toMap());
            assertThat(other.deciding()).isEqualTo(conclusion.deciding());
        }
    }

    @Test
    @DisplayName("keeps its state beside a witness that does not know")
    void unknownDecidesNothing() {
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(random.nextInt(5));
            MigrationConclusion before = MigrationConclusion.of(some);
            some.add(evidence(MigrationState.UNKNOWN));
            MigrationConclusion after = MigrationConclusion.of(some);
            assertThat(after.state()).isEqualTo(before.state());
            assertThat(after.deciding()).isEqualTo(before.deciding());
            assertThat(after.isContested()).isEqualTo(before.isContested());
        }
    }

    @Test
    @DisplayName("is flipped by one more witness only where that one is stronger, or newer at the same authority")
    void onlyNewerOrStrongerFlips() {
        int flips = 0;
        int taken = 0;
        for (int i = 0; i < ROUNDS; i++) {
            List<Evidence> some = some(1 + random.nextInt(4));
            MigrationConclusion before = MigrationConclusion.of(some);
            Evidence more = evidence(MigrationState.values()[random.nextInt(4)]);
            some.add(more);
            MigrationConclusion after = MigrationConclusion.of(some);
            if (before.state() == MigrationState.UNKNOWN || after.state() == before.state()) {
                continue;
            }
            if (after.state() == MigrationState.UNKNOWN) {
                assertThat(after.isContradictory()).isTrue();
                taken++;
                continue;
            }
            Evidence decided = before.deciding().orElseThrow();
            assertThat(after.deciding()).contains(more);
            boolean stronger = more.authority().compareTo(decided.authority()) < 0;
            boolean newer = more.authority() == decided.authority()
                    && more.observedAt().orElseThrow().isAfter(decided.observedAt().orElseThrow());
            assertThat(stronger || newer).as("%s%nflipped by %s", before, more).isTrue();
            flips++;
        }
        assertThat(flips).isGreaterThan(ROUNDS / 100);
        assertThat(taken).isGreaterThan(ROUNDS / 100);
    }

    @Test
    @DisplayName("concludes not migrated outright only from the server")
    void onlyTheServer() {
        for (int i = 0; i < ROUNDS; i++) {
            MigrationConclusion conclusion = MigrationConclusion.of(some(random.nextInt(5)));
            if (conclusion.state() == MigrationState.NOT_MIGRATED) {
                boolean server = conclusion.deciding().orElseThrow().authority() == Authority.SERVER_STATE;
                assertThat(conclusion.isProvisional()).isNotEqualTo(server);
            } else {
                assertThat(conclusion.isProvisional()).isFalse();
            }
            assertThat(conclusion.sentence()).isNotBlank();
        }
    }

    private List<Evidence> some(int count) {
        List<Evidence> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(evidence(MigrationState.values()[random.nextInt(4)]));
        }
        return some;
    }

    /** Of any authority, in that state where such a witness can say so, else in what it can say. */
    private Evidence evidence(MigrationState state) {
        Authority authority = Authority.values()[random.nextInt(Authority.values().length)];
        Source source = random.nextInt(4) == 0 ? Source.of("undated") : Source.of("dated", instant());
        Evidence evidence = switch (authority) {
            case SERVER_STATE -> Evidence.serverState(switch (state) {
                case MIGRATED -> "Migrated";
                case MIGRATING -> "Migrating";
                case NOT_MIGRATED -> random.nextBoolean() ? "Disabled" : "Ready To Migrate";
                case UNKNOWN -> "Odd";
            }, source);
            case SYNTHETIC_TEST -> state.isMigrated() ? Evidence.testSucceeded(source) : Evidence.testFailed("x", source);
            case EXCHANGE_FLAG -> Evidence.exchangeFlag(state.isMigrated(), source);
            case CLIENT_CACHE -> Evidence.clientCache(state.isMigrated() ? 2165 : state == MigrationState.NOT_MIGRATED ? 0 : 7, source);
            case CALLER -> Evidence.caller(state, "The caller says so.");
        };
        return random.nextInt(3) == 0 ? evidence : evidence.changedAt(instant());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(1_400_000_000L + random.nextInt(5));
    }
}
