package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;

@DisplayName("A fact that follows from another")
class FollowingTest {

    private static final Instant AT = Instant.parse("2014-03-03T09:00:00Z");
    private static final Fact<String> POOL = Fact.known("pool", Source.of("Get-CsUser", AT));

    private static Fact<Integer> site(String pool) {
        return switch (pool) {
            case "pool" -> Fact.known(1, Source.of("Get-CsSite", AT.minusSeconds(9)));
            case "undated" -> Fact.known(1, Source.of("Get-CsSite"));
            case "same" -> Fact.known(2, Source.of("Get-CsSite", AT));
            default -> Fact.unknown("no site has the pool " + pool);
        };
    }

    @Test
    @DisplayName("rests on both, names both, and is as old as the older")
    void restsOnBoth() {
        Fact.Known<Integer> site = (Fact.Known<Integer>) POOL.flatMap(FollowingTest::site);
        assertThat(site.value()).isEqualTo(1);
        assertThat(site.source().names()).containsExactly("Get-CsUser", "Get-CsSite");
        assertThat(site.source().at()).contains(AT.minusSeconds(9));
        Fact.Known<Integer> undated = (Fact.Known<Integer>) Fact.known("undated", Source.of("Get-CsUser", AT))
                .flatMap(FollowingTest::site);
        assertThat(undated.source().at()).as("one of the two has no time").isEmpty();
    }

    @Test
    void isUnknownForTheReasonsOfEither() {
        assertThat(Fact.<String>unknown("no pool").flatMap(FollowingTest::site).reasons()).containsExactly("no pool");
        assertThat(Fact.known("other").flatMap(FollowingTest::site).reasons()).containsExactly("no site has the pool other");
        Fact<String> contested = Fact.known("pool", Source.of("a")).merge(Fact.known("other", Source.of("b")));
        assertThat(contested.flatMap(FollowingTest::site).reasons()).containsExactly("no site has the pool other");
        assertThatNullPointerException().isThrownBy(() -> POOL.flatMap(pool -> null))
                .withMessageContaining("Fact.unknown(reason)");
    }

    @Test
    void isContestedWhereClaimsLeadApartAndKnownWhereTheyLeadToOne() {
        Fact<String> contested = Fact.known("pool", Source.of("a")).merge(Fact.known("same", Source.of("b")));
        assertThat(contested.flatMap(FollowingTest::site).isContested()).isTrue();
        assertThat(Fact.known("pool", Source.of("a")).merge(Fact.known("undated", Source.of("b"))).flatMap(FollowingTest::site)
                .toOptional()).contains(1);
    }

    @Test
    @DisplayName("by a mere consequence keeps every reading that says it, and one that only several make up as one")
    void map() {
        Fact<Boolean> twice = Fact.known(true, Source.of("a", AT)).merge(Fact.known(true, Source.of("b", AT)));
        Fact<Boolean> not = twice.map(value -> !value);
        assertThat(not.toOptional()).contains(false);
        assertThat(not.claims().get(0).source().names()).containsExactlyInAnyOrder("a", "b");
        assertThat(not.merge(Fact.known(true, Source.of("a", AT.plusSeconds(1)))).isContested())
                .as("a says otherwise since, b does not").isTrue();
        assertThat(not.merge(Fact.known(true, Source.of("a", AT.plusSeconds(1)))).claims())
                .extracting(claim -> claim.source().names()).as("each reading is its own witness's still")
                .containsExactlyInAnyOrder(List.of("a"), List.of("b"));

        Fact<ExchangeRelease> joint = Fact.known(either(ExchangeRelease.Generation.EXCHANGE_2016), Source.of("a"))
                .merge(Fact.known(either(ExchangeRelease.Generation.EXCHANGE_2019), Source.of("b")));
        assertThat(joint.toOptional()).contains(ExchangeRelease.EXCHANGE_2013);
        assertThat(joint.map(ExchangeRelease::possible).toOptional().orElseThrow()).hasSize(1);
        Fact<String> words = Fact.known(either(ExchangeRelease.Generation.EXCHANGE_2016), Source.of("a", AT))
                .merge(Fact.known(either(ExchangeRelease.Generation.EXCHANGE_2019), Source.of("b", AT)))
                .map(ExchangeRelease::toString).merge(Fact.known("other", Source.of("a", AT.plusSeconds(1))));
        assertThat(words.claims()).extracting(claim -> claim.source().names())
                .as("what both say together is taken back by neither alone")
                .containsExactlyInAnyOrder(List.of("a"), List.of("a", "b"));
        assertThat(Fact.<Boolean>unknown("x").map(value -> !value).reasons()).isEqualTo(List.of("x"));
    }

    private static ExchangeRelease either(ExchangeRelease.Generation other) {
        return ExchangeRelease.of(ExchangeRelease.Generation.EXCHANGE_2013, other);
    }
}
