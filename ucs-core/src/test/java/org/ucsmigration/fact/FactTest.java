package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;

@DisplayName("A fact")
class FactTest {

    private static final Source A = Source.of("Get-CsUser");
    private static final Source B = Source.of("registry");

    @Test
    @DisplayName("is known, unknown or contested, and exactly one of them")
    void kinds() {
        Fact<Integer> known = Fact.known(1);
        Fact<Integer> unknown = Fact.unknown("Get-Mailbox: access denied");
        Fact<Integer> contested = Fact.known(1, A).merge(Fact.known(2, B));
        assertThat(List.of(known.isKnown(), known.isUnknown(), known.isContested())).containsExactly(true, false, false);
        assertThat(List.of(unknown.isKnown(), unknown.isUnknown(), unknown.isContested())).containsExactly(false, true, false);
        assertThat(List.of(contested.isKnown(), contested.isUnknown(), contested.isContested()))
                .containsExactly(false, false, true);
        assertThat(known.toOptional()).contains(1);
        assertThat(unknown.toOptional()).isEmpty();
        assertThat(contested.toOptional()).isEmpty();
        assertThat(known.claims()).containsExactly(new Fact.Known<>(1, Source.CALLER));
        assertThat(unknown.claims()).isEmpty();
        assertThat(contested.claims()).containsExactly(new Fact.Known<>(1, A), new Fact.Known<>(2, B));
        assertThat(unknown.reasons()).containsExactly("Get-Mailbox: access denied");
        assertThat(contested.reasons()).isEmpty();
    }

    @Test
    @DisplayName("says itself in words")
    void words() {
        assertThat(Fact.known(1, A)).hasToString("1 (Get-CsUser)");
        assertThat(Fact.unknown("a").merge(Fact.unknown("b"))).hasToString("unknown: a; b");
        assertThat(Fact.known(1, A).merge(Fact.known(2, B))).hasToString("contested: 1 (Get-CsUser) against 2 (registry)");
    }

    @Test
    @DisplayName("is never null, never without a source or a reason, and says what to use instead")
    void refusals() {
        assertThatNullPointerException().isThrownBy(() -> Fact.known(null)).withMessageContaining("Fact.unknown(reason)");
        assertThatNullPointerException().isThrownBy(() -> Fact.known(1, null)).withMessageContaining("Source.CALLER");
        assertThatIllegalArgumentException().isThrownBy(() -> Fact.unknown(" ")).withMessageContaining("access denied");
        assertThatIllegalArgumentException().isThrownBy(() -> new Fact.Unknown<>(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fact.Contested<>(List.of(new Fact.Known<>(1, A))))
                .withMessageContaining("two claims");
        assertThatNullPointerException().isThrownBy(() -> UserFacts.builder().policy((Fact<UserServicesPolicy>) null))
                .withMessageContaining("policy").withMessageContaining("Fact.unknown(reason)");
    }

    @Nested
    @DisplayName("merged with another")
    class Merging {

        @Test
        void isKnownWhereEitherIs() {
            Fact<Integer> known = Fact.known(1, A);
            assertThat(known.merge(Fact.unknown("x"))).isEqualTo(known);
            assertThat(Fact.<Integer>unknown("x").merge(known)).isEqualTo(known);
        }

        @Test
        void keepsEachReasonOnce() {
            assertThat(Fact.unknown("a").merge(Fact.unknown("b")).merge(Fact.unknown("a")).reasons()).containsExactly("a", "b");
        }

        @Test
        void namesEverySourceOfAnEqualValueOnce() {
            Fact<Integer> both = Fact.known(1, A).merge(Fact.known(1, B)).merge(Fact.known(1, A)).merge(Fact.known(1, B));
            assertThat(both).isEqualTo(Fact.known(1, A.and(B)));
        }

        @Test
        void namesASourceWhoseNameIsPartOfAnothers() {
            Fact<Integer> both = Fact.known(1, Source.of("MyGet-CsUser and y")).merge(Fact.known(1, Source.of("Get-CsUser")));
            assertThat(both).hasToString("1 (Get-CsUser and MyGet-CsUser and y)");
        }

        @Test
        void keepsTheLatestTimeOfItsSources() {
            Instant early = Instant.parse("2014-01-01T00:00:00Z");
            Instant late = Instant.parse("2015-01-01T00:00:00Z");
            Fact<Integer> one = Fact.known(1, Source.of("x", early));
            Fact<Integer> other = Fact.known(1, Source.of("x", late));
            assertThat(one.merge(other)).isEqualTo(other).isEqualTo(other.merge(one));
            assertThat(one.merge(Fact.known(1, Source.of("y", late))))
                    .isEqualTo(Fact.known(1, Source.of("x", early).and(Source.of("y", late))));
        }

        @Test
        void isContestedByAnotherValueAndStaysSo() {
            Fact<Integer> contested = Fact.known(1, A).merge(Fact.known(2, B));
            assertThat(contested.merge(Fact.known(1, B)).claims()).extracting(Fact.Known::value).containsExactly(1, 2);
            assertThat(contested.merge(Fact.known(3, B)).claims()).extracting(Fact.Known::value).containsExactly(1, 2, 3);
            assertThat(contested.merge(Fact.unknown("x"))).isEqualTo(contested);
            assertThat(Fact.<Integer>unknown("x").merge(contested)).isEqualTo(contested);
        }

        @Test
        void leavesTheOriginalsAlone() {
            Fact<Integer> contested = Fact.known(1, A).merge(Fact.known(2, B));
            contested.merge(Fact.known(3, B));
            assertThat(contested.claims()).hasSize(2);
        }
    }

    @Nested
    @DisplayName("mapped to what follows from it")
    class Mapping {

        @Test
        void keepsSourceAndReasons() {
            assertThat(Fact.known(2, A).map(n -> n > 1)).isEqualTo(Fact.known(true, A));
            assertThat(Fact.<Integer>unknown("x").map(n -> n > 1)).isEqualTo(Fact.unknown("x"));
        }

        @Test
        void isNoLongerContestedWhereTheSameFollowsFromEveryClaim() {
            Fact<Integer> contested = Fact.known(1, A).merge(Fact.known(2, B));
            assertThat(contested.map(n -> n > 0)).isEqualTo(Fact.known(true, A.and(B)));
            assertThat(contested.map(n -> n > 1).isContested()).isTrue();
        }
    }
}
