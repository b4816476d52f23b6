package org.ucsmigration.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.evidence.MigrationState.MIGRATED;
import static org.ucsmigration.evidence.MigrationState.MIGRATING;
import static org.ucsmigration.evidence.MigrationState.NOT_MIGRATED;
import static org.ucsmigration.evidence.MigrationState.UNKNOWN;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;

@DisplayName("A conclusion on migration")
class MigrationConclusionTest {

    private static Source on(int day) {
        return Source.of("day " + day, Instant.parse("2014-03-01T00:00:00Z").plusSeconds(86_400L * day));
    }

    private static Evidence server(String mode, int day) {
        return Evidence.serverState(mode, on(day));
    }

    private static Evidence cache(long number, int day) {
        return Evidence.clientCache(number, on(day)).changedAt(on(day).at().orElseThrow());
    }

    private static MigrationConclusion of(Evidence... evidence) {
        return MigrationConclusion.of(List.of(evidence));
    }

    @Nested
    @DisplayName("from one witness")
    class Alone {

        @Test
        void nobodyIsUnknown() {
            MigrationConclusion none = of();
            assertThat(none.state()).isEqualTo(UNKNOWN);
            assertThat(none.isMigrated()).isFalse();
            assertThat(none.isProvisional()).isFalse();
            assertThat(none.isContested()).isFalse();
            assertThat(none.deciding()).isEmpty();
            assertThat(none.sentence()).isEqualTo("Unknown: no witness was asked.");
        }

        @Test
        void a2165OrASuccessfulTestOrTheFlagIsMigrated() {
            for (Evidence lone : List.of(cache(2165, 1), Evidence.testSucceeded(on(1)), Evidence.exchangeFlag(true, on(1)), server("Migrated", 1))) {
                MigrationConclusion conclusion = of(lone);
                assertThat(conclusion.isMigrated()).isTrue();
                assertThat(conclusion.isContested()).isFalse();
                assertThat(conclusion.deciding()).contains(lone);
                assertThat(conclusion.sentence()).isEqualTo("Migrated. " + lone.sentence());
            }
        }

        @Test
        void aFailedTestOrAFlagThatIsNotSetOrAnOddNumberIsUnknown() {
            for (Evidence lone : List.of(cache(7, 1), Evidence.testFailed("x", on(1)), Evidence.exchangeFlag(false, on(1)), server("Odd", 1))) {
                MigrationConclusion conclusion = of(lone);
                assertThat(conclusion.state()).isEqualTo(UNKNOWN);
                assertThat(conclusion.isContested()).isFalse();
                assertThat(conclusion.deciding()).isEmpty();
                assertThat(conclusion.sentence()).isEqualTo("Unknown: " + lone.sentence());
            }
        }

        @Test
        void onlyTheServerConcludesNotMigratedOutright() {
            assertThat(of(server("Ready To Migrate", 1)).state()).isEqualTo(NOT_MIGRATED);
            assertThat(of(server("Disabled", 1)).isProvisional()).isFalse();
            assertThat(of(server("Disabled", 1)).sentence()).startsWith("Not migrated. ");

            for (Evidence weaker : List.of(cache(0, 1), Evidence.caller(NOT_MIGRATED, "Ken says so."))) {
                assertThat(of(weaker).state()).isEqualTo(NOT_MIGRATED);
                assertThat(of(weaker).isProvisional()).isTrue();
                assertThat(of(weaker).sentence()).startsWith("Not migrated as last seen, which is no proof. ");
            }
        }

        @Test
        void migratedIsNeverProvisional() {
            assertThat(of(cache(2165, 1)).isProvisional()).isFalse();
        }
    }

    @Nested
    @DisplayName("from witnesses of different authority")
    class Ranks {

        @Test
        void theStrongestDecidesAndTheOtherStaysVisible() {
            MigrationConclusion conclusion = of(cache(0, 9), server("Migrated", 1));
            assertThat(conclusion.state()).isEqualTo(MIGRATED);
            assertThat(conclusion.isContested()).isTrue();
            assertThat(conclusion.isContradictory()).isFalse();
            assertThat(conclusion.against()).containsExactly(cache(0, 9));
            assertThat(conclusion.sentence()).startsWith("Migrated. ").contains("UcsMode is \"Migrated\"", "Against it: ", "InUCSMode is 0");
            assertThat(conclusion.evidence()).containsExactly(server("Migrated", 1), cache(0, 9));
        }

        @Test
        void eachRankGoesBeforeTheNext() {
            Evidence test = Evidence.testSucceeded(on(1));
            Evidence flag = Evidence.exchangeFlag(true, on(2));
            Evidence cached = cache(2165, 3);
            Evidence caller = Evidence.caller(NOT_MIGRATED, "No.");
            assertThat(of(caller, cached, flag, test, server("Migrating", 0)).state()).isEqualTo(MIGRATING);
            assertThat(of(caller, cached, flag, test).deciding()).contains(test);
            assertThat(of(caller, cached, flag).deciding()).contains(flag);
            assertThat(of(caller, cached).deciding()).contains(cached);
        }

        @Test
        void oneThatDoesNotKnowDecidesNothing() {
            MigrationConclusion conclusion = of(server("Odd", 9), Evidence.testFailed("x", on(9)), cache(2165, 1));
            assertThat(conclusion.isMigrated()).isTrue();
            assertThat(conclusion.isContested()).isFalse();
            assertThat(conclusion.against()).isEmpty();
        }

        @Test
        void anOldMigratedOfAWeakerOneYieldsToTheServer() {
            MigrationConclusion conclusion = of(cache(2165, 1), server("Ready To Migrate", 2));
            assertThat(conclusion.state()).isEqualTo(NOT_MIGRATED);
            assertThat(conclusion.isProvisional()).isFalse();
            assertThat(conclusion.isContested()).isTrue();
            assertThat(conclusion.isContradictory()).isFalse();
        }
    }

    @Nested
    @DisplayName("that a weaker MIGRATED overtakes")
    class Overtaken {

        @Test
        void isUnknownAndAsksTheServerAgain() {
            MigrationConclusion conclusion = of(server("Ready To Migrate", 1), cache(2165, 2));
            assertThat(conclusion.state()).isEqualTo(UNKNOWN);
            assertThat(conclusion.isContested()).isTrue();
            assertThat(conclusion.isContradictory()).isTrue();
            assertThat(conclusion.deciding()).isEmpty();
            assertThat(conclusion.sentence()).contains("ask the server again", "Ready To Migrate", "InUCSMode is 2165");
            assertThat(conclusion.against()).hasSize(2);
        }

        @Test
        void byATestThatRanLater() {
            assertThat(of(server("Disabled", 1), Evidence.testSucceeded(on(2))).isContradictory()).isTrue();
            assertThat(of(server("Disabled", 2), Evidence.testSucceeded(on(1))).state()).isEqualTo(NOT_MIGRATED);
        }

        @Test
        void butNotByWhatWasOnlySeenLaterAndMayHaveChangedEarlier() {
            assertThat(of(server("Disabled", 1), Evidence.exchangeFlag(true, on(2))).state()).isEqualTo(NOT_MIGRATED);
            assertThat(of(server("Disabled", 1), Evidence.clientCache(2165, on(2))).state()).isEqualTo(NOT_MIGRATED);
            assertThat(of(server("Disabled", 1), Evidence.clientCache(2165, on(2)).changedAt(on(0).at().orElseThrow())).state())
                    .isEqualTo(NOT_MIGRATED);
        }

        @Test
        void notByAChangeAtTheVeryInstantOfTheObservation() {
            assertThat(of(server("Disabled", 1), cache(2165, 1)).state()).isEqualTo(NOT_MIGRATED);
        }

        @Test
        void notWhereItIsMigratedAnyway() {
            assertThat(of(server("Migrated", 1), cache(0, 2)).state()).isEqualTo(MIGRATED);
        }

        @Test
        void evenWhereTheStrongerIsProvisional() {
            assertThat(of(cache(0, 1), Evidence.caller(MIGRATED, "Yes.").changedAt(on(2).at().orElseThrow())).isContradictory()).isTrue();
        }
    }

    @Nested
    @DisplayName("from witnesses of one authority")
    class Equals {

        @Test
        void theNewerReadingOfTheServerSupersedesTheOlder() {
            MigrationConclusion conclusion = of(server("Ready To Migrate", 1), server("Migrated", 2));
            assertThat(conclusion.state()).isEqualTo(MIGRATED);
            assertThat(conclusion.isContested()).as("history is no contest").isFalse();
            assertThat(conclusion.against()).as("and stays visible").containsExactly(server("Ready To Migrate", 1));
            assertThat(of(server("Migrated", 1), server("Disabled", 2)).state()).isEqualTo(NOT_MIGRATED);
        }

        @Test
        void twoReadingsOfOneTimeThatDifferAreAContradiction() {
            MigrationConclusion conclusion = of(server("Disabled", 1), server("Migrated", 1));
            assertThat(conclusion.state()).isEqualTo(UNKNOWN);
            assertThat(conclusion.isContradictory()).isTrue();
            assertThat(conclusion.sentence()).contains("contradict each other", "\"Disabled\"", "\"Migrated\"");
        }

        @Test
        void soAreTwoOfWhichOneHasNoTime() {
            assertThat(of(Evidence.serverState("Disabled", Source.of("x")), server("Migrated", 1)).isContradictory()).isTrue();
        }

        @Test
        void twoThatAgreeAreNone() {
            MigrationConclusion conclusion = of(Evidence.serverState("Migrated", Source.of("x")), server("Migrated", 1));
            assertThat(conclusion.isMigrated()).isTrue();
            assertThat(conclusion.isContested()).isFalse();
        }

        @Test
        void theNewestClientDecidesAndAnotherThatDiffersContradictsIt() {
            MigrationConclusion conclusion = of(cache(0, 1), cache(2165, 2));
            assertThat(conclusion.state()).isEqualTo(MIGRATED);
            assertThat(conclusion.isContradictory()).isTrue();
            assertThat(of(cache(2165, 1), cache(0, 2)).state()).isEqualTo(NOT_MIGRATED);
            assertThat(of(cache(2165, 1), cache(0, 2)).isContradictory()).isTrue();
        }

        @Test
        void ofWeakerOnesThatDifferNoneMattersWhereAStrongerDecides() {
            MigrationConclusion conclusion = of(server("Migrated", 3), cache(0, 1), cache(2165, 2));
            assertThat(conclusion.isMigrated()).isTrue();
            assertThat(conclusion.isContradictory()).isFalse();
            assertThat(conclusion.isContested()).isTrue();
        }
    }

    @Test
    @DisplayName("gives itself as plain data with stable keys")
    void toMap() {
        assertThat(of(cache(0, 1)).toMap().keySet())
                .containsExactly("state", "migrated", "provisional", "contested", "contradictory", "sentence", "evidence");
        assertThat(of(cache(0, 1)).toMap()).containsEntry("state", "NOT_MIGRATED").containsEntry("provisional", true).containsEntry("migrated", false);
    }
}
