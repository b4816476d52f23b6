package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;

@DisplayName("A failed attempt to migrate")
class MigrationFailureTest {

    private static final Instant NOW = Instant.parse("2014-03-10T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);
    private static final MigrationFailure FAILED = MigrationFailure.of("GetUserSettings failed").withCode("ErrorEwsAutodiscover");
    private static final Source UNDATED = Source.of("Debug-CsStorageServiceFailures");

    private static boolean stands(MigrationFailure failure, Source source) {
        return failure.isStanding(source, NOW, WEEK);
    }

    @Test
    void standsWhileItIsFresh() {
        assertThat(stands(FAILED.withFailedAt(NOW.minus(WEEK)), UNDATED)).isTrue();
        assertThat(stands(FAILED.withFailedAt(NOW.minus(WEEK).minusSeconds(1)), UNDATED)).isFalse();
        assertThat(stands(FAILED, UNDATED.withTime(NOW.minus(WEEK)))).as("of the time of its source").isTrue();
        assertThat(stands(FAILED, UNDATED.withTime(NOW.minus(Duration.ofDays(8))))).isFalse();
        assertThat(stands(MigrationFailure.none(), UNDATED)).isFalse();
    }

    @Test
    void countsAsNewWithoutATimeOrWithOneToCome() {
        assertThat(stands(FAILED, UNDATED)).isTrue();
        assertThat(stands(FAILED.withFailedAt(NOW.plusSeconds(301)), UNDATED)).isTrue();
        assertThat(stands(FAILED.withFailedAt(NOW.plusSeconds(300)).withLastSuccess(NOW), UNDATED)).isTrue();
    }

    @Test
    void isOvertakenByALaterSuccess() {
        MigrationFailure failed = FAILED.withFailedAt(NOW.minusSeconds(60));
        assertThat(stands(failed.withLastSuccess(NOW.minusSeconds(59)), UNDATED)).isFalse();
        assertThat(stands(failed.withLastSuccess(NOW.minusSeconds(61)), UNDATED)).isTrue();
    }

    @Test
    @DisplayName("counts by a time of at most five minutes ahead, and beyond that as one without a time, which stands")
    void clocks() {
        MigrationFailure ahead = FAILED.withFailedAt(NOW.plusSeconds(300)).withLastSuccess(NOW.plusSeconds(300));
        assertThat(stands(ahead, UNDATED)).as("a success at the same instant").isFalse();
        assertThat(stands(FAILED.withFailedAt(NOW.plusSeconds(301)).withLastSuccess(NOW.plusSeconds(900)), UNDATED)).isTrue();
    }

    @Test
    void tellsItsCodeAndDetailAndIsTheSameInAnyOrder() {
        MigrationFailure one = MigrationFailure.of("a").withCode("E1");
        MigrationFailure other = MigrationFailure.of("b").withCode("E2");
        assertThat(one.code()).contains("E1");
        assertThat(one.detail()).isEqualTo("a");
        assertThat(one.agreeWith(other)).contains(other).isEqualTo(other.agreeWith(one));
        assertThat(MigrationFailure.of("a").agreeWith(MigrationFailure.of("b"))).contains(MigrationFailure.of("b"))
                .isEqualTo(MigrationFailure.of("b").agreeWith(MigrationFailure.of("a")));
        assertThat(MigrationFailure.of("b").agreeWith(one)).as("one with a code says more").contains(one);
    }

    @Test
    void isTheLaterOfTwoWithTheLaterSuccess() {
        MigrationFailure early = FAILED.withFailedAt(NOW.minusSeconds(60)).withLastSuccess(NOW);
        MigrationFailure late = MigrationFailure.of("another").withFailedAt(NOW);
        assertThat(early.agreeWith(late)).contains(late.withLastSuccess(NOW)).isEqualTo(late.agreeWith(early));
        assertThat(MigrationFailure.none().agreeWith(early)).as("a list that does not name the user takes nothing back")
                .contains(early);
        assertThat(MigrationFailure.none().agreeWith(MigrationFailure.none())).contains(MigrationFailure.none());
    }

    @Test
    void saysItself() {
        assertThat(FAILED.withFailedAt(NOW))
                .hasToString("GetUserSettings failed (ErrorEwsAutodiscover), failed 2014-03-10T12:00:00Z");
        assertThat(MigrationFailure.none()).hasToString("no failed attempt");
        assertThatIllegalArgumentException().isThrownBy(() -> MigrationFailure.of(" ")).withMessageContaining("detail");
        assertThatIllegalStateException().isThrownBy(() -> MigrationFailure.none().withCode("x"));
        assertThatNullPointerException().isThrownBy(() -> FAILED.withCode(null)).withMessageContaining("The code is null");
    }
}
