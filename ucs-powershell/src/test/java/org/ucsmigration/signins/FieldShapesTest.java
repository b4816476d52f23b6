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

    /** Management Studio up to 17 writes "(1 row(s) affected)", later ones the time of completion, and both in its language. */
    @ParameterizedTest
    @ValueSource(strings = {"(1 row(s) affected)", "(1 Zeile(n) betroffen)", "(1 row affected)\n\nCompletion time: "
            + "2026-11-25T11:00:00.1234567+01:00", "(1 row affected),,\n,,\n,,", "\u001A",
        "Heure de fin\u00A0: 2026-11-25T11:00:00.1234567+01:00"})
    @DisplayName("ends with what its tool says of the whole, which is no row")
    void ended(String end) throws Exception {
        Path file = Files.writeString(folder.resolve("ended.csv"), "sip,userAgent,lastSeen\nken@l.com," + AGENT
                + ",2026-11-25 10:00:00\n" + end + (end.equals("\u001A") ? "" : "\n"));
        SignInsCsv csv = SignInsCsv.read(file).withAllClients();
        assertThat(csv.problems()).isEmpty();
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.complete(CLIENT.withLastSeen(TEN)));
    }

    @Test
    @DisplayName("says how many rows there were, in whatever brackets: fewer are damage")
    void countedInBrackets() throws Exception {
        assertThat(SignInsCsv.read(written("sip,userAgent", "ken@l.com," + AGENT, "(2 row(s) affected)")).problems())
                .singleElement().asString().contains("had 2 rows, but here are 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Response Code", "response_code", "RESPONSE-CODE"})
    @DisplayName("spells a column with blanks, underscores or hyphens: a refused registration is no sign-in all the same")
    void spelledApart(String code) throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("Sip Address|User_Agent|" + code, "ken@l.com|" + AGENT + "|403",
                "kim@l.com|" + AGENT + "|200"));
        assertThat(csv.problems()).isEmpty();
        assertThat(csv.users()).extracting(SipAddress::address).containsExactly("kim@l.com");
    }

    /** sqlcmd -s "," does not quote. */
    @Test
    @DisplayName("is not certain in a line with more fields than the header, since one may have a separator in it")
    void separatorInAField() throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("sip,lastSeen,userAgent,pool",
                "ken@l.com,2026-11-25 10:00:00,Phone/1, two, " + AGENT + ",p1",
                "kim@l.com,2026-11-25 10:00:00," + AGENT + ",p1,,"));
        assertThat(csv.users()).extracting(SipAddress::address).containsExactly("kim@l.com");
        assertThat(csv.problems()).singleElement().asString().contains("line 2: the line has 6 fields, more than the header");
        assertThat(ken(csv.withAllClients()).isKnown()).isFalse();
    }

    @Test
    @DisplayName("may be several files one behind the other, each with its mark and its own order of columns")
    void severalFiles() throws Exception {
        Path file = Files.writeString(folder.resolve("all.csv"), "\uFEFFsip,userAgent,lastSeen\nken@l.com," + AGENT
                + ",2026-11-25 10:00:00\n\uFEFFlastSeen,sip,userAgent\n2026-11-25 10:00:00,kim@l.com," + AGENT + "\n");
        SignInsCsv csv = SignInsCsv.read(file);
        assertThat(csv.problems()).isEmpty();
        assertThat(csv.users()).extracting(SipAddress::address).containsExactly("ken@l.com", "kim@l.com");
        assertThat(csv.observe(UserIdentity.of("kim@l.com")).facts().clients().toOptional())
                .contains(ClientSignIns.seen(CLIENT.withLastSeen(TEN)));
    }

    /** No such day; SQL Server's cast of a blank text, .NET's DateTime.MinValue, FILETIME's zero, and the year of Umm al-Qura. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30 10:00:00", "2026-04-31", "1900-01-01 00:00:00.000", "0001-01-01 00:00:00",
        "1601-01-01T00:00:00Z", "1448-06-04 10:00:00"})
    @DisplayName("may hold a time that is none, which is never moved to another day")
    void noSuchTime(String time) throws Exception {
        SignInsCsv csv = SignInsCsv.read(written("sip,userAgent,lastSeen", "ken@l.com," + AGENT + "," + time));
        assertThat(ken(csv).toOptional()).contains(ClientSignIns.seen(CLIENT));
        assertThat(csv.problems()).singleElement().asString().contains("1 time is not certain", time);
    }
}
