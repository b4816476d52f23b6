package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Client sign-ins")
class ClientSignInsTest {

    private static final Instant EARLY = Instant.parse("2014-01-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2015-01-01T00:00:00Z");
    private static final Client RICH = Client.of(ClientKind.RICH_CLIENT, "one");
    private static final Client OLDER = Client.of(ClientKind.OLDER_RICH_CLIENT, "two");

    @Test
    void holdEachClientOnceWithTheLatestTime() {
        assertThat(ClientSignIns.seen(RICH.withLastSeen(EARLY), OLDER, RICH.withLastSeen(LATE), RICH).clients())
                .containsExactly(RICH.withLastSeen(LATE), OLDER);
        assertThat(ClientSignIns.seen(RICH, RICH.withLastSeen(EARLY)).clients()).containsExactly(RICH.withLastSeen(EARLY));
    }

    @Test
    void areASetInAnyOrder() {
        assertThat(ClientSignIns.seen(RICH, OLDER)).isEqualTo(ClientSignIns.seen(OLDER, RICH))
                .hasSameHashCodeAs(ClientSignIns.seen(OLDER, RICH));
        assertThat(ClientSignIns.seen(RICH)).isNotEqualTo(ClientSignIns.complete(RICH)).isNotEqualTo(ClientSignIns.seen(OLDER));
    }

    @Test
    void sayWhetherThereMayBeOthers() {
        assertThat(ClientSignIns.seen()).hasToString("no client, perhaps among others");
        assertThat(ClientSignIns.complete()).hasToString("no client");
        assertThat(ClientSignIns.complete(List.of(OLDER)).isComplete()).isTrue();
        assertThat(ClientSignIns.seen(List.of(OLDER)).isComplete()).isFalse();
    }

    @Nested
    @DisplayName("of two sources agree always, and together")
    class Agreement {

        @Test
        void holdWhatEitherShows() {
            merged(ClientSignIns.seen(RICH), ClientSignIns.seen(OLDER), ClientSignIns.seen(OLDER, RICH));
        }

        @Test
        void areCompleteWhereTheOtherShowsNothingNew() {
            merged(ClientSignIns.complete(RICH, OLDER), ClientSignIns.seen(OLDER), ClientSignIns.complete(RICH, OLDER));
            merged(ClientSignIns.complete(OLDER), ClientSignIns.seen(), ClientSignIns.complete(OLDER));
            merged(ClientSignIns.complete(), ClientSignIns.complete(OLDER), ClientSignIns.complete(OLDER));
        }

        @Test
        void areNotCompleteWhereACompleteListLacksAClient() {
            merged(ClientSignIns.complete(OLDER), ClientSignIns.seen(RICH), ClientSignIns.seen(RICH, OLDER));
            merged(ClientSignIns.complete(OLDER), ClientSignIns.complete(RICH), ClientSignIns.seen(RICH, OLDER));
            merged(ClientSignIns.complete(), ClientSignIns.seen(RICH), ClientSignIns.seen(RICH));
        }

        @Test
        void takeAnotherTimeForTheSameClient() {
            merged(ClientSignIns.complete(OLDER.withLastSeen(EARLY)), ClientSignIns.seen(OLDER.withLastSeen(LATE)),
                    ClientSignIns.complete(OLDER.withLastSeen(LATE)));
        }

        private void merged(ClientSignIns one, ClientSignIns other, ClientSignIns both) {
            assertThat(Fact.known(one).merge(Fact.known(other)).toOptional()).contains(both);
            assertThat(Fact.known(other).merge(Fact.known(one)).toOptional()).contains(both);
        }
    }
}
