package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ucsmigration.powershell.Estate.ABSENT;
import static org.ucsmigration.powershell.Estate.KEN;
import static org.ucsmigration.powershell.Estate.KEN_MAILBOX;
import static org.ucsmigration.powershell.Estate.POOL;
import static org.ucsmigration.powershell.Estate.kensMailbox;
import static org.ucsmigration.powershell.Estate.row;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MailboxMove.Target;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.Estate;

/**
 * The shapes are those of the pages' samples; what is inferred is tested for being read leniently and for never being guessed.
 */
@DisplayName("Failed attempts and moves of mailboxes")
class FailuresAndMovesTest {

    private static final Command STORAGE = Command.of("Debug-CsStorageServiceFailures")
            .with("SipUri", "sip:kenmyer@litwareinc.com");
    private static final Command AT_POOL = Command.of("Debug-CsUnifiedContactStore").with("PoolFqdn", POOL);
    private static final Command REQUESTS = Command.of("Get-MoveRequest").with("ResultSize", "Unlimited");
    private static final Command USERS = Command.of("Get-MigrationUser").with("ResultSize", "Unlimited");
    private static final String DETAIL =
            "StoreWebException: code=ErrorEwsAutodiscover, reason=GetUserSettings failed, smtpAddress=ken@litwareinc.com";

    private final Estate estate = new Estate();

    private Fact<MigrationFailure> failure() {
        return estate.lync().observe(KEN).facts().migrationFailure();
    }

    private Fact<MailboxMove> move() {
        return estate.exchange().observe(estate.kenAsLyncKnowsHim()).facts().mailboxMove();
    }

    @Test
    @DisplayName("are not known where nobody was asked, and the reasons name who was to be")
    void nobodyAsked() {
        assertThat(failure().isUnknown()).isTrue();
        assertThat(failure().reasons()).anySatisfy(reason -> assertThat(reason).contains("Debug-CsStorageServiceFailures"));
        assertThat(move().isUnknown()).isTrue();
        assertThat(move().reasons()).anySatisfy(reason -> assertThat(reason).contains("Get-MoveRequest"))
                .anySatisfy(reason -> assertThat(reason).contains("MailboxMoveStatus"));
    }

    @Test
    @DisplayName("carry the code and the time that the storage service gives")
    void storage() {
        estate.rows(STORAGE, row("EndpointId", "kenmyer@litwareinc.com", "EndpointStatusTime",
                OffsetDateTime.parse("2026-11-19T10:00:00Z"), "EndpointStatusDetail", DETAIL));
        assertThat(failure().toOptional()).hasValueSatisfying(told -> {
            assertThat(told.code()).contains("ErrorEwsAutodiscover");
            assertThat(told.failedAt()).contains(Instant.parse("2026-11-19T10:00:00Z"));
        });
    }

    @Test
    @DisplayName("are none only where the list is complete, and count even where it is not")
    void completeness() {
        estate.rows(STORAGE);
        assertThat(failure().toOptional()).hasValueSatisfying(told -> assertThat(told.isNone()).isTrue());
        estate.rows(STORAGE).incomplete(STORAGE);
        assertThat(failure().isUnknown()).isTrue();
        estate.rows(STORAGE, row("EndpointStatusDetail", DETAIL)).incomplete(STORAGE);
        assertThat(failure().toOptional()).hasValueSatisfying(told -> assertThat(told.isNone()).isFalse());
        estate.rows(STORAGE, row("EndpointId", "kenmyer@litwareinc.com"));
        assertThat(failure().reasons()).anySatisfy(reason -> assertThat(reason).contains("EndpointStatusDetail"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", value = {"null|false", "''|false", "kenmyer@litwareinc.com|true",
            "sip:KenMyer@litwareinc.com code=Timeout, don@litwareinc.com|true", "User=kenmyer@litwareinc.com;2 attempts|true",
            "notkenmyer@litwareinc.com|false", "seven users|unknown"})
    @DisplayName("are of whom the pool names, whatever stands around the address; a text without any proves nothing")
    void pool(String data, String expected) {
        estate.rows(AT_POOL, row("FrontEnd", "fe1", "FailedUserData", data));
        if (expected.equals("unknown")) {
            assertThat(failure().isUnknown()).isTrue();
        } else {
            assertThat(failure().toOptional().map(told -> !told.isNone())).contains(Boolean.valueOf(expected));
        }
    }

    @Test
    @DisplayName("are not known where a front end has no such property, and a success of the user's own object supersedes no "
            + "pool")
    void poolWithoutProperty() {
        estate.rows(AT_POOL, row("FrontEnd", "fe1"));
        assertThat(failure().isUnknown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"Ready To Migrate, NumberOfAttempts, 3, true", "Ready To Migrate, NumberOfAttempts, 0, false",
            "Migrated, NumberOfAttempts, 3, false",
            "Disabled, NumberOfAttempts, 3, false", "Migrated, FailedAttempts, 1, true", "Ready To Migrate, Retention, 3, false"})
    @DisplayName("are counted on the user's own object, where attempts have not led anywhere")
    void attempts(String mode, String property, long count, boolean failed) {
        estate.rows(Estate.STATE, row("SipUri", "kenmyer@litwareinc.com", "UcsMode", mode, property, count,
                "LastAttemptTime", OffsetDateTime.parse("2026-11-19T10:00:00Z")));
        assertThat(failure().toOptional().filter(told -> !told.isNone()).isPresent()).isEqualTo(failed);
        failure().toOptional().ifPresent(told -> assertThat(told.failedAt()).contains(Instant.parse("2026-11-19T10:00:00Z")));
    }

    @Test
    @DisplayName("are none where a complete list tells mailboxes apart and does not have this one")
    void noMove() {
        estate.rows(REQUESTS, row("ExchangeGuid", UUID.randomUUID(), "Status", "InProgress"));
        assertThat(move().toOptional()).contains(MailboxMove.none());
        estate.rows(REQUESTS, row("ExchangeGuid", ABSENT, "Status", "InProgress"));
        assertThat(move().isUnknown()).isTrue();
        estate.rows(REQUESTS).incomplete(REQUESTS);
        assertThat(move().isUnknown()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'IntraOrg, Pull', '', DB02, OWN_SERVERS", "'CrossOrg, Push', contoso.mail.onmicrosoft.com, '', UNKNOWN",
            "'CrossOrg, Pull', outlook.office365.com, '', EXCHANGE_ONLINE", "'', notoutlook.com, '', UNKNOWN",
            "'', '', '', UNKNOWN"})
    @DisplayName("tell the target only where host or kind of the request does")
    void target(String flags, String host, String database, Target target) {
        estate.rows(REQUESTS, row("ExchangeGuid", KEN_MAILBOX, "Status", "InProgress", "Flags", flags, "RemoteHostName", host,
                "TargetDatabase", database));
        assertThat(move().toOptional().orElseThrow().requests()).singleElement().extracting(MailboxMove.Request::target)
                .isEqualTo(target);
    }

    @Test
    @DisplayName("are in the past once they are completed, and pending in every other status")
    void statuses() {
        estate.rows(REQUESTS, row("ExchangeGuid", KEN_MAILBOX, "Status", "CompletedWithWarning"))
                .rows(USERS, row("MailboxGuid", KEN_MAILBOX, "Status", "Completed"));
        assertThat(move().toOptional()).contains(MailboxMove.none());
        estate.rows(USERS, row("MailboxEmailAddress", "Ken@litwareinc.com", "Status", "Synced", "BatchId", "Wave 3"));
        assertThat(move().toOptional().orElseThrow().requests()).singleElement()
                .isEqualTo(new MailboxMove.Request("Synced", Target.UNKNOWN, "Wave 3"));
    }

    @Test
    @DisplayName("stand on the mailbox itself, which may be the only witness of a move that Exchange Online pulls")
    void mailboxItself() {
        estate.rows(Estate.MAILBOXES, kensMailbox("MailboxMoveStatus", "InProgress", "MailboxMoveFlags", "CrossOrg, Push",
                "MailboxMoveRemoteHostName", "outlook.office365.com", "MailboxMoveBatchName", "Wave 3"));
        assertThat(move().toOptional().orElseThrow().isPending()).isTrue();
        assertThat(move().claims()).singleElement().satisfies(claim -> assertThat(claim.source().at()).contains(Estate.AT));
        estate.rows(Estate.MAILBOXES, kensMailbox("MailboxMoveStatus", "None"));
        assertThat(move().toOptional()).contains(MailboxMove.none());
        estate.rows(Estate.MAILBOXES, kensMailbox("MailboxMoveStatus", ""));
        assertThat(move().isUnknown()).isTrue();
    }
}
