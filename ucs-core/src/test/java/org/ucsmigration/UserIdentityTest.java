package org.ucsmigration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A user's identity")
class UserIdentityTest {

    private static final UUID ONE = UUID.fromString("0a5d1c8e-0000-4000-8000-000000000001");
    private static final UUID TWO = UUID.fromString("0a5d1c8e-0000-4000-8000-000000000002");
    private final UserIdentity ken = UserIdentity.of("sip:kenmyer@litwareinc.com");

    @Test
    void holdsWhatIsKnownAndNothingElse() {
        assertThat(ken.sip()).isEqualTo(SipAddress.of("kenmyer@litwareinc.com"));
        assertThat(ken.upn()).isEmpty();
        assertThat(ken.smtpAddresses()).isEmpty();
        assertThat(ken.sid()).isEmpty();
        assertThat(ken.masterAccountSid()).isEmpty();
        assertThat(ken.distinguishedName()).isEmpty();
        assertThat(ken.directoryGuid()).isEmpty();
        assertThat(ken.mailboxGuid()).isEmpty();

        UserIdentity whole = whole();
        assertThat(whole.upn()).contains("ken@litwareinc.com");
        assertThat(whole.smtpAddresses()).containsExactly("ken.myer@litwareinc.com", "km@litwareinc.com");
        assertThat(whole.sid()).contains(Sid.of("S-1-5-21-1"));
        assertThat(whole.masterAccountSid()).contains(Sid.of("S-1-5-21-2"));
        assertThat(whole.distinguishedName()).contains("CN=Ken");
        assertThat(whole.directoryGuid()).contains(ONE);
        assertThat(whole.mailboxGuid()).contains(TWO);
        assertThat(ken.upn()).as("a wither leaves the original alone").isEmpty();
    }

    private UserIdentity whole() {
        return ken.withUpn(" ken@litwareinc.com ").withSmtpAddress("Ken.Myer@litwareinc.com").withSmtpAddress("km@litwareinc.com")
                .withSmtpAddress("KM@litwareinc.com").withSid("S-1-5-21-1").withMasterAccountSid("S-1-5-21-2")
                .withDistinguishedName("CN=Ken").withDirectoryGuid(ONE).withMailboxGuid(TWO);
    }

    @Test
    void refusesBlanksByName() {
        assertThatIllegalArgumentException().isThrownBy(() -> ken.withUpn(" ")).withMessageContaining("UPN");
        assertThatIllegalArgumentException().isThrownBy(() -> ken.withSmtpAddress("")).withMessageContaining("mail address");
        assertThatIllegalArgumentException().isThrownBy(() -> ken.withSid("")).withMessageContaining("SID");
    }

    @Test
    void isComparedByContent() {
        assertThat(ken.withSid("S-1-5-21-1")).isEqualTo(ken.withSid("s-1-5-21-1"))
                .isEqualTo(ken.withSid(Sid.of("S-1-5-21-1"))).isNotEqualTo(ken.withMasterAccountSid("S-1-5-21-1"));
        assertThat(whole()).isEqualTo(whole()).hasSameHashCodeAs(whole()).isNotEqualTo(ken).hasToString("kenmyer@litwareinc.com");
    }

    @Nested
    @DisplayName("merges")
    class Merges {

        @Test
        void whatEitherKnows() {
            UserIdentity lync = ken.withSid("S-1-5-21-1").withDirectoryGuid(ONE);
            UserIdentity exchange = UserIdentity.of("KENMYER@litwareinc.com").withMailboxGuid(TWO)
                    .withSmtpAddress("km@litwareinc.com");
            UserIdentity both = lync.merge(exchange);
            assertThat(both.sid()).contains(Sid.of("S-1-5-21-1"));
            assertThat(both.directoryGuid()).contains(ONE);
            assertThat(both.mailboxGuid()).contains(TWO);
            assertThat(both.smtpAddresses()).containsExactly("km@litwareinc.com");
            assertThat(both).isEqualTo(exchange.merge(lync));
        }

        @Test
        void soThatTheFirstStatementStands() {
            assertThat(ken.withSid("S-1-5-21-1").merge(ken.withSid("S-1-5-21-2")).sid()).contains(Sid.of("S-1-5-21-1"));
        }

        @Test
        void butNeverTwoUsers() {
            assertThatIllegalArgumentException().isThrownBy(() -> ken.merge(UserIdentity.of("pilar@litwareinc.com")))
                    .withMessageContaining("kenmyer@litwareinc.com").withMessageContaining("pilar@litwareinc.com");
        }
    }
}
