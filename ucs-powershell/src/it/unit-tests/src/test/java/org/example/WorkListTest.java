package org.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.testing.UcsAssertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ucsmigration.advice.Action;
import org.ucsmigration.precondition.ReasonCode;
import org.ucsmigration.testing.SampleUser;

class WorkListTest {

    private final WorkList workList = new WorkList(SampleUser.survey());

    @Test
    void leavesOutWhoseContactsHaveMigratedAndWhoIsOutOfScope() {
        assertThat(workList.of(List.of(SampleUser.MIGRATED.identity(), SampleUser.OUT_OF_SCOPE.identity()))).isEmpty();
    }

    @Test
    void groupsByWhatIsToBeDone() {
        Map<Action, List<String>> work = workList.of(List.of(SampleUser.POLICY_FORBIDS.identity(),
                SampleUser.MAILBOX_NEVER_OPENED.identity()));

        assertThat(work).containsOnlyKeys(Action.ALLOW_BY_POLICY, Action.OPEN_MAILBOX);
        assertThat(work.get(Action.OPEN_MAILBOX)).singleElement().asString()
                .startsWith(SampleUser.MAILBOX_NEVER_OPENED.identity().toString());
    }

    @ParameterizedTest
    @EnumSource
    void answersForEveryState(SampleUser user) {
        assertThat(workList.of(List.of(user.identity()))).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void assertionsOfTheLibraryStandBesideAssertJsOwn() {
        assertThat(SampleUser.POLICY_FORBIDS.report().assessment()).isNotReady().isBlockedBy(ReasonCode.POLICY_FORBIDS);
        assertThat(SampleUser.MIGRATED.report()).hasNextStep(Action.NOTHING).conclusion().isMigrated();
    }
}
