package org.ucsmigration.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.ReasonCode;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.UserReport;
import org.ucsmigration.survey.Survey;

class SampleUserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            READY                       | MET     | NOT_MIGRATED | SIGN_IN_AGAIN              | -
            READY_STATE_UNKNOWN         | MET     | UNKNOWN      | ASK_SERVER                 | STATE_UNPROVEN
            READY_WITHIN_DELAY          | MET     | NOT_MIGRATED | WAIT_FOR_DELAY             | -
            ELIGIBLE                    | UNKNOWN | NOT_MIGRATED | FIND_OUT                   | -
            NEVER_SIGNED_IN             | NOT_MET | NOT_MIGRATED | SIGN_IN_WITH_NEWER_CLIENT  | -
            ONLY_PHONE                  | NOT_MET | NOT_MIGRATED | SIGN_IN_WITH_NEWER_CLIENT  | -
            DISABLED_BY_SERVER          | NOT_MET | NOT_MIGRATED | RESOLVE_CONTRADICTION      | -
            ONLY_OLDER_CLIENT           | NOT_MET | NOT_MIGRATED | SIGN_IN_WITH_NEWER_CLIENT  | -
            POLICY_FORBIDS              | NOT_MET | NOT_MIGRATED | ALLOW_BY_POLICY            | -
            WITHOUT_MAILBOX             | NOT_MET | NOT_MIGRATED | PROVIDE_MAILBOX            | -
            MAILBOX_ON_EXCHANGE_2010    | NOT_MET | NOT_MIGRATED | MOVE_MAILBOX               | -
            MAILBOX_NEVER_OPENED        | NOT_MET | NOT_MIGRATED | OPEN_MAILBOX               | -
            HOMED_ON_LYNC_2010          | NOT_MET | NOT_MIGRATED | RE_HOME                    | -
            WITHOUT_SERVER_TRUST        | NOT_MET | NOT_MIGRATED | SET_UP_TRUST               | -
            MAILBOX_ON_EXCHANGE_ONLINE  | UNKNOWN | NOT_MIGRATED | FIND_OUT                   | -
            MAILBOX_UNKNOWN             | UNKNOWN | NOT_MIGRATED | FIND_OUT                   | -
            POLICY_CONTESTED            | UNKNOWN | NOT_MIGRATED | FIND_OUT                   | -
            NOTHING_KNOWN               | UNKNOWN | UNKNOWN      | FIND_OUT                   | STATE_UNPROVEN
            MIGRATING                   | MET     | MIGRATING    | WAIT                       | ROLL_BACK_FIRST
            MIGRATED                    | MET     | MIGRATED     | NOTHING                    | ROLL_BACK_FIRST
            MIGRATED_AS_CLIENT_LAST_SAW | MET     | MIGRATED     | NOTHING                    | ROLL_BACK_FIRST
            MIGRATED_CLIENT_BEHIND      | MET     | MIGRATED     | REFRESH_CLIENT             | ROLL_BACK_FIRST
            MIGRATED_ONLY_OLDER_CLIENT  | NOT_MET | MIGRATED     | UPGRADE_CLIENT             | ROLL_BACK_FIRST
            MIGRATED_POLICY_FORBIDS     | NOT_MET | MIGRATED     | FINISH_ROLLBACK_OR_ALLOW   | ROLL_BACK_FIRST
            MIGRATED_MAILBOX_TOO_OLD    | NOT_MET | MIGRATED     | RESOLVE_CONTRADICTION      | ROLL_BACK_FIRST
            ROLLED_BACK                 | MET     | NOT_MIGRATED | SIGN_IN_AGAIN              | RETURNS_AFTER_ROLLBACK
            CONTRADICTORY               | MET     | UNKNOWN      | RESOLVE_CONTRADICTION      | STATE_UNPROVEN
            """)
    void isInTheStateThatItsNameSays(SampleUser user, Outcome outcome, MigrationState state, Action next, Hazard hazard) {
        UserReport report = user.report();

        UcsAssertions.assertThat(report).hasNextStep(next).assessment().hasOutcome(outcome);
        UcsAssertions.assertThat(report).conclusion().hasState(state);
        assertThat(report.hazards()).isEqualTo(hazard == null ? List.of() : List.of(hazard));
    }

    @Test
    void whatOneWitnessSawIsProvisional() {
        UcsAssertions.assertThat(SampleUser.READY_AS_CLIENT_LAST_SAW.report()).hasHazards(Hazard.STATE_UNPROVEN)
                .conclusion().isProvisionallyNotMigrated();
    }

    @Test
    void theOneOutOfScopeIs() {
        UcsAssertions.assertThat(SampleUser.OUT_OF_SCOPE.report()).isOutOfScope().hasNextStep(Action.OUT_OF_SCOPE);
    }

    @Test
    void thereIsOneForEveryNextStepThatTheLibraryKnows() {
        EnumSet<Action> reached = EnumSet.noneOf(Action.class);
        Arrays.stream(SampleUser.values()).forEach(user -> reached.add(user.report().nextStep().action()));

        assertThat(EnumSet.complementOf(reached)).as("only a site's own precondition can ask for this one").containsExactly(Action.MEET_OWN_PRECONDITION);
    }

    @Test
    void thereIsOneForEveryReasonThatBlocks() {
        var reached = Arrays.stream(SampleUser.values()).flatMap(user -> user.report().assessment().blockers().stream())
                .map(Finding::reason).collect(Collectors.toSet());

        assertThat(reached).containsExactlyInAnyOrderElementsOf(Arrays.stream(ReasonCode.values())
                .filter(code -> code.outcome() == Outcome.NOT_MET && code != ReasonCode.MAILBOX_ONLINE_REFUSED).map(ReasonCode::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void lacksWhatItsNameSaysAndNothingElse(SampleUser user) {
        boolean two = user == SampleUser.WITHOUT_MAILBOX || user == SampleUser.POLICY_FORBIDS || user == SampleUser.MIGRATED_POLICY_FORBIDS;
        assertThat(user.report().assessment().unknowns().size() + user.report().assessment().blockers().size())
                .isLessThanOrEqualTo(user == SampleUser.NOTHING_KNOWN ? 6 : two ? 2 : 1);
    }

    @Test
    void eachIsSomebodyElse() {
        assertThat(SampleUser.identities()).hasSameSizeAs(SampleUser.values()).doesNotHaveDuplicates();
    }

    @Test
    void theirProbeServesASurvey() {
        UserIdentity stranger = UserIdentity.of("stranger@example.com");
        List<UserReport> reports = Survey.over(SampleUser.probe()).withRules(SampleUser.rules()).asOf(SampleUser.asOf())
                .run(List.of(SampleUser.MIGRATED.identity(), stranger)).reports();

        assertThat(reports.get(0)).isEqualTo(SampleUser.MIGRATED.report());
        UcsAssertions.assertThat(reports.get(1)).isAbout("stranger@example.com").conclusion().isUnknown();
    }
}
