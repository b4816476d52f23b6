package org.ucsmigration.signins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;

@DisplayName("What scripts and views of the field write")
class FieldShapesTest {

    private static final UserIdentity KEN = UserIdentity.of("ken@l.com");
    private static final String AGENT = "UCCAPI/15.0.4745.1000 OC/15.0.4745.1000 (Skype for Business)";
    private static final Client CLIENT = Client.fromUserAgent(AGENT);
    private static final Instant TEN = Instant.parse("2026-11-25T10:00:00Z");

    @TempDir
    Path folder;

    private static Path file(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(FieldShapesTest.class.getResource(name), name).toURI());
    }

    private Path written(String... lines) throws IOException {
        return Files.write(folder.resolve("written.csv"), List.of(lines));
    }

    private static Fact<ClientSignIns> ken(SignInsCsv csv) {
        return csv.observe(KEN).facts().clients();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections.csv", "registration.csv"})
    @DisplayName("gives the client, and takes the end of a registration for no sign-in")
    void withoutATime(String name) throws Exception {
        SignInsCsv csv = SignInsCsv.read(file(name));
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.seen(CLIENT));
        assertThat(csv.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"view.tsv", "sqlcmd.csv"})
    @DisplayName("gives the client and the time, without a problem")
    void withATime(String name) throws Exception {
        SignInsCsv csv = SignInsCsv.read(file(name));
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.seen(CLIENT.withLastSeen(TEN)));
        assertThat(csv.problems()).isEmpty();
        assertThat(csv.users()).containsExactly(KEN.sip());
    }

    @Test
    @DisplayName("counts a rich client whose time is not certain, and says that it is not")
    void renamedInUsStyle() throws Exception {
        SignInsCsv csv = SignInsCsv.read(file("renamed-us.csv"));
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.seen(CLIENT));
        assertThat(CLIENT.kind()).isEqualTo(Client.Kind.RICH_CLIENT);
        assertThat(csv.problems()).singleElement().asString().contains("1 time is not certain", "11/25/2026 10:00:00 AM");
    }

    @Test
    @DisplayName("holds no sign-in where the server refused the registration")
    void refused() throws Exception {
        SignInsCsv csv = SignInsCsv.read(file("refused.csv"));
        assertThat(ken(csv).reasons()).containsExactly("no sign-in of this user in refused.csv, which may lack some");
        assertThat(ken(csv.withAllClients()).toOptional()).contains(ClientSignIns.complete());
        assertThat(csv.users()).isEmpty();
    }

    @Test
    @DisplayName("brings no escape and no direction character into a sentence")
    void escapes() throws Exception {
        SignInsCsv csv = SignInsCsv.read(file("esc.csv"));
        Fact<ClientSignIns> kim = csv.observe(UserIdentity.of("kim@x.com")).facts().clients();
        assertThat(kim.toOptional().orElseThrow().clients()).hasSize(2);
        assertThat(csv.problems()).hasSize(2);
        assertThat(csv.problems() + kim.toString()).contains("\\u001B", "\\u202E").matches("[\\P{C}\\n]*");
    }

    @Test
    @DisplayName("has the user's last registration beside the client, in another script of that family")
    void lastRegisterTime() throws Exception {
        SignInsCsv csv = SignInsCsv.read(written(
                "\"UserName\",\"LastRegisterTime\",\"ClientVersion\",\"ExpiresAt\",\"RegistrarFQDN\"",
                "\"ken@l.com\",\"2026-11-25 10:00:00\",\"" + AGENT + "\",\"2026-11-25 22:00:00\",\"fe1.l.com\""));
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.seen(CLIENT.withLastSeen(TEN)));
    }

    @Test
    @DisplayName("may name users without a client, of whom it says nothing")
    void userReport() throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("DisplayName,SIPAddress,Company,Department,Office,LastLogon,ClientApp,Entries",
                "Ken,ken@l.com,L,,,2026-11-25 10:00:00," + AGENT + ",1", "Kim,kim@l.com,L,,,2026-11-24 10:00:00,,0"))
                        .withAllClients();
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.complete(CLIENT.withLastSeen(TEN)));
        assertThat(csv.observe(UserIdentity.of("kim@l.com")).facts().clients().reasons())
                .containsExactly("written.csv, line 3: no client stands beside the user");
        assertThat(csv.problems()).isEmpty();
    }

    @Test
    @DisplayName("may be of one user, whom the caller names")
    void logins() throws Exception {
        Path file = written("RegisterTime,DeRegisterTime,DeRegisterReason,ClientVersion,IpAddress,ResponseCode,Registrar,Pool,"
                        + "EdgeServer,MacAddress",
                "2026-11-25 10:00:00,,," + AGENT + ",10.0.0.1,200,fe1,p1,,",
                "2026-11-25 11:00:00,,,iPhoneLync/5.4.1106.0,10.0.0.1,403,fe1,p1,,");
        assertThat(SignInsCsv.read(file).problems()).singleElement().asString().contains("no column sip");
        assertThat(ken(SignInsCsv.read(file, KEN.sip())).toOptional()).contains(ClientSignIns.seen(CLIENT.withLastSeen(TEN)));
    }

    @Test
    @DisplayName("has other names where the caller says which")
    void mapped() throws Exception {
        Path file = written("Konto;Programm;Zuletzt;sip", "ken@l.com;" + AGENT + ";2026-11-25T10:00:00Z;nobody");
        SignInsCsv csv = SignInsCsv.read(file, Map.of("sip", "KONTO", "userAgent", "Programm", "lastSeen", "Zuletzt"));
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.seen(CLIENT.withLastSeen(TEN)));
        assertThat(SignInsCsv.read(file, Map.of("sip", "Konto", "userAgent", "App")).problems()).singleElement().asString()
                .endsWith(": the header has no column App, only Konto, Programm, Zuletzt, sip; pass a map that says which "
                        + "column is which");
        assertThatIllegalArgumentException().isThrownBy(() -> SignInsCsv.read(file, Map.of("user", "Konto")))
                .withMessageContaining("\"user\" is none of them").withMessageContaining("completeSince");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({"ResponseCode,200,true", "ResponseCode,202,true", "ResponseCode,302,false", "ResponseCode,403,false",
            "ResponseCode,0,false",
        "ResponseCode,,", "ResponseCode,NULL,", "ResponseCode,yes,", "ResponseCode,20,false", "DiagnosticId,0,true",
                "DiagnosticId,,true",
        "DiagnosticId,4004,"})
    @DisplayName("shows a sign-in where the server accepted it")
    void accepted(String column, String value, Boolean accepted) throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("sip,userAgent," + column, "ken@l.com," + AGENT + ","
                + Optional.ofNullable(value).orElse(""))).withAllClients();
        if (accepted == null) {
            assertThat(ken(csv).reasons()).singleElement().asString()
                    .contains("line 2", "whether the server accepted the registration is not certain");
        } else {
            assertThat(ken(csv).toOptional()).contains(accepted ? ClientSignIns.complete(CLIENT) : ClientSignIns.complete());
        }
    }

    @ParameterizedTest
    @CsvSource({"NULL,''", "'',''", "null,NULL"})
    @DisplayName("knows a client without an agent where the database has none")
    void noAgent(String agent, String type) throws Exception {
        assertThat(ken(SignInsCsv.read(written("sip,userAgent,clientType", "ken@l.com," + agent + "," + type))).toOptional())
                .contains(ClientSignIns.seen(Client.fromUserAgent("")));
    }

    @Test
    @DisplayName("may come from sqlcmd with other lines around the rows, and several results one after the other")
    void sqlcmd() throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("Changed database context to 'LcsCDR'.", "sip,userAgent,lastSeen",
                "---,---------,--------",
                "ken@l.com," + AGENT + ",2026-11-25 10:00:00.000", "", "(1 rows affected)", "sip,userAgent,lastSeen",
                        "---,---------,--------",
                "kim@l.com," + AGENT + ",2026-11-25 10:00:00.000", "a@l.com," + AGENT + ",NULL", "", "(2 Zeilen betroffen)"))
                        .withAllClients();
        assertThat(csv.problems()).isEmpty();
        assertThat(csv.users()).hasSize(3);
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.complete(CLIENT.withLastSeen(TEN)));
    }

    @Test
    @DisplayName("is not complete where sqlcmd counted more rows than are there")
    void cutShort() throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("sip,userAgent", "ken@l.com," + AGENT, "(2 rows affected)")).withAllClients();
        assertThat(csv.problems()).singleElement().asString()
                .endsWith("written.csv, line 3: the result had 2 rows, but here are 1");
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.seen(CLIENT));
        assertThat(csv.observe(UserIdentity.of("kim@l.com")).facts().clients().isUnknown()).isTrue();
    }

    @Test
    @DisplayName("is not complete where its last line has no end, though nothing is wrong with the rest")
    void noEnd() throws Exception {
        Path file = Files.writeString(folder.resolve("cut.csv"), "sip,userAgent\nken@l.com," + AGENT);
        assertThat(SignInsCsv.read(file).problems()).isEmpty();
        assertThat(ken(SignInsCsv.read(file).withAllClients()).toOptional()).contains(ClientSignIns.seen(CLIENT));
        assertThat(SignInsCsv.read(file).withAllClients().observe(UserIdentity.of("kim@l.com")).facts().clients().reasons())
                .containsExactly("cut.csv, line 2: the last line has no end, so that the file may have been cut off");
    }

    @Test
    @DisplayName("is refused where a column that matters is there twice")
    void twice() throws Exception {
        assertThat(SignInsCsv.read(written("sip,UserAgent,useragent", "ken@l.com,x,y")).problems()).singleElement().asString()
                .endsWith(": the header has the column useragent more than once");
        assertThat(SignInsCsv.read(written("sip,UserAgent,host,host", "ken@l.com,x,y,y")).problems()).isEmpty();
    }

    @Test
    @DisplayName("is left where it is when the reading thread is interrupted, and says so")
    void interrupted() throws Exception {
        Path file = written("sip,userAgent", "ken@l.com," + AGENT);
        Thread.currentThread().interrupt();
        SignInsCsv csv = SignInsCsv.read(file).withAllClients();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(csv.problems()).singleElement().asString().endsWith("written.csv, line 2: reading was interrupted");
        assertThat(ken(csv).isUnknown()).isTrue();
    }

    @Test
    @DisplayName("takes the address before a name")
    void address() throws Exception {
        assertThat(SignInsCsv.read(written("UserName,SipAddress,ClientVersion", "L\\ken,sip:ken@l.com,x")).users())
                .containsExactly(SipAddress.of("ken@l.com"));
    }

    @Test
    @DisplayName("shows the type of a client as a second witness")
    void type() throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("sip,userAgent,clientType", "ken@l.com," + AGENT + ",8"));
        assertThat(ken(csv).toOptional().orElseThrow().clients()).singleElement().satisfies(client -> {
            assertThat(client.kind()).isEqualTo(Client.Kind.UNRECOGNIZED);
            assertThat(client.description()).endsWith("of type 8 in the monitoring database, which is another kind");
        });
    }
}
