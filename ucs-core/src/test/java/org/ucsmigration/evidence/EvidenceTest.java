package org.ucsmigration.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence.Authority;

@DisplayName("Evidence")
class EvidenceTest {

    private static final Instant AT = Instant.parse("2014-03-01T12:00:00Z");
    private static final Source SOURCE = Source.of("the witness", AT);

    @ParameterizedTest(name = "of UcsMode \"{0}\" is {1}")
    @CsvSource({"Migrated, MIGRATED", "MIGRATED, MIGRATED", "'  migrated ', MIGRATED", "Migrating, MIGRATING",
            "Ready To Migrate, NOT_MIGRATED",
        "ready to migrate, NOT_MIGRATED", "Disabled, NOT_MIGRATED", "'', UNKNOWN", "Not Migrated, UNKNOWN",
                "ReadyToMigrate, UNKNOWN",
        "Migriert, UNKNOWN", "MigratedX, UNKNOWN"})
    void ofTheServer(String ucsMode, MigrationState state) {
        Evidence evidence = Evidence.serverState(ucsMode, SOURCE);
        assertThat(evidence.state()).isEqualTo(state);
        assertThat(evidence.authority()).isEqualTo(Authority.SERVER_STATE);
        assertThat(evidence.ucsMode()).contains(ucsMode.strip());
        assertThat(evidence.toMap()).containsEntry("ucsMode", ucsMode.strip());
        assertThat(evidence.sentence()).contains("\"" + ucsMode.strip() + "\"").endsWith("(the witness).");
    }

    @Test
    void ofATestIsMigratedOrUnknownNeverTheOpposite() {
        assertThat(Evidence.testSucceeded(SOURCE).state()).isEqualTo(MigrationState.MIGRATED);
        Evidence failed = Evidence.testFailed("10060, A connection attempt failed\r\n   because", SOURCE);
        assertThat(failed.state()).isEqualTo(MigrationState.UNKNOWN);
        assertThat(failed.authority()).isEqualTo(Authority.SYNTHETIC_TEST);
        assertThat(failed.sentence()).contains("\"10060, A connection attempt failed because\"", "empty contact list",
                "network fault");
        assertThat(Evidence.testFailed("", SOURCE).sentence()).contains("without a message");
        assertThat(Evidence.testFailed("x".repeat(100_000), SOURCE).sentence()).hasSizeLessThan(400);
    }

    @Test
    void ofExchangesFlagIsMigratedOrUnknown() {
        assertThat(Evidence.exchangeFlag(true, SOURCE).state()).isEqualTo(MigrationState.MIGRATED);
        Evidence unset = Evidence.exchangeFlag(false, SOURCE);
        assertThat(unset.state()).isEqualTo(MigrationState.UNKNOWN);
        assertThat(unset.authority()).isEqualTo(Authority.EXCHANGE_FLAG);
        assertThat(unset.sentence()).contains("ImListMigrationCompleted False", "proves nothing");
    }

    @ParameterizedTest(name = "of InUCSMode {0} is {1}")
    @CsvSource({"2165, MIGRATED", "0, NOT_MIGRATED", "1, UNKNOWN", "2164, UNKNOWN", "-2165, UNKNOWN", "4294969461, UNKNOWN"})
    void ofAClientsCache(long number, MigrationState state) {
        Evidence evidence = Evidence.clientCache(number, SOURCE);
        assertThat(evidence.state()).isEqualTo(state);
        assertThat(evidence.authority()).isEqualTo(Authority.CLIENT_CACHE);
        assertThat(evidence.sentence()).contains("InUCSMode is " + number);
        if (state != MigrationState.UNKNOWN) {
            assertThat(evidence.sentence()).contains("last saw");
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAWitnessThatGaveNoAnswerIsUnknownWithTheReason(Authority authority) {
        Evidence none = Evidence.none(authority, "access denied", SOURCE);
        assertThat(none.state()).isEqualTo(MigrationState.UNKNOWN);
        assertThat(none.authority()).isEqualTo(authority);
        assertThat(none.sentence()).isEqualTo("The " + authority + " is not known: access denied (the witness).");
        assertThatIllegalArgumentException().isThrownBy(() -> Evidence.none(authority, " ", SOURCE))
                .withMessageContaining("sentence");
    }

    @ParameterizedTest
    @EnumSource
    void ofTheCallerIsWhatTheCallerSays(MigrationState state) {
        assertThat(Evidence.caller(state, "Ken said so.").state()).isEqualTo(state);
        assertThat(Evidence.caller(state, "Ken said so.").authority()).isEqualTo(Authority.CALLER);
        assertThat(Evidence.caller(state, "Ken said so.").source()).isEqualTo(Source.CALLER);
        assertThatIllegalArgumentException().isThrownBy(() -> Evidence.caller(state, "")).withMessageContaining("sentence");
    }

    @Test
    @DisplayName("was observed at the time of its source, and changed at a time of its own")
    void times() {
        Evidence evidence = Evidence.clientCache(2165, SOURCE);
        assertThat(evidence.observedAt()).contains(AT);
        assertThat(evidence.changedAt()).isEmpty();
        assertThat(evidence.withChangedAt(AT.minusSeconds(9)).changedAt()).contains(AT.minusSeconds(9));
        assertThat(evidence.withChangedAt(AT)).isNotEqualTo(evidence);
        assertThat(Evidence.clientCache(2165, Source.of("x")).observedAt()).isEmpty();
    }

    @Test
    @DisplayName("of a client is vouched for by the account that it lies under, and no other evidence is")
    void vouched() {
        Evidence client = Evidence.clientCache(2165, SOURCE);
        assertThat(client.isVouched()).isFalse();
        assertThat(client.withVouched().isVouched()).isTrue();
        assertThat(client.withVouched()).isNotEqualTo(client).isEqualTo(client.withVouched());
        assertThat(client.withChangedAt(AT).withVouched()).isEqualTo(client.withVouched().withChangedAt(AT));
        assertThat(Evidence.serverState("Migrated", SOURCE).isVouched()).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> Evidence.serverState("Migrated", SOURCE).withVouched())
                .withMessageContaining("UcsMode");
    }

    @Test
    @DisplayName("gives itself as plain data with stable keys")
    void toMap() {
        assertThat(Evidence.clientCache(2165, SOURCE).withChangedAt(AT).toMap().keySet())
                .containsExactly("state", "authority", "sentence", "source", "vouched", "observedAt", "changedAt");
        assertThat(Evidence.clientCache(0, SOURCE).withVouched().toMap()).containsEntry("vouched", true);
        assertThat(Evidence.exchangeFlag(true, Source.of("Get-Mailbox")).toMap()).containsOnlyKeys("state", "authority",
                "sentence", "source")
                .containsEntry("state", "MIGRATED").containsEntry("authority", "EXCHANGE_FLAG").containsEntry("source",
                        "Get-Mailbox");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Migrated         | : the contacts are in Exchange
            Migrating        | : the contacts are being moved to Exchange
            Ready To Migrate | : the contacts are in Lync
            Disabled         | : the contacts are in Lync
            Half done        | , which is not a mode known here""")
    @DisplayName("of the server says what its mode means")
    void meaning(String ucsMode, String meaning) {
        assertThat(Evidence.serverState(ucsMode, SOURCE).sentence())
                .isEqualTo("The server's UcsMode is \"" + ucsMode + "\"" + meaning + " (the witness).");
    }

    @Test
    @DisplayName("ranks the server's state first and the caller last")
    void authorities() {
        assertThat(Authority.values()).containsExactly(Authority.SERVER_STATE, Authority.SYNTHETIC_TEST, Authority.EXCHANGE_FLAG,
                Authority.CLIENT_CACHE, Authority.CALLER);
    }

    @Test
    @DisplayName("shows what a witness said without what is hidden in it, and never half a character")
    void showsWhatWasSaid() {
        assertThat(Evidence.serverState("x".repeat(199) + "\uD83D\uDE00y", SOURCE).sentence()).contains("x\uD83D\uDE00…\"");
        assertThat(Evidence.testFailed("a\u202Eb\n c", SOURCE).sentence()).contains("a\\u202Eb c");
    }
}
