package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.fact.MailboxMove.Target;

@DisplayName("A move of a mailbox")
class MailboxMoveTest {

    /** Source: "Get-MoveRequest" (-MoveStatus) and "Get-MigrationUser" (-Status) in the Exchange PowerShell reference. */
    @ParameterizedTest
    @ValueSource(strings = {"AutoSuspended", "CompletionInProgress", "Failed", "InProgress", "Queued", "Retrying", "Suspended",
            "Synced", "Syncing",
        "IncrementalSynced", "Completing", "CompletionFailed", "Provisioning", "something new"})
    void isPendingUntilItIsCompleted(String status) {
        MailboxMove move = MailboxMove.of(status, Target.EXCHANGE_ONLINE, "litwareinc.mail.onmicrosoft.com");
        assertThat(move.isPending()).isTrue();
        assertThat(move.requests()).singleElement()
                .hasToString("a move to Exchange Online (litwareinc.mail.onmicrosoft.com), " + status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Completed", "CompletedWithWarning", "CompletedWithWarnings", "COMPLETED", "None", " Completed "})
    void isOfThePastOnceCompleted(String status) {
        assertThat(MailboxMove.of(status, Target.OWN_SERVERS, "DB1")).isEqualTo(MailboxMove.none());
    }

    @Test
    void holdsTheRequestsOfEveryWitness() {
        MailboxMove one = MailboxMove.of("InProgress", Target.OWN_SERVERS, "DB1");
        MailboxMove other = MailboxMove.of("Synced", Target.EXCHANGE_ONLINE, "");
        assertThat(one.agreeWith(other)).isEqualTo(other.agreeWith(one)).get().extracting(move -> move.requests().size())
                .isEqualTo(2);
        assertThat(one.agreeWith(MailboxMove.none())).contains(one);
        assertThat(one.agreeWith(one)).contains(one);
        assertThat(MailboxMove.none()).hasToString("no move under way");
    }

    @Test
    void hasAStatus() {
        assertThatIllegalArgumentException().isThrownBy(() -> MailboxMove.of(" ", Target.UNKNOWN, ""))
                .withMessageContaining("InProgress");
    }
}
