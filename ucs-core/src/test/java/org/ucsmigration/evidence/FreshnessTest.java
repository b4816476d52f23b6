package org.ucsmigration.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Freshness")
class FreshnessTest {

    private static final Instant NOW = Instant.parse("2014-03-17T12:00:00Z");

    @Test
    @DisplayName("is seven days, of \"not migrated\" one day unless the policy forbids")
    void standard() {
        assertThat(Freshness.standard().limit()).isEqualTo(Duration.ofDays(7));
        assertThat(Freshness.standard().limit(MigrationState.NOT_MIGRATED)).isEqualTo(Duration.ofHours(24));
        assertThat(Freshness.standard().withMigrationForbidden().limit(MigrationState.NOT_MIGRATED))
                .isEqualTo(Duration.ofDays(7));
        assertThat(Freshness.of(Duration.ofHours(3)).limit(MigrationState.NOT_MIGRATED)).isEqualTo(Duration.ofHours(3));
    }

    @ParameterizedTest
    @EnumSource(names = {"MIGRATED", "UNKNOWN"})
    void isTheLimitForEveryOtherState(MigrationState state) {
        assertThat(Freshness.standard().limit(state)).isEqualTo(Duration.ofDays(7));
        assertThat(Freshness.standard().isFresh(state, NOW.minus(Duration.ofDays(7)), NOW)).isTrue();
        assertThat(Freshness.standard().isFresh(state, NOW.minus(Duration.ofDays(7)).minusNanos(1), NOW)).isFalse();
    }

    @Test
    @DisplayName("of contacts on the way is a day, also where the policy forbids: they arrive without any administrator")
    void onTheWay() {
        for (Freshness freshness : List.of(Freshness.standard(), Freshness.standard().withMigrationForbidden())) {
            assertThat(freshness.isFresh(MigrationState.MIGRATING, NOW.minus(Duration.ofHours(24)), NOW)).isTrue();
            assertThat(freshness.isFresh(MigrationState.MIGRATING, NOW.minus(Duration.ofHours(24)).minusNanos(1), NOW)).isFalse();
        }
        assertThat(Freshness.of(Duration.ofHours(3)).limit(MigrationState.MIGRATING)).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void endsAtTheInstantItself() {
        assertThat(Freshness.standard().isFresh(MigrationState.MIGRATED, NOW, NOW)).isTrue();
        assertThat(Freshness.standard().isFresh(MigrationState.MIGRATED, NOW.plusNanos(1), NOW)).isFalse();
    }

    @Test
    void refusesALimitThatIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Freshness.of(Duration.ZERO))
                .withMessageContaining("Duration.ofDays(2)");
        assertThatIllegalArgumentException().isThrownBy(() -> Freshness.of(Duration.ofDays(-1))).withMessageContaining("PT-24H");
    }

    @Test
    void isComparedByContent() {
        Freshness two = Freshness.of(Duration.ofDays(2));
        assertThat(Freshness.of(Duration.ofDays(7))).isEqualTo(Freshness.standard()).hasSameHashCodeAs(Freshness.standard())
                .isNotEqualTo(two);
        assertThat(two.withMigrationForbidden()).isNotEqualTo(two);
        assertThat(two).hasToString("PT48H, of \"not migrated\" PT24H");
    }
}
