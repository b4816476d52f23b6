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
import org.ucsmigration.evidence.MigrationConclusion.Certainty;
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
            READY | MET | NOT_MIGRATED | DEFINITE | SIGN_IN_AGAIN | MAY_MIGRATE STANDING
            READY_STATE_UNKNOWN | MET | UNKNOWN | PROVISIONAL | ASK_SERVER | STATE_UNPROVEN STANDING
            READY_WITHIN_DELAY | MET | NOT_MIGRATED | DEFINITE | WAIT_FOR_DELAY | MAY_MIGRATE STANDING
            READY_AS_CLIENT_LAST_SAW | MET | NOT_MIGRATED | PROVISIONAL | ASK_SERVER \
                | STATE_UNPROVEN STANDING, MAY_MIGRATE STANDING
            ELIGIBLE | UNKNOWN | NOT_MIGRATED | DEFINITE | SIGN_IN_WITH_NEWER_CLIENT | MAY_MIGRATE STANDING
            NEVER_SIGNED_IN | NOT_MET | NOT_MIGRATED | DEFINITE | SIGN_IN_WITH_NEWER_CLIENT | -
            ONLY_PHONE | NOT_MET | NOT_MIGRATED | DEFINITE | SIGN_IN_WITH_NEWER_CLIENT | -
            DISABLED_BY_SERVER | NOT_MET | NOT_MIGRATED | DEFINITE | CHECK_POLICY | -
            ONLY_OLDER_CLIENT | NOT_MET | NOT_MIGRATED | DEFINITE | SIGN_IN_WITH_NEWER_CLIENT | -
            POLICY_FORBIDS | NOT_MET | NOT_MIGRATED | DEFINITE | ALLOW_BY_POLICY | -
            WITHOUT_MAILBOX | NOT_MET | NOT_MIGRATED | DEFINITE | PROVIDE_MAILBOX | -
            MAILBOX_ON_EXCHANGE_2010 | NOT_MET | NOT_MIGRATED | DEFINITE | MOVE_MAILBOX | -
            MAILBOX_NEVER_OPENED | NOT_MET | NOT_MIGRATED | DEFINITE | OPEN_MAILBOX | -
            HOMED_ON_LYNC_2010 | NOT_MET | NOT_MIGRATED | DEFINITE | RE_HOME | -
            WITHOUT_SERVER_TRUST | NOT_MET | NOT_MIGRATED | DEFINITE | SET_UP_TRUST | -
            MAILBOX_ON_EXCHANGE_ONLINE | UNKNOWN | NOT_MIGRATED | DEFINITE | FIND_OUT | MAY_MIGRATE STANDING
            MAILBOX_UNKNOWN | UNKNOWN | NOT_MIGRATED | DEFINITE | FIND_OUT | MAY_MIGRATE STANDING
            POLICY_CONTESTED | UNKNOWN | NOT_MIGRATED | DEFINITE | FIND_OUT | MAY_MIGRATE STANDING
            NOTHING_KNOWN | UNKNOWN | UNKNOWN | PROVISIONAL | ASK_SERVER | STATE_UNPROVEN STANDING
            MIGRATING | MET | MIGRATING | DEFINITE | WAIT | ROLL_BACK_FIRST STANDING
            MIGRATED | MET | MIGRATED | DEFINITE | NOTHING | ROLL_BACK_FIRST STANDING
            MIGRATED_AS_CLIENT_LAST_SAW | MET | MIGRATED | PROVISIONAL | ASK_SERVER | ROLL_BACK_FIRST STANDING
            MIGRATED_CLIENT_BEHIND | MET | MIGRATED | DEFINITE | REFRESH_CLIENT | ROLL_BACK_FIRST STANDING
            MIGRATED_ONLY_OLDER_CLIENT | NOT_MET | MIGRATED | DEFINITE | UPGRADE_CLIENT | ROLL_BACK_FIRST STANDING
            MIGRATED_POLICY_FORBIDS | NOT_MET | MIGRATED | DEFINITE | FINISH_ROLLBACK_OR_ALLOW | ROLL_BACK_FIRST ACT
            MIGRATED_MAILBOX_TOO_OLD | NOT_MET | MIGRATED | DEFINITE | LOOK_NOW | CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT
            MIGRATED_MAILBOX_ONLINE | UNKNOWN | MIGRATED | DEFINITE | LOOK_NOW | CONTACTS_STRANDED NOW, ROLL_BACK_FIRST ACT
            MIGRATED_MAILBOX_MOVING | MET | MIGRATED | DEFINITE | LOOK_NOW | MAILBOX_MOVING NOW, ROLL_BACK_FIRST STANDING
            MIGRATED_MAILBOX_UNKNOWN | UNKNOWN | MIGRATED | DEFINITE | FIND_OUT | ROLL_BACK_FIRST STANDING
            MIGRATED_WITHOUT_SERVER_TRUST | NOT_MET | MIGRATED | DEFINITE | CHECK_CONTACTS \
                | CONTACTS_OUT_OF_REACH ACT, ROLL_BACK_FIRST STANDING
            MIGRATED_LONG_AGO | MET | MIGRATED | PROVISIONAL | ASK_SERVER | ROLL_BACK_FIRST STANDING
            MIGRATING_POLICY_FORBIDS | NOT_MET | MIGRATING | DEFINITE | ASK_THEN_ROLL_BACK | ROLL_BACK_FIRST ACT
            MIGRATION_STUCK | MET | MIGRATING | DEFINITE | LOOK_NOW | FAILING ACT, ROLL_BACK_FIRST STANDING
            MIGRATION_FAILING | MET | NOT_MIGRATED | DEFINITE | LOOK_INTO_FAILURE | FAILING ACT, MAY_MIGRATE STANDING
            POLICY_FORBIDS_SERVER_READY | NOT_MET | NOT_MIGRATED | DEFINITE | CHECK_POLICY | MAY_MIGRATE ACT
            ROLLED_BACK | MET | NOT_MIGRATED | DEFINITE | DECIDE_AFTER_ROLLBACK \
                | RETURNS_AFTER_ROLLBACK ACT, FLAG_LEFT_BEHIND ACT, MAY_MIGRATE STANDING
            ROLLED_BACK_FOR_GOOD | NOT_MET | NOT_MIGRATED | DEFINITE | FINISH_ROLLBACK | FLAG_LEFT_BEHIND ACT
            CONTRADICTORY | MET | UNKNOWN | PROVISIONAL | RESOLVE_CONTRADICTION | STATE_UNPROVEN ACT
            OUT_OF_SCOPE | NOT_MET | NOT_MIGRATED | DEFINITE | OUT_OF_SCOPE | -
            OUT_OF_SCOPE_MIGRATED | MET | MIGRATED | DEFINITE | SECURE_CONTACTS | ROLL_BACK_FIRST ACT
            GONE_TO_TEAMS | MET | MIGRATED | PROVISIONAL | SECURE_CONTACTS | CONTACTS_STRANDED ACT, ROLL_BACK_FIRST ACT
            """)
    void isInTheStateThatItsNameSays(SampleUser user, Outcome outcome, MigrationState state, Certainty certainty, Action next,
            String hazards) {
        UserReport report = user.report();

        UcsAssertions.assertThat(report).hasNextStep(next).assessment().hasOutcome(outcome);
        UcsAssertions.assertThat(report).conclusion().hasState(state);
        assertThat(report.conclusion().certainty()).isEqualTo(certainty);
        assertThat(report.hazards().stream().map(hazard -> hazard.kind() + " " + hazard.severity())
                .collect(Collectors.joining(", ")))
                .isEqualTo(hazards == null ? "" : hazards);
        assertThat(report.nextStep().advice().commands().isEmpty()).as("what there is to do has a command, if only to look")
                .isEqualTo(next == Action.NOTHING || next == Action.OUT_OF_SCOPE);
    }

    @Test
    void theTableAboveHasThemAll() {
        assertThat(SampleUser.values()).hasSize(41);
    }

    @Test
    void thereIsOneForEveryHazard() {
        assertThat(Arrays.stream(SampleUser.values()).flatMap(user -> user.report().hazards().stream()).map(Hazard::kind))
                .contains(Hazard.Kind.values());
    }

    @Test
    void whatOneWitnessSawIsProvisional() {
        UcsAssertions.assertThat(SampleUser.READY_AS_CLIENT_LAST_SAW.report()).hasHazards(Hazard.Kind.STATE_UNPROVEN)
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

        EnumSet<Action> ofOthers = EnumSet.range(Action.SUSPEND_MOVE, Action.MOVE);
        ofOthers.add(Action.MEET_OWN_PRECONDITION);
        assertThat(EnumSet.complementOf(reached)).as("only a site's own precondition, and the steps of a move, ask for these")
                .isEqualTo(ofOthers);
    }

    @Test
    void thereIsOneForEveryReasonThatBlocks() {
        var reached = Arrays.stream(SampleUser.values()).flatMap(user -> user.report().assessment().blockers().stream())
                .map(Finding::reason).collect(Collectors.toSet());

        assertThat(reached).containsExactlyInAnyOrderElementsOf(Arrays.stream(ReasonCode.values())
                .filter(code -> code.outcome() == Outcome.NOT_MET && code != ReasonCode.MAILBOX_ONLINE_REFUSED)
                        .map(ReasonCode::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void lacksWhatItsNameSaysAndNothingElse(SampleUser user) {
        boolean two = user == SampleUser.WITHOUT_MAILBOX || user == SampleUser.POLICY_FORBIDS
                || user == SampleUser.ROLLED_BACK_FOR_GOOD;
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
