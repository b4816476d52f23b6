package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.ucsmigration.fact.ExchangeRelease.Generation.EXCHANGE_2007_OR_OLDER;
import static org.ucsmigration.fact.ExchangeRelease.Generation.EXCHANGE_2010;
import static org.ucsmigration.fact.ExchangeRelease.Generation.EXCHANGE_2013;
import static org.ucsmigration.fact.ExchangeRelease.Generation.EXCHANGE_2016;
import static org.ucsmigration.fact.ExchangeRelease.Generation.EXCHANGE_2019;
import static org.ucsmigration.fact.ExchangeRelease.Generation.EXCHANGE_ONLINE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;

@DisplayName("An Exchange release")
class ExchangeReleaseTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "Version 15.0 (Build 847.32),   EXCHANGE_2013",
        "version 15.0 (build 30847.32), EXCHANGE_2013",
        "15.0.847.32,                   EXCHANGE_2013",
        "15.00.0847.032,                EXCHANGE_2013",
        "Version 15.1 (Build 2507.6),   EXCHANGE_2016",
        "15.1,                          EXCHANGE_2016",
        "Version 15.2 (Build 986.5),    EXCHANGE_2019",
        "15.2.1544.4,                   EXCHANGE_2019",
        "15.02.0986.005,                EXCHANGE_2019",
        "Version 15.20 (Build 7000.1),  EXCHANGE_ONLINE",
        "15.20.6813.27,                 EXCHANGE_ONLINE",
        "Version 14.3 (Build 123.4),    EXCHANGE_2010",
        "14.0.100.0,                    EXCHANGE_2010",
        "Version 8.3 (Build 83.6),      EXCHANGE_2007_OR_OLDER",
        "Version 8.0 (Build 685.24),    EXCHANGE_2007_OR_OLDER",
        "6.5.7638.1,                    EXCHANGE_2007_OR_OLDER",
        "4.0.993.7,                     EXCHANGE_2007_OR_OLDER"})
    void ofAServer(String text, Generation generation) {
        assertThat(ExchangeRelease.fromVersion(text).possible()).containsExactly(generation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.20 (15.0.0.0)", " 0.20 (15.0.0.0) ", "0.20(15.0.0.0)"})
    void ofAMailboxObjectSaysOnly2013OrLaterOrOnline(String text) {
        ExchangeRelease release = ExchangeRelease.fromVersion(text);
        assertThat(release.possible()).containsExactlyInAnyOrder(EXCHANGE_2013, EXCHANGE_2016, EXCHANGE_2019, EXCHANGE_ONLINE);
        assertThat(release.toString()).contains("2013 or later", "Online");
        assertThat(ruling(Fact.known(Mailbox.on(release)))).isEqualTo(Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", " ", "15", "15.", ".0", "Exchange 2013", "Version", "Version 15.3 (Build 1.1)", "15.200.1.1", "16.0.1.1",
        "115.0.1", "-15.0", "0.10 (14.0.100.0)", "0.20 (15.0.0.0", "99999999999.0", "15.99999999999", "１５.0", "15.0 (Build x)"})
    void ofAnythingElseCanBeAnyAndShowsTheText(String text) {
        ExchangeRelease release = ExchangeRelease.fromVersion(text);
        assertThat(release.possible()).containsExactly(Generation.values());
        assertThat(release.toString()).contains("\"" + text + "\"");
        assertThat(ruling(Fact.known(Mailbox.on(release)))).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void isReadInBoundedTimeAndShownInBoundedLength() {
        String endless = "15.0 (build " + "1.".repeat(500_000);
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ExchangeRelease.fromVersion(endless)).toString())
                .hasSizeLessThan(200);
    }

    @Nested
    @DisplayName("merges by precision")
    class Merging {

        private final ExchangeRelease laterOrOnline = ExchangeRelease.fromVersion("0.20 (15.0.0.0)");

        @ParameterizedTest
        @CsvSource({"15.0.1.1, MET", "15.1.1.1, MET", "15.2.1.1, MET", "15.20.1.1, UNKNOWN"})
        void inEitherOrder(String version, Outcome outcome) {
            Fact<Mailbox> vague = Fact.known(Mailbox.on(laterOrOnline), Source.of("object"));
            Fact<Mailbox> exact = Fact.known(Mailbox.on(ExchangeRelease.fromVersion(version)), Source.of("server"));
            assertThat(vague.merge(exact)).isEqualTo(exact).isEqualTo(exact.merge(vague));
            assertThat(ruling(vague.merge(exact))).isEqualTo(outcome);
        }

        @Test
        void twoRangesToWhatBothAllow() {
            ExchangeRelease some = ExchangeRelease.of(EXCHANGE_2010, EXCHANGE_2013, EXCHANGE_2016);
            ExchangeRelease others = ExchangeRelease.of(EXCHANGE_2016, EXCHANGE_2013, EXCHANGE_2019);
            assertThat(some.agreeWith(others)).contains(ExchangeRelease.of(EXCHANGE_2013, EXCHANGE_2016));
            assertThat(Fact.known(some, Source.of("a")).merge(Fact.known(others, Source.of("b"))))
                    .isEqualTo(Fact.known(ExchangeRelease.of(EXCHANGE_2016, EXCHANGE_2013), Source.of("a").and(Source.of("b"))));
        }

        @Test
        void andContestsWhatCannotBothBe() {
            Fact<Mailbox> merged = Fact.known(Mailbox.on(laterOrOnline))
                    .merge(Fact.known(Mailbox.on(ExchangeRelease.EXCHANGE_2010)));
            assertThat(merged.isContested()).isTrue();
            assertThat(ruling(merged)).isEqualTo(Outcome.UNKNOWN);
            assertThat(Fact.known(Mailbox.none()).merge(Fact.known(Mailbox.on(laterOrOnline))).isContested()).isTrue();
        }

        @Test
        @DisplayName("of sources that agree, in any order, to the same fact")
        void anyOrder() {
            Random random = new Random(15);
            for (int i = 0; i < 2_000; i++) {
                Generation truth = Generation.values()[random.nextInt(Generation.values().length)];
                List<ExchangeRelease> claims = new ArrayList<>();
                Set<Generation> left = EnumSet.allOf(Generation.class);
                for (int n = 0; n < 4; n++) {
                    Set<Generation> some = EnumSet.of(truth);
                    random.ints(3, 0, Generation.values().length).forEach(g -> some.add(Generation.values()[g]));
                    claims.add(ExchangeRelease.of(truth, some.toArray(Generation[]::new)));
                    left.retainAll(some);
                }
                Collections.shuffle(claims, random);
                Fact<ExchangeRelease> all = claims.stream().map(claim -> Fact.known(claim)).reduce(Fact::merge).orElseThrow();
                assertThat(all.toOptional().orElseThrow().possible()).isEqualTo(left);
            }
        }
    }

    @Test
    void isComparedByWhatItCanBe() {
        assertThat(ExchangeRelease.fromVersion("15.1.1.1")).isEqualTo(ExchangeRelease.EXCHANGE_2016)
                .hasSameHashCodeAs(ExchangeRelease.EXCHANGE_2016)
                .hasToString("Exchange 2016");
        assertThat(ExchangeRelease.of(EXCHANGE_2007_OR_OLDER, EXCHANGE_2010)).isNotEqualTo(ExchangeRelease.EXCHANGE_2010)
                .hasToString("Exchange 2007 or older or Exchange 2010");
    }

    private static Outcome ruling(Fact<Mailbox> mailbox) {
        return Precondition.MAILBOX_ON_EXCHANGE_2013.check(UserFacts.builder().mailbox(mailbox).build()).outcome();
    }

    @Test
    @DisplayName("shows a version text without what is hidden in it, and never half a character")
    void showsWhatTheServerSays() {
        assertThat(ExchangeRelease.fromVersion("x".repeat(59) + "\uD83D\uDE00\n")).hasToString(
                "an Exchange release that the version text \"" + "x".repeat(59) + "\uD83D\uDE00…\" does not tell");
    }
}
