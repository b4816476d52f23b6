package org.ucsmigration.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A client")
class ClientTest {

    @Nested
    @DisplayName("by its user agent")
    class ByUserAgent {

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync), RICH_CLIENT",
            "UCCAPI/15.0.3419.3001 OC/15.0.3419.3003, RICH_CLIENT",
            "UCCAPI/16.0.7967.5277 OC/16.0.7967.2139 (Skype for Business), RICH_CLIENT",
            "UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010), OLDER_RICH_CLIENT",
            "UCCAPI/3.5.6907.0 OC/3.5.6907.0 (Microsoft Office Communicator 2007 R2), OLDER_RICH_CLIENT",
            "OC/2.0.6362.0, OLDER_RICH_CLIENT", "OC/1.0.5000, OLDER_RICH_CLIENT", "MC/1.0.5, OLDER_RICH_CLIENT",
            "( OC/15.0.4420.1017 is what a comment says), UNRECOGNIZED", "OC/0.9, UNRECOGNIZED"})
        void desktop(String userAgent, Client.Kind kind) {
            assertThat(Client.fromUserAgent(userAgent).kind()).isEqualTo(kind);
        }

        @ParameterizedTest(name = "{0}: OC decides, {1}")
        @CsvSource({"UCCAPI/4.0.7577.314 OC/15.0.4420.1017, RICH_CLIENT", "UCCAPI/16.0.1.1 OC/4.0.7577.314, OLDER_RICH_CLIENT",
            "oc/15.0.1.1 uccapi/4.0.1.1, RICH_CLIENT", "UCCAPI/15.0.4420.1017, UNRECOGNIZED"})
        void whoseTokensDiffer(String userAgent, Client.Kind kind) {
            assertThat(Client.fromUserAgent(userAgent).kind()).isEqualTo(kind);
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "OCPhone/4.0.7577.107 (Microsoft Lync Phone Edition), PHONE",
                    "LMC/14.0.2 (Microsoft Lync for Mac 2011), LYNC_FOR_MAC_2011",
            "Attendant/3.5.6907.0, ATTENDANT", "CWA/3.5, WEB", "LWA/5.0.8308.0 (Lync Web App), WEB", "OWA/15.0, WEB",
            "WPLync/5.0, MOBILE", "iPhoneLync/5.0.1 (iPhone), MOBILE", "AndroidLync/5.0, MOBILE", "iPadLync/5.0, MOBILE",
                    "NokiaLync/5.0, MOBILE",
            "LyncImm/15.0.4420.1017 OC/15.0.4420.1017, STORE_APP", "OC/15.0.4420.1017 (Microsoft Lync Basic), LYNC_BASIC",
            "UCCAPI/16.0 OC/16.0.1 (Skype for Business on Mac), SKYPE_FOR_BUSINESS_ON_MAC",
                    "OC/14.0.1 (Lync for Mac 2011), LYNC_FOR_MAC_2011"})
        void byTheNamesOfTheMonitoringDatabase(String userAgent, Client.Kind kind) {
            assertThat(Client.fromUserAgent(userAgent).kind()).isEqualTo(kind);
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "MediationServer/5.0.8308.0, SERVER", "Response_Group_Service, SERVER",
                    "Response_Group_Service Announcement_Service, SERVER",
            "RTCC/5.0.0.0 Conferencing_Attendant_1.0, SERVER", "Conference_Auto_Attendant_1.0, SERVER",
                    "MSExchangeUM/15.0, SERVER",
            "Persistent Chat, SERVER", "CoMo/4.0, MOBILE", "PolycomVVX-VVX_500-UA/5.4.3.1014, PHONE",
            "AUDC-IPPhone/3.0.0 (420HD), PHONE", "Yealink SIP-T48G 35.80.0.125, PHONE", "snom720/8.9.3.20, PHONE"})
        void byTheNamesOfServersAndPhones(String userAgent, Client.Kind kind) {
            assertThat(Client.fromUserAgent(userAgent).kind()).isEqualTo(kind);
        }

        @Test
        @DisplayName("of the plug-in of a virtual desktop does not show that the client beside it is one that counts")
        void plugIn() {
            assertThat(Client.fromUserAgent("UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync VDI plugin)").kind())
                    .isEqualTo(Client.Kind.UNRECOGNIZED);
        }

        @ParameterizedTest(name = "{0} is {1}")
        @CsvSource({
            "MC/14.0.9 (Microsoft Lync for Mac 2011), LYNC_FOR_MAC_2011", "MC/14.4.3, LYNC_FOR_MAC_2011",
                    "MC/13.1.3, OLDER_RICH_CLIENT",
            "MC/16.0.1, UNRECOGNIZED", "MC/14, UNRECOGNIZED", "MM/4.0.1, OLDER_RICH_CLIENT", "AOC/4.0.7577.0, OLDER_RICH_CLIENT",
            "RTCC/7.0.0.0 UCWA/7.0.0.0 SfBForMac/16.17.0 (Mac OSX 10.13), SKYPE_FOR_BUSINESS_ON_MAC",
            "RTCC/7.0.0.0 UCWA/7.0.0.0 AndroidLync/6.25.0.27 (SM-G930U Android 8.0.0), MOBILE", "UCWA/7.0.0.0, UNRECOGNIZED",
            "McxService/5.0.8308.0, MOBILE", "CoMo/1.0.1, MOBILE", "ComoSvc/1.0.1, MOBILE",
            "CPE/4.0.7577.4444 OCPhone/4.0.7577.4444 (Microsoft Lync Phone Edition), PHONE",
            "PolycomVVX-VVX_410-UA/5.9.0.9373, PHONE", "Polycom/5.5.0.20556 PolycomVVX-VVX_410-UA/5.5.0.20556, PHONE",
            "PolycomVVX-VVX_150-UA/6.4.1.2280_482567164887, PHONE",
            "AUDC-IPPhone-430HD_UC_2.0.13.118/1.0.0, PHONE", "AudioCodes-420HD/2.0.1, PHONE", "Yealink SIP-T48G 35.8.0.1, PHONE",
            "snom821/8.8.3.27, PHONE",
            "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync VDI plugin), UNRECOGNIZED",
                    "OC/16.0.1.1 (Lync VDI Plug-in), UNRECOGNIZED",
            "Response_Group_Service, SERVER", "RTCC/5.0.0.0 Response_Group_Service/5.0.8308.0, SERVER",
            "RTCC/5.0.0.0 Response_Group_Service Announcement_Service, SERVER", "RTCC/4.0.0.0 Conferencing_Attendant_1.0, SERVER",
            "Persistent Chat Server/5.0.8308, SERVER", "PCS/5.0.8308.0, SERVER", "Microsoft.Rtc.Applications.Ccs, SERVER",
            "RTCC/5.0.0.0 MediationServer, SERVER", "RTCC/15.0.0.0 MSExchangeUM/15.00.1497.010, SERVER", "AV-MCU, SERVER",
            "OC/15.0.4420.1017 (Persistent Chat), RICH_CLIENT", "OC/15.0.4420.1017 (Gateway), RICH_CLIENT"})
        @DisplayName("by the fact sheet")
        void byTheFactSheet(String userAgent, Client.Kind kind) {
            assertThat(Client.fromUserAgent(userAgent).kind()).isEqualTo(kind);
        }

        @Test
        @DisplayName("whatever it says, is a client and no exception; nothing but OC 15 or 16 counts")
        void anyText() {
            String[] words = {"UCCAPI/15.0.1", "OC", "OC/", "OC/15.0.4420.1017", "OC/16.0", "/", "(", ")", "Mac", "MC/", "MC/14.",
                    "MC/9999.1",
                "MC/.", "basic", "VDI plugin", "2011", "_1.0", "Polycom", "\u0000", "\u202E", "\uD83D", "\u00DF", "99999999999.9",
                        "x/1.1", "\t", "é"};
            Random random = new Random(7);
            for (int i = 0; i < 20_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int word = random.nextInt(7); word > 0; word--) {
                    text.append(random.nextInt(4) == 0 ? Character.toString(random.nextInt(0x3000))
                            : words[random.nextInt(words.length)]);
                    text.append(random.nextBoolean() ? " " : "");
                }
                Client client = Client.fromUserAgent(text.toString());
                assertThat(client.description()).isNotBlank();
                if (client.kind().counts().orElse(false)) {
                    assertThat(text.toString()).matches("(?s).*OC/1[56]\\..*");
                }
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "Lync 2013", "OC", "OC/", "OC/x", "OC/15", "OC/15.", "OC/.15.0", "OC/15..0",
                "OC /15.0.1", "OC/ 15.0.1",
            "XOC/15.0.1", "x.OC/15.0.1", "_OC/15.0.1", "OC/15.0.1x", "OC/0.15.0", "OC/17.0.1", "OC/99999.0",
                    "OC/99999999999999999999.0",
            "RTC/5.0", "OC/１５.0", "(OC/15.0.1)", "OC/-15.0"})
        void malformedIsUnrecognizedWithTheText(String userAgent) {
            Client client = Client.fromUserAgent(userAgent);
            assertThat(client.kind()).isEqualTo(Client.Kind.UNRECOGNIZED);
            assertThat(client.kind().counts()).isEmpty();
            assertThat(client.description()).contains(userAgent.isBlank() ? "without a user agent" : userAgent);
        }

        @Test
        void takesNoMachineForAMac() {
            assertThat(Client.fromUserAgent("OC/15.0.4420.1017 (my machine)").kind()).isEqualTo(Client.Kind.RICH_CLIENT);
        }

        @Test
        void endlessTextIsShownInPart() {
            assertThat(Client.fromUserAgent("OC/15.0.1 " + "x".repeat(1_000_000)).description()).hasSizeLessThan(200)
                    .endsWith("…\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("counts or not only where a page says so, and where it is no rich client by any reading")
    void counts(Client.Kind kind) {
        switch (kind) {
            case RICH_CLIENT -> assertThat(kind.counts()).contains(true);
            case OLDER_RICH_CLIENT, LYNC_FOR_MAC_2011, PHONE, MOBILE, WEB, SERVER -> assertThat(kind.counts()).contains(false);
            default -> assertThat(kind.counts()).isEmpty();
        }
    }

    @Test
    @DisplayName("may be shown by something else, and has a time where known")
    void byAProfile() {
        Instant at = Instant.parse("2016-01-01T00:00:00Z");
        Client client = Client.of(Client.Kind.DESKTOP_PROFILE, "Office 15.0 profile on DESKTOP-7").withLastSeen(at);
        assertThat(client.lastSeen()).contains(at);
        assertThat(client).hasToString("desktop client of unknown edition (Office 15.0 profile on DESKTOP-7, last seen "
                + "2016-01-01T00:00:00Z)");
        assertThat(client).isNotEqualTo(Client.of(Client.Kind.DESKTOP_PROFILE, "Office 15.0 profile on DESKTOP-7"));
        assertThatIllegalArgumentException().isThrownBy(() -> Client.of(Client.Kind.WEB, " "))
                .withMessageContaining("Office 15.0 profile");
    }

    @Test
    @DisplayName("shows a user agent without what is hidden in it, and never half a character")
    void showsWhatTheClientSays() {
        assertThat(Client.fromUserAgent("a\u202Eb\nc").description()).isEqualTo("user agent \"a\\u202Eb\\u000Ac\"");
        assertThat(Client.fromUserAgent("x".repeat(119) + "\uD83D\uDE00y").description())
                .isEqualTo("user agent \"" + "x".repeat(119) + "\uD83D\uDE00…\"");
    }
}
