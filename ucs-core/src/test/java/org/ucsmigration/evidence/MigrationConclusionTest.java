package org.ucsmigration.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.ucsmigration.evidence.MigrationState.MIGRATED;
import static org.ucsmigration.evidence.MigrationState.MIGRATING;
import static org.ucsmigration.evidence.MigrationState.NOT_MIGRATED;
import static org.ucsmigration.evidence.MigrationState.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.evidence.MigrationConclusion.Certainty;

@DisplayName("A conclusion on migration")
class MigrationConclusionTest {

    private static final Instant AS_OF = Instant.parse("2014-03-17T12:00:00Z");

    private static Instant hoursAgo(long hours) {
        return AS_OF.minus(Duration.ofHours(hours));
    }

    private static Source ago(long hours) {
        return Source.of("witness", hoursAgo(hours));
    }

    private static Evidence server(String mode, long hours) {
        return Evidence.serverState(mode, ago(hours));
    }

    private static Evidence test(long hours) {
        return Evidence.testSucceeded(ago(hours));
    }

    private static Evidence flag(boolean completed, long hours) {
        return Evidence.exchangeFlag(completed, ago(hours));
    }

    /** A client that was read now, and changed so long ago. */
    private static Evidence client(long number, long hours) {
        return Evidence.clientCache(number, Source.of("client", AS_OF)).withChangedAt(hoursAgo(hours)).withVouched();
    }

    private static MigrationConclusion of(Evidence... evidence) {
        return MigrationConclusion.of(List.of(evidence), AS_OF);
    }

    private static MigrationConclusion forbidden(Evidence... evidence) {
        return MigrationConclusion.of(List.of(evidence), AS_OF, Freshness.standard().withMigrationForbidden());
    }

    @Nested
    @DisplayName("from one witness")
    class Alone {

        @Test
        void nobodyIsUnknown() {
            MigrationConclusion none = of();
            assertThat(none.state()).isEqualTo(UNKNOWN);
            assertThat(none.certainty()).isEqualTo(Certainty.PROVISIONAL);
            assertThat(none.isMigrated()).isFalse();
            assertThat(none.isContested()).isFalse();
            assertThat(none.deciding()).isEmpty();
            assertThat(none.sentence()).isEqualTo("Unknown: no witness was asked.");
        }

        @Test
        void aFreshServerStateAndAFreshTestAreDefinite() {
            for (Evidence lone : List.of(server("Migrated", 48), test(48))) {
                MigrationConclusion conclusion = of(lone);
                assertThat(conclusion.isMigrated()).isTrue();
                assertThat(conclusion.isDefinite()).isTrue();
                assertThat(conclusion.deciding()).contains(lone);
                assertThat(conclusion.sentence()).startsWith("Migrated. ").contains(lone.sentence().substring(0, lone.sentence()
                        .length() - 1))
                        .endsWith("(witness), as seen on 15 March 2014, 2 days ago.");
            }
            assertThat(of(server("Migrating", 24)).isDefinite()).isTrue();
            assertThat(of(server("Migrating", 25)).isDefinite()).as("what was on the way yesterday").isFalse();
            assertThat(of(server("Ready To Migrate", 24)).isDefinite()).isTrue();
        }

        @Test
        void theFlagAClientAndTheCallerAreProvisional() {
            assertProvisional(flag(true, 0), MIGRATED,
                    "Migrated, as only Exchange's flag says: ask the server before anything depends on it. ");
            assertProvisional(client(2165, 0), MIGRATED,
                    "Migrated as that client last saw it, which is no proof: ask the server before anything depends on it. ");
            assertProvisional(client(0, 0), NOT_MIGRATED,
                    "Not migrated as that client last saw it, which is no proof: ask the server");
            assertProvisional(Evidence.caller(MIGRATED, "Ken says so."), MIGRATED,
                    "Migrated, as only the caller says: ask the server before anything depends on it. Ken says so.");
        }

        private void assertProvisional(Evidence lone, MigrationState state, String words) {
            MigrationConclusion conclusion = of(lone);
            assertThat(conclusion.state()).isEqualTo(state);
            assertThat(conclusion.isDefinite()).isFalse();
            assertThat(conclusion.isProvisional()).isTrue();
            assertThat(conclusion.deciding()).contains(lone);
            assertThat(conclusion.sentence()).startsWith(words);
        }

        @Test
        void anAnswerThatSaysNothingIsUnknown() {
            for (Evidence lone : List.of(client(7, 1), Evidence.testFailed("x", ago(1)), flag(false, 1), server("Odd", 1),
                    Evidence.none(Authority.SERVER_STATE, "access denied", ago(1)))) {
                MigrationConclusion conclusion = of(lone);
                assertThat(conclusion.state()).isEqualTo(UNKNOWN);
                assertThat(conclusion.isContested()).isFalse();
                assertThat(conclusion.deciding()).isEmpty();
                assertThat(conclusion.sentence()).isEqualTo("Unknown: " + lone.sentence());
            }
        }
    }

    @Nested
    @DisplayName("by age")
    class Age {

        @Test
        void sevenDaysAreFreshAndNotASecondMore() {
            assertThat(of(server("Migrated", 7 * 24)).isDefinite()).isTrue();
            MigrationConclusion stale = of(Evidence.serverState("Migrated", Source.of("witness", hoursAgo(7 * 24)
                    .minusSeconds(1))));
            assertThat(stale.isMigrated()).isTrue();
            assertThat(stale.isDefinite()).isFalse();
            assertThat(stale.sentence())
                    .startsWith("Migrated as last seen, which is too long ago to rely on: ask the server before anything "
                    + "depends on it. ")
                    .endsWith("as seen on 10 March 2014, 7 days ago.");
        }

        @Test
        @DisplayName("\"not migrated\" counts for a day while the policy does not forbid for certain")
        void notMigratedAgesFaster() {
            assertThat(of(server("Disabled", 24)).isDefinite()).isTrue();
            assertThat(of(server("Disabled", 25)).isDefinite()).isFalse();
            assertThat(forbidden(server("Disabled", 25)).isDefinite()).isTrue();
            assertThat(forbidden(server("Disabled", 7 * 24 + 1)).isDefinite()).isFalse();
        }

        @Test
        void theCallersLimitHoldsForAll() {
            Freshness twoHours = Freshness.of(Duration.ofHours(2));
            for (String mode : List.of("Migrated", "Disabled")) {
                assertThat(MigrationConclusion.of(List.of(server(mode, 2)), AS_OF, twoHours).isDefinite()).isTrue();
                assertThat(MigrationConclusion.of(List.of(server(mode, 3)), AS_OF, twoHours.withMigrationForbidden())
                        .isDefinite()).isFalse();
            }
        }

        @Test
        void whatHasNoTimeIsInfinitelyOld() {
            MigrationConclusion undated = of(Evidence.serverState("Migrated", Source.of("witness")));
            assertThat(undated.isMigrated()).isTrue();
            assertThat(undated.isDefinite()).isFalse();
            assertThat(undated.sentence()).endsWith("as seen at a time that is not known.");
            assertThat(undated.toMap()).doesNotContainKey("age");
        }

        @Test
        @DisplayName("a time after the report is not fresh, and more than five minutes after it none")
        void fromTheFuture() {
            Evidence ahead = Evidence.serverState("Migrated", Source.of("witness", AS_OF.plusSeconds(300)));
            assertThat(of(ahead).isDefinite()).isFalse();
            assertThat(of(ahead).sentence()).endsWith("later than the report itself.");
            Evidence far = Evidence.serverState("Migrated", Source.of("witness", AS_OF.plusSeconds(301)));
            assertThat(of(far).sentence()).startsWith("Migrated as last seen, by a clock that is ahead of this report: ask")
                    .endsWith("later than the report itself.");
            assertThat(of(far, server("Disabled", 1)).isContradictory()).as("a time that is none does not supersede").isTrue();
        }

        @Test
        void anyInstantCanBeTold() {
            for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH)) {
                assertThat(MigrationConclusion.of(List.of(Evidence.serverState("Migrated", Source.of("witness", at))), AS_OF)
                        .sentence()).isNotBlank();
                assertThat(MigrationConclusion.of(List.of(server("Migrated", 1)), at).toMap()).isNotEmpty();
            }
        }
    }

    @Nested
    @DisplayName("from several readings of one witness")
    class History {

        @Test
        void theNewestSupersedesTheOlder() {
            MigrationConclusion conclusion = of(server("Ready To Migrate", 20), server("Migrated", 10));
            assertThat(conclusion.state()).isEqualTo(MIGRATED);
            assertThat(conclusion.isContested()).as("history is no contest").isFalse();
            assertThat(conclusion.against()).isEmpty();
            assertThat(conclusion.history()).containsExactly(server("Ready To Migrate", 20));
            assertThat(conclusion.evidence()).containsExactly(server("Migrated", 10), server("Ready To Migrate", 20));
            assertThat(of(flag(true, 20), flag(false, 10)).state()).isEqualTo(UNKNOWN);
            assertThat(of(flag(true, 20), flag(false, 10)).isFlagSet()).isFalse();
            assertThat(of(flag(true, 10), flag(false, 20)).isFlagSet()).isTrue();
        }

        @Test
        void twoOfOneTimeOrWithoutATimeThatDifferContradictEachOther() {
            for (Evidence other : List.of(server("Migrated", 1), Evidence.serverState("Migrated", Source.of("x")))) {
                MigrationConclusion conclusion = of(server("Disabled", 1), other);
                assertThat(conclusion.state()).isEqualTo(UNKNOWN);
                assertThat(conclusion.isContradictory()).isTrue();
                assertThat(conclusion.contradiction()).containsExactlyInAnyOrder(server("Disabled", 1), other);
                assertThat(conclusion.sentence())
                        .startsWith("Unknown: two readings contradict each other, ask the server again. ")
                        .contains("\"Disabled\"", "\"Migrated\"", " Against it: ");
            }
        }

        @Test
        void anAnswerThatTellsNothingTakesTheCertaintyOfAnOlderOne() {
            MigrationConclusion clouded = of(server("Migrated", 2), server("Migration In Progress", 1));
            assertThat(clouded.isMigrated()).isTrue();
            assertThat(clouded.isDefinite()).isFalse();
            assertThat(clouded.sentence())
                    .startsWith("Migrated as last understood: asked again, the server state told nothing; ask the server");
            assertThat(of(test(2), Evidence.testFailed("No contacts", ago(1))).isDefinite()).isFalse();
            assertThat(of(test(1), Evidence.testFailed("No contacts", ago(2))).isDefinite()).isTrue();
            assertThat(of(test(1), Evidence.testFailed("No contacts", Source.of("x"))).isDefinite()).isFalse();
        }

        @Test
        void noAnswerTakesNothing() {
            assertThat(of(server("Migrated", 2), Evidence.none(Authority.SERVER_STATE, "access denied", ago(1))).isDefinite())
                    .isTrue();
            assertThat(of(flag(true, 2), Evidence.none(Authority.EXCHANGE_FLAG, "access denied", ago(1))).isMigrated()).isTrue();
        }

        @Test
        @DisplayName("a migration that lasts a day is stuck, unless something different lay between")
        void stuck() {
            assertThat(of(server("Migrating", 25), server("Migrating", 1)).isStuck()).isTrue();
            assertThat(of(server("Migrating", 24), server("Migrating", 1)).isStuck()).isFalse();
            assertThat(of(server("Migrating", 25), server("Ready To Migrate", 5), server("Migrating", 1)).isStuck()).isFalse();
            assertThat(of(server("Migrating", 25), server("Migrating", 5), server("Migrated", 1)).isStuck()).isFalse();
            assertThat(of(server("Migrating", 1)).isStuck()).isFalse();
            assertThat(of(server("Migrating", 25), server("Migrating", 1), server("Odd", 0)).isStuck())
                    .as("asked again, it told nothing")
                    .isTrue();
            assertThat(of(server("Migrating", 25), server("Odd", 9), server("Migrating", 1)).isStuck()).as("something different")
                    .isFalse();
            assertThat(of(server("Migrating", 1), Evidence.serverState("Migrating", Source.of("x"))).isStuck()).isFalse();
            assertThat(of(server("Migrating", 25), server("Migrating", 1)).toMap()).containsEntry("stuck", true);
        }
    }

    @Nested
    @DisplayName("of the server that says \"not migrated\"")
    class AgainstNotMigrated {

        @Test
        @DisplayName("is refuted by a test that succeeded later, at any time, or up to seven days before")
        void test_() {
            for (Evidence succeeded : List.of(test(0), test(1), test(7 * 24 + 1), Evidence.testSucceeded(Source.of("x")))) {
                MigrationConclusion conclusion = of(server("Disabled", 1), succeeded);
                assertThat(conclusion.isContradictory()).isTrue();
                assertThat(conclusion.contradiction()).containsExactly(server("Disabled", 1), succeeded);
            }
            assertThat(of(server("Disabled", 1), test(7 * 24 + 2)).state()).isEqualTo(NOT_MIGRATED);
        }

        @Test
        void isExplainedByAMigratedOfTheServerBetween() {
            MigrationConclusion conclusion = of(server("Disabled", 1), test(5), server("Migrated", 3));
            assertThat(conclusion.state()).isEqualTo(NOT_MIGRATED);
            assertThat(conclusion.isDefinite()).isTrue();
            assertThat(of(server("Disabled", 1), test(5), server("Migrated", 6)).isContradictory()).isTrue();
        }

        @Test
        void standsBesideTheFlagWhichWasLeftBehind() {
            MigrationConclusion conclusion = of(server("Disabled", 1), flag(true, 0));
            assertThat(conclusion.state()).isEqualTo(NOT_MIGRATED);
            assertThat(conclusion.isDefinite()).isTrue();
            assertThat(conclusion.isContested()).isTrue();
            assertThat(conclusion.isFlagSet()).isTrue();
            assertThat(conclusion.sentence()).startsWith("Not migrated. ").contains("\"Disabled\"", " Against it: ",
                    "ImListMigrationCompleted True");
        }

        @Test
        void isContradictedByAClientThatIsVouchedForAndChangedSince() {
            assertThat(of(server("Disabled", 2), client(2165, 1)).isContradictory()).isTrue();
            MigrationConclusion behind = of(server("Disabled", 2), client(2165, 2));
            assertThat(behind.state()).isEqualTo(NOT_MIGRATED);
            assertThat(behind.clientsBehind()).containsExactly(client(2165, 2));
        }

        @Test
        @DisplayName("is contradicted by one read later of which nobody knows when it changed")
        void changeNotKnown() {
            Evidence readLater = Evidence.clientCache(2165, ago(1)).withVouched();
            assertThat(of(server("Disabled", 2), readLater).isContradictory()).isTrue();
            assertThat(of(server("Disabled", 1), readLater).isContradictory()).isFalse();
        }

        @Test
        void isNotContradictedByAClientForWhichNobodyVouches() {
            Evidence anybodys = Evidence.clientCache(2165, ago(0)).withChangedAt(hoursAgo(0));
            MigrationConclusion conclusion = of(server("Disabled", 2), anybodys);
            assertThat(conclusion.isContradictory()).isFalse();
            assertThat(conclusion.isDefinite()).isTrue();
            assertThat(conclusion.clientsBehind()).containsExactly(anybodys);
            assertThat(conclusion.sentence())
                    .endsWith("Nobody vouches for it: that it comes from the user's own Windows account is not certain.");
        }

        @Test
        void isOvertakenWhereItIsStaleByAnythingLater() {
            for (Evidence later : List.of(flag(true, 1), Evidence.clientCache(2165, ago(1)), Evidence.caller(MIGRATED,
                    "Ken says so."))) {
                MigrationConclusion conclusion = of(server("Disabled", 30 * 24), later);
                assertThat(conclusion.state()).as("%s", later).isEqualTo(UNKNOWN);
                assertThat(conclusion.isContradictory()).isFalse();
                assertThat(conclusion.isContested()).isTrue();
                assertThat(conclusion.sentence()).startsWith("Unknown: ask the server again. ").contains("\"Disabled\"",
                        " A later sign says otherwise: ");
            }
            assertThat(of(server("Disabled", 30 * 24), flag(true, 31 * 24)).state()).isEqualTo(NOT_MIGRATED);
        }

        @Test
        void showsSignsOfARollbackWhereItIsDefinite() {
            assertThat(of(server("Migrated", 9), server("Disabled", 1)).signsOfRollback()).containsExactly(server("Migrated", 9));
            assertThat(of(flag(true, 9), server("Disabled", 1)).signsOfRollback()).containsExactly(flag(true, 9));
            assertThat(of(test(9 * 24), server("Disabled", 1)).signsOfRollback()).containsExactly(test(9 * 24));
            assertThat(of(client(2165, 9), server("Disabled", 1)).signsOfRollback()).containsExactly(client(2165, 9));
        }

        @Test
        void showsNoneByHearsayOrByAFlagThatIsFalseNowOrWhereItIsNotDefinite() {
            assertThat(of(Evidence.caller(MIGRATED, "Ken says so."), Evidence.clientCache(2165, ago(9)), server("Disabled", 1))
                    .signsOfRollback()).isEmpty();
            assertThat(of(flag(true, 9), flag(false, 5), server("Disabled", 1)).signsOfRollback()).isEmpty();
            assertThat(of(client(2165, 99), server("Disabled", 48)).signsOfRollback()).isEmpty();
            assertThat(of(server("Migrated", 1), flag(true, 1)).signsOfRollback()).isEmpty();
            assertThat(of(server("Migrating", 9), server("Disabled", 1)).signsOfRollback()).isEmpty();
        }
    }

    @Nested
    @DisplayName("that says \"migrated\"")
    class AgainstMigrated {

        @Test
        void leavesAClientBehindThatChangedBefore() {
            MigrationConclusion conclusion = of(server("Migrated", 1), client(0, 2));
            assertThat(conclusion.isMigrated()).isTrue();
            assertThat(conclusion.isDefinite()).isTrue();
            assertThat(conclusion.clientsBehind()).containsExactly(client(0, 2));
            assertThat(of(flag(true, 1), client(0, 24 * 30)).clientsBehind()).hasSize(1);
        }

        @Test
        void isContradictedByAClientThatChangedSince() {
            assertThat(of(server("Migrated", 2), client(0, 1)).isContradictory()).isTrue();
            assertThat(of(test(2), client(0, 1)).isContradictory()).isTrue();
            assertThat(of(test(2), client(0, 2)).clientsBehind()).hasSize(1);
        }

        @Test
        @DisplayName("by the flag alone is contradicted by a client that changed within seven days before, or after")
        void flagAlone() {
            assertThat(of(flag(true, 1), client(0, 7 * 24 + 1)).isContradictory()).isTrue();
            assertThat(of(flag(true, 1), client(0, 7 * 24 + 2)).isMigrated()).isTrue();
            assertThat(of(flag(true, 1), client(0, 0)).isContradictory()).isTrue();
            assertThat(of(Evidence.exchangeFlag(true, Source.of("x")), client(0, 9999)).isContradictory()).as("undated").isTrue();
        }

        @Test
        void byAFreshTestIsDefiniteBesideAnOldMigratedOfTheServer() {
            MigrationConclusion conclusion = of(server("Migrated", 30 * 24), test(1));
            assertThat(conclusion.isDefinite()).isTrue();
            assertThat(conclusion.deciding()).contains(test(1));
        }

        @Test
        void leavesNobodyBehindButClients() {
            assertThat(of(server("Migrated", 1), Evidence.caller(NOT_MIGRATED, "No.")).clientsBehind()).isEmpty();
            assertThat(of(server("Migrated", 1), Evidence.caller(NOT_MIGRATED, "No.")).isContested()).isTrue();
        }

        @Test
        void byATestThatIsStaleIsProvisionalAndOvertakesAnOldMigrating() {
            assertThat(of(test(8 * 24)).isMigrated()).isTrue();
            assertThat(of(test(8 * 24)).isDefinite()).isFalse();
            assertThat(of(test(8 * 24)).deciding()).contains(test(8 * 24));
            assertThat(of(server("Migrating", 8 * 24), test(1)).state()).as("asked long ago, overtaken since").isEqualTo(UNKNOWN);
        }

        @Test
        void whileMigratingIsNoContradictionOfAnyClient() {
            MigrationConclusion conclusion = of(server("Migrating", 2), client(2165, 1), client(0, 1));
            assertThat(conclusion.state()).isEqualTo(MIGRATING);
            assertThat(conclusion.isContradictory()).isFalse();
            assertThat(conclusion.clientsBehind()).isEmpty();
        }
    }

    @Nested
    @DisplayName("from clients alone")
    class Clients {

        private final Evidence anybodys = Evidence.clientCache(2165, ago(1));
        private final Evidence anybodysZero = Evidence.clientCache(0, ago(1));

        @Test
        void thatDifferAndAreVouchedForIsContradictory() {
            assertThat(of(client(0, 1), client(2165, 900), client(0, 5)).isContradictory()).isTrue();
        }

        @Test
        void thatDifferWithNobodyVouchingForThemIsUnknown() {
            MigrationConclusion conclusion = of(anybodys, anybodysZero);
            assertThat(conclusion.state()).isEqualTo(UNKNOWN);
            assertThat(conclusion.isContradictory()).isFalse();
            assertThat(conclusion.isContested()).isTrue();
            assertThat(conclusion.sentence()).startsWith("Unknown: clients differ, ask the server. ")
                    .contains("InUCSMode is 2165", " Against it: ", "InUCSMode is 0");
        }

        @Test
        void decidesTheOneThatIsVouchedForAndAnothersFileChangesNothingButThatItIsNamed() {
            MigrationConclusion conclusion = of(anybodysZero, client(2165, 900));
            assertThat(conclusion.isMigrated()).isTrue();
            assertThat(conclusion.deciding()).contains(client(2165, 900));
            assertThat(conclusion.isContested()).isTrue();
            assertThat(conclusion.clientsBehind()).isEmpty();
        }

        @Test
        void decidesTheOneThatIsVouchedForThoughAnotherWasReadLater() {
            Evidence theirs = Evidence.clientCache(2165, ago(9)).withVouched();
            assertThat(of(Evidence.clientCache(0, ago(1)), theirs).deciding()).contains(theirs);
        }

        @Test
        void goBeforeTheCallerWhoStaysVisible() {
            Evidence no = Evidence.caller(NOT_MIGRATED, "No.");
            assertThat(of(no, anybodys).deciding()).contains(anybodys);
            assertThat(of(no, anybodys).against()).containsExactly(no);
            assertThat(of(no, Evidence.caller(MIGRATED, "Yes.")).isContradictory()).isTrue();
        }
    }

    @Test
    @DisplayName("has Exchange's flag by its newest answer, and none where nobody got one")
    void newestFlag() {
        Evidence silent = Evidence.none(Authority.EXCHANGE_FLAG, "access denied", ago(0));
        assertThat(of(flag(true, 5), flag(false, 1)).flag()).contains(flag(false, 1));
        assertThat(of(flag(true, 1), flag(false, 5)).flag()).contains(flag(true, 1));
        assertThat(of(silent, flag(true, 3), server("Disabled", 2)).flag()).contains(flag(true, 3));
        assertThat(of(silent, server("Disabled", 2)).flag()).isEmpty();
    }

    @Test
    @DisplayName("gives itself as plain data with stable keys")
    void toMap() {
        assertThat(of(server("Disabled", 2)).toMap().keySet()).containsExactly("state", "certainty", "migrated", "contested",
                "contradictory", "stuck", "sentence", "decidedBy", "age", "evidence");
        assertThat(of(server("Disabled", 2)).toMap()).containsEntry("state", "NOT_MIGRATED").containsEntry("certainty",
                "DEFINITE")
                .containsEntry("migrated", false).containsEntry("decidedBy", "SERVER_STATE").containsEntry("age", "PT2H");
        assertThat(of().toMap().keySet()).doesNotContain("decidedBy", "age");
    }

    @Test
    @DisplayName("is compared by what it rests on: evidence, instant, freshness")
    void equality() {
        assertThat(of(test(1), flag(true, 2))).isEqualTo(of(flag(true, 2), test(1), test(1))).hasSameHashCodeAs(of(flag(true, 2),
                test(1)));
        assertThat(of(test(1))).isNotEqualTo(of(test(2))).isNotEqualTo(forbidden(test(1)))
                .isNotEqualTo(MigrationConclusion.of(List.of(test(1)), hoursAgo(0).plusSeconds(1)));
        assertThat(of(test(1))).hasToString(of(test(1)).sentence());
    }

    @Test
    void refusesNothing() {
        assertThatNullPointerException().isThrownBy(() -> MigrationConclusion.of(List.of(), null)).withMessageContaining("asOf");
        assertThatNullPointerException().isThrownBy(() -> MigrationConclusion.of(null, AS_OF))
                .withMessageContaining("empty list");
        assertThatNullPointerException().isThrownBy(() -> MigrationConclusion.of(List.of(), AS_OF, null))
                .withMessageContaining("Freshness.standard()");
    }
}
