package org.ucsmigration.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ucsmigration.testing.UcsAssertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.move.Move;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.move.MoveReason;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.ReasonCode;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.UserReport;

class UcsAssertionsTest {

    /** Each assertion with a user for whom it holds and one for whom it does not. */
    static Stream<Arguments> assertions() {
        return Stream.of(
                about("isReady", SampleUser.READY, SampleUser.ELIGIBLE, report -> assertThat(report.assessment()).isReady()),
                about("isNotReady", SampleUser.NOTHING_KNOWN, SampleUser.READY, report -> assertThat(report.assessment())
                        .isNotReady()),
                about("isEligible", SampleUser.ELIGIBLE, SampleUser.READY, report -> assertThat(report.assessment())
                        .isEligible()),
                about("isNotEligible", SampleUser.READY, SampleUser.ELIGIBLE, report -> assertThat(report.assessment())
                        .isNotEligible()),
                about("hasOutcome", SampleUser.NOTHING_KNOWN, SampleUser.READY, report -> assertThat(report.assessment())
                        .hasOutcome(Outcome.UNKNOWN)),
                about("ignoresPolicy", SampleUser.ONLY_OLDER_CLIENT, SampleUser.READY, report -> assertThat(report.assessment())
                        .ignoresPolicy()),
                about("isBlockedBy", SampleUser.POLICY_FORBIDS, SampleUser.READY,
                        report -> assertThat(report.assessment()).isBlockedBy(ReasonCode.POLICY_FORBIDS)),
                about("isBlockedBy, both", SampleUser.WITHOUT_MAILBOX, SampleUser.MAILBOX_NEVER_OPENED,
                        report -> assertThat(report.assessment()).isBlockedBy("MAILBOX_NEVER_OPENED", "NO_MAILBOX")),
                about("isUnknownFor", SampleUser.MAILBOX_UNKNOWN, SampleUser.WITHOUT_MAILBOX,
                        report -> assertThat(report.assessment()).isUnknownFor(ReasonCode.MAILBOX_UNKNOWN)),
                about("meets", SampleUser.READY, SampleUser.POLICY_FORBIDS,
                        report -> assertThat(report.assessment()).meets(Precondition.MAILBOX_OPENED,
                                Precondition.POLICY_ALLOWS_UCS)),

                about("isMigrated", SampleUser.MIGRATED, SampleUser.MIGRATING, report -> assertThat(report.conclusion())
                        .isMigrated()),
                about("isMigrating", SampleUser.MIGRATING, SampleUser.MIGRATED, report -> assertThat(report.conclusion())
                        .isMigrating()),
                about("isProvenNotMigrated", SampleUser.READY, SampleUser.READY_AS_CLIENT_LAST_SAW,
                        report -> assertThat(report.conclusion()).isProvenNotMigrated()),
                about("isProvisionallyNotMigrated", SampleUser.READY_AS_CLIENT_LAST_SAW, SampleUser.READY,
                        report -> assertThat(report.conclusion()).isProvisionallyNotMigrated()),
                about("isUnknown", SampleUser.NOTHING_KNOWN, SampleUser.READY, report -> assertThat(report.conclusion())
                        .isUnknown()),
                about("hasState", SampleUser.READY, SampleUser.MIGRATED, report -> assertThat(report.conclusion())
                        .hasState(MigrationState.NOT_MIGRATED)),
                about("isContested", SampleUser.ROLLED_BACK, SampleUser.MIGRATED, report -> assertThat(report.conclusion())
                        .isContested()),
                about("isUncontested", SampleUser.MIGRATED, SampleUser.ROLLED_BACK, report -> assertThat(report.conclusion())
                        .isUncontested()),
                about("isContradictory", SampleUser.CONTRADICTORY, SampleUser.ROLLED_BACK, report ->
                        assertThat(report.conclusion()).isContradictory()),
                about("isDecidedBy", SampleUser.MIGRATED, SampleUser.MIGRATED_AS_CLIENT_LAST_SAW,
                        report -> assertThat(report.conclusion()).isDecidedBy(Evidence.Authority.SERVER_STATE)),

                about("isAbout", SampleUser.READY, SampleUser.MIGRATED, report -> assertThat(report)
                        .isAbout("SIP:KenMyer@litwareinc.com")),
                about("isOutOfScope", SampleUser.OUT_OF_SCOPE, SampleUser.READY, report -> assertThat(report).isOutOfScope()),
                about("isNotOutOfScope", SampleUser.READY, SampleUser.OUT_OF_SCOPE, report -> assertThat(report)
                        .isNotOutOfScope()),
                about("hasNextStep", SampleUser.MIGRATING, SampleUser.READY, report -> assertThat(report)
                        .hasNextStep(Action.WAIT)),
                about("isDefinite", SampleUser.MIGRATED, SampleUser.MIGRATED_LONG_AGO, report -> assertThat(report.conclusion())
                        .isDefinite()),
                about("isProvisional", SampleUser.MIGRATED_LONG_AGO, SampleUser.MIGRATED, report ->
                        assertThat(report.conclusion()).isProvisional()),
                about("hasHazards", SampleUser.MIGRATED, SampleUser.READY,
                        report -> assertThat(report).hasHazards(Hazard.Kind.ROLL_BACK_FIRST)),
                about("hasHazard", SampleUser.MIGRATED_POLICY_FORBIDS, SampleUser.MIGRATED,
                        report -> assertThat(report).hasHazard(Hazard.Kind.ROLL_BACK_FIRST, Hazard.Severity.ACT)),
                about("hasNoAlarms", SampleUser.MIGRATED, SampleUser.ROLLED_BACK, report -> assertThat(report).hasNoAlarms()),
                about("hasNoHazards", SampleUser.POLICY_FORBIDS, SampleUser.MIGRATED, report -> assertThat(report)
                        .hasNoHazards()));
    }

    private static Arguments about(String name, SampleUser holds, SampleUser fails, Consumer<UserReport> assertion) {
        return Arguments.of(name, holds, fails, assertion);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void passesWhereItHolds(String name, SampleUser holds, SampleUser fails, Consumer<UserReport> assertion) {
        assertion.accept(holds.report());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("assertions")
    void failsWhereItDoesNotAndSaysWhatWasExpected(String name, SampleUser holds, SampleUser fails,
            Consumer<UserReport> assertion) {
        assertThatThrownBy(() -> assertion.accept(fails.report())).isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected the ");
    }

    @Nested
    class AFailureShowsTheWholeExplanation {

        @Test
        void ofAnAssessment() {
            Assessment assessment = SampleUser.POLICY_FORBIDS.report().assessment();

            var failure = assertThatThrownBy(() -> assertThat(assessment).as("Adele").isReady())
                    .hasMessageContainingAll("[Adele]", "Expected the assessment to be ready", assessment.sentence());
            assessment.findings().forEach(finding -> failure.hasMessageContainingAll(finding.precondition(), finding.reason(),
                    finding.sentence(), finding.remedy()));
        }

        @Test
        void ofAConclusion() {
            MigrationConclusion conclusion = SampleUser.MIGRATED.report().conclusion();

            var failure = assertThatThrownBy(() -> assertThat(conclusion).isUnknown())
                    .hasMessageContaining(conclusion.sentence());
            conclusion.evidence().forEach(evidence -> failure.hasMessageContainingAll(evidence.authority()
                    .toString(), evidence.sentence(),
                    evidence.observedAt().orElseThrow().toString()));
        }

        @Test
        void ofAConclusionWithoutEvidence() {
            assertThatThrownBy(() -> assertThat(MigrationConclusion.of(List.of(), SampleUser.asOf())).isMigrated())
                    .hasMessageContaining("no witness was asked");
        }

        @Test
        void ofAReport() {
            UserReport report = SampleUser.MIGRATED_CLIENT_BEHIND.report();

            assertThatThrownBy(() -> assertThat(report).hasNextStep(Action.NOTHING)).hasMessageContainingAll(
                    "markusbreyer@litwareinc.com", report.asOf().toString(), "POLICY_ALLOWS", "client cache: NOT_MIGRATED",
                    "Next: REFRESH_CLIENT", report.nextStep().sentence(), "Hazard: ROLL_BACK_FIRST STANDING");
        }

        @Test
        void ofAPartOfAReportWithTheUsersName() {
            assertThatThrownBy(() -> assertThat(SampleUser.READY.report()).conclusion().isMigrated())
                    .hasMessageContaining("[conclusion on kenmyer@litwareinc.com]");
        }

        @Test
        void withSignsThatAFormatterWouldTakeForItsOwn() {
            Observations seen = Observations.of(UserIdentity.of("kenmyer@litwareinc.com"), UserFacts.none(),
                    Evidence.serverState("100 %s", Source.of("server")))
                    .withNote("done to 50 %");

            assertThatThrownBy(() -> assertThat(UserReport.of(seen, SampleUser.asOf())).hasNoteContaining("60 %"))
                    .hasMessageContainingAll("a note with \"60 %\"", "\"100 %s\"", "Note: done to 50 %");
        }
    }

    @Test
    void nullIsAFailureNotANullPointer() {
        assertThatThrownBy(() -> assertThat((Assessment) null).isReady()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat((MigrationConclusion) null).isMigrated()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThat((UserReport) null).hasNoHazards()).isInstanceOf(AssertionError.class);
    }

    @Test
    void assertsOnMoves() {
        assertThat(SampleUser.POLICY_FORBIDS.check(Move.toTeams())).isGo().isHeldUpBy().hasSteps(Action.MOVE);
        assertThat(SampleUser.MIGRATED.check(Move.toTeams())).isNoGo().isHeldUpBy(MoveReason.CONTACTS_IN_EXCHANGE);
        assertThat(SampleUser.NOTHING_KNOWN.check(Move.toTeams())).asksFirst().hasVerdict(MoveCheck.Verdict.ASK_FIRST);
        Consumer<MoveCheck> wrong = check -> assertThat(check).isGo();
        assertThatThrownBy(() -> wrong.accept(SampleUser.MIGRATED.check(Move.toTeams()))).isInstanceOf(AssertionError.class)
                .hasMessageContaining("to be GO").hasMessageContaining("Invoke-CsUcsRollback").hasMessageContaining("Hazard: ");
        assertThatThrownBy(() -> assertThat(SampleUser.MIGRATED.check(Move.toTeams())).isHeldUpBy())
                .hasMessageContaining("held up");
        assertThatThrownBy(() -> assertThat(SampleUser.MIGRATED.check(Move.toTeams())).hasSteps()).hasMessageContaining("steps");
    }
}
