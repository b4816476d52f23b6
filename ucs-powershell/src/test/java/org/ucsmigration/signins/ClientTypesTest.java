package org.ucsmigration.signins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ucsmigration.fact.Client;

@DisplayName("The monitoring database's type of a client")
class ClientTypesTest {

    private static final String RICH = "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)";

    @ParameterizedTest(name = "{1} beside {0}: {2}")
    @CsvSource({
        RICH + ",4,RICH_CLIENT", "UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010),4,OLDER_RICH_CLIENT",
                "OC/15.0.1.1 (Lync Basic),4,LYNC_BASIC",
        "OCPhone/4.0.7577.107,8,PHONE", "MC/14.0.9,64,LYNC_FOR_MAC_2011", "MM/4.0.1,64,OLDER_RICH_CLIENT",
                "LMC/14.0.2,16,LYNC_FOR_MAC_2011",
        "iPhoneLync/5.0.1,16399,MOBILE", "LWA/5.0,16405,WEB", "LyncImm/15.0 OC/15.0.1,16403,STORE_APP",
                "Response_Group_Service,1024,SERVER",
        "Attendant/3.5.6907.0,128,ATTENDANT", "AOC/4.0.1,16407,OLDER_RICH_CLIENT"})
    @DisplayName("confirms what the text says")
    void confirms(String agent, int type, Client.Kind kind) {
        assertThat(ClientTypes.client(agent, type)).isEqualTo(Client.fromUserAgent(agent));
        assertThat(ClientTypes.client(agent, type).kind()).isEqualTo(kind);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"4,DESKTOP_PROFILE", "8,PHONE", "16398,MOBILE", "16406,WEB", "16404,SERVER", "16407,OLDER_RICH_CLIENT"})
    @DisplayName("counts where the text is not understood; that it is OC does not say of which version")
    void fillsIn(int type, Client.Kind kind) {
        Client client = ClientTypes.client("Unheard/1.0", type);
        assertThat(client.kind()).isEqualTo(kind);
        assertThat(client.kind().counts()).isNotEqualTo(Client.Kind.RICH_CLIENT.counts());
        assertThat(client.description()).isEqualTo("user agent \"Unheard/1.0\", of type " + type + " in the monitoring database");
    }

    @ParameterizedTest
    @CsvSource({RICH + ",8", RICH + ",64", RICH + ",16399", "OCPhone/4.0.7577.107,4", "iPhoneLync/5.0.1,16405"})
    @DisplayName("that contradicts the text leaves neither")
    void contradicts(String agent, int type) {
        assertThat(ClientTypes.client(agent, type).kind()).isEqualTo(Client.Kind.UNRECOGNIZED);
    }

    @ParameterizedTest
    @CsvSource(value = {"NULL", "0", "-1", "3", "99999"}, nullValues = "NULL")
    @DisplayName("says nothing where there is none, or none that is documented")
    void saysNothing(Integer type) {
        assertThat(ClientTypes.client(RICH, type)).isEqualTo(Client.fromUserAgent(RICH));
    }

    @Test
    @DisplayName("never makes a client count that does not by its text")
    void neverCounts() {
        String[] agents = {RICH, "OC/4.0.1", "x", "", "OCPhone/1.0", "MC/14.1", "LWA/5.0", "Response_Group_Service",
                "OC/15.0.1 (Basic)"};
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            String agent = agents[random.nextInt(agents.length)];
            Client client = ClientTypes.client(agent, random.nextBoolean() ? random.nextInt(2100) : 16380 + random.nextInt(40));
            assertThat(!client.kind().counts().orElse(false) || agent.equals(RICH)).isTrue();
        }
    }
}
