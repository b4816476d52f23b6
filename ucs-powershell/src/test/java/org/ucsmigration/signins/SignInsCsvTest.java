package org.ucsmigration.signins;

import static org.assertj.core.api.Assertions.assertThat;


import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.testing.ProbeContract;

@DisplayName("A CSV of sign-ins")
class SignInsCsvTest {

    private static final String LYNC_2013 = "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)";
    private static final String LYNC_2010 = "UCCAPI/4.0.7577.314 OC/4.0.7577.314 (Microsoft Lync 2010)";
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final UserIdentity PILAR = UserIdentity.of("pilar@litwareinc.com");

    @TempDir
    Path folder;

    private SignInsCsv csv(String text) {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    private SignInsCsv csv(byte[] bytes) {
        try {
            return SignInsCsv.read(Files.write(folder.resolve("signins.csv"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fact<ClientSignIns> clients(SignInsCsv csv) {
        return csv.observe(KEN).facts().clients();
    }

    private static Client lync2013(String lastSeen) {
        return Client.fromUserAgent(LYNC_2013).withLastSeen(Instant.parse(lastSeen));
    }

    @Nested
    class KeepsTheContract extends ProbeContract {
        @Override
        protected Probe probe() {
            return csv("sip,userAgent\nkenmyer@litwareinc.com," + LYNC_2013 + "\n");
        }

        @Override
        protected Collection<UserIdentity> knownUsers() {
            return List.of(KEN);
        }
    }

    static Stream<Arguments> shapes() {
        String row = LYNC_2013 + "%1$s2026-11-19T07:00:00Z";
        return Stream.of(
                Arguments.of("plain", "sip,userAgent,lastSeen\nkenmyer@litwareinc.com," + row.formatted(",") + "\n"),
                Arguments.of("header in any order and case, other columns",
                        "LASTSEEN,Host,Sip,useragent\n2026-11-19T07:00:00Z,pc-7,sip:KenMyer@litwareinc.com," + LYNC_2013 + "\n"),
                Arguments.of("semicolons", "sip;userAgent;lastSeen\nkenmyer@litwareinc.com;" + row.formatted(";") + "\n"),
                Arguments.of("tabs", "sip\tuserAgent\tlastSeen\nkenmyer@litwareinc.com\t" + row.formatted("\t")),
                Arguments.of("quoted, as Export-Csv does", "\"sip\",\"userAgent\",\"lastSeen\"\r\n\"kenmyer@litwareinc.com\",\""
                        + row.formatted("\",\"") + "\"\r\n"),
                Arguments.of("with Export-Csv's type line",
                        "#TYPE System.Management.Automation.PSCustomObject\r\nsip,userAgent,lastSeen\r\nkenmyer@litwareinc.com,"
                        + row.formatted(",")),
                Arguments.of("with a spreadsheet's separator line", "sep=;\r\nsip;userAgent;lastSeen\r\nkenmyer@litwareinc.com;"
                        + row.formatted(";")),
                Arguments.of("spaces and blank lines, old Mac line ends",
                        "sip , userAgent, lastSeen\r\r  kenmyer@litwareinc.com , \"" + LYNC_2013
                        + "\" ,2026-11-19T07:00:00Z \r\r"),
                Arguments.of("several rows of one client", "sip,userAgent,lastSeen\nkenmyer@litwareinc.com," + row.formatted(",")
                        + "\nkenmyer@litwareinc.com," + LYNC_2013
                        + ",2025-01-01\nkenmyer@litwareinc.com," + LYNC_2013 + ",\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    @DisplayName("reads")
    void reads(String shape, String text) {
        SignInsCsv csv = csv(text);
        assertThat(csv.problems()).isEmpty();
        assertThat(clients(csv)).isEqualTo(Fact.known(ClientSignIns.seen(lync2013("2026-11-19T07:00:00Z")),
                Source.of("sign-ins in signins.csv")));
        assertThat(csv.users()).containsExactly(KEN.sip());
    }

    static Stream<Arguments> encodings() {
        return Stream.of(Arguments.of("UTF-8", StandardCharsets.UTF_8), Arguments.of("UTF-16LE", StandardCharsets.UTF_16LE),
                Arguments.of("UTF-16BE", StandardCharsets.UTF_16BE));
    }

    @ParameterizedTest(name = "{0} with a byte order mark")
    @MethodSource("encodings")
    @DisplayName("reads")
    void encodings(String name, Charset charset) {
        SignInsCsv csv = csv("\uFEFFsip,userAgent\nkenmyer@litwareinc.com,M\u00FCller \u2019 OC/15.0.1.1\n".getBytes(charset));
        assertThat(csv.problems()).isEmpty();
        assertThat(clients(csv).toOptional().orElseThrow().clients()).singleElement()
                .satisfies(client -> assertThat(client.description()).contains("M\u00FCller \u2019"));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-19T07:00:00Z,2026-11-19T07:00:00Z", "2026-11-19 07:00:00,2026-11-19T07:00:00Z",
            "2026-11-19 07:00:00.1234567,2026-11-19T07:00:00.123456700Z",
        "2026-11-19T07:00,2026-11-19T07:00:00Z", "2026-11-19,2026-11-19T00:00:00Z",
                "2026-11-19T08:00:00+01:00,2026-11-19T07:00:00Z",
        "2026-11-19 02:00:00 -05:00,2026-11-19T07:00:00Z", "2026-11-19t07:00:00z,2026-11-19T07:00:00Z"})
    @DisplayName("takes times as databases and scripts write them, in UTC unless they say otherwise")
    void times(String text, String instant) {
        SignInsCsv csv = csv("sip,userAgent,lastSeen\nkenmyer@litwareinc.com," + LYNC_2013 + "," + text + "\n");
        assertThat(csv.problems()).isEmpty();
        assertThat(clients(csv).toOptional()).contains(ClientSignIns.seen(lync2013(instant)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11/25/2026 10:00:00 AM", "25/11/2026 10:00:00", "25.11.2026 10:00", "03/04/2026", "yesterday",
            "2026-13-45", "20261125", "1732528800"})
    @DisplayName("loses a time that is not certain, and no sign-in with it")
    void lostTimes(String time) {
        String row = "kenmyer@litwareinc.com," + LYNC_2013 + "," + time + "\n";
        SignInsCsv csv = csv("sip,userAgent,lastSeen\n" + row + row + row).withAllClients();
        assertThat(clients(csv).toOptional()).contains(ClientSignIns.complete(Client.fromUserAgent(LYNC_2013)));
        assertThat(csv.problems()).singleElement().asString()
                .isEqualTo(folder.resolve("signins.csv") + ": 3 times are not certain, first in line 2 \""
                + time + "\"; what was seen then counts without a time. Write times as 2026-11-20T08:15:00Z");
    }

    @Test
    @DisplayName("knows several clients of a user, and a client without a time")
    void several() {
        assertThat(clients(csv("sip,userAgent,lastSeen\nkenmyer@litwareinc.com," + LYNC_2013 + ",NULL\nkenmyer@litwareinc.com,"
                + LYNC_2010 + ",\npilar@litwareinc.com,x,\n")).toOptional())
                .contains(ClientSignIns.seen(Client.fromUserAgent(LYNC_2013), Client.fromUserAgent(LYNC_2010)));
    }

    @Test
    @DisplayName("holds all clients only where the caller declares so; no row is then no sign-in")
    void complete() {
        SignInsCsv csv = csv("sip,userAgent\nkenmyer@litwareinc.com," + LYNC_2010 + "\n");
        assertThat(clients(csv).toOptional().orElseThrow().isComplete()).isFalse();
        assertThat(clients(csv.withAllClients()).toOptional()).contains(ClientSignIns.complete(Client.fromUserAgent(LYNC_2010)));
        assertThat(csv.withAllClients().observe(PILAR).facts().clients().toOptional()).contains(ClientSignIns.complete());
        assertThat(csv.observe(PILAR).facts().clients().reasons())
                .containsExactly("no sign-in of this user in signins.csv, which may lack some");
    }

    @Test
    @DisplayName("holds all clients of the time since then, where the caller or the file says since when")
    void completeSince() {
        Instant since = Instant.parse("2026-10-01T00:00:00Z");
        SignInsCsv csv = csv("sip,userAgent\nkenmyer@litwareinc.com," + LYNC_2010 + "\n").withAllClientsSince(since);
        assertThat(clients(csv).toOptional())
                .contains(ClientSignIns.completeSince(since, List.of(Client.fromUserAgent(LYNC_2010))));
        assertThat(csv.observe(PILAR).facts().clients().toOptional()).contains(ClientSignIns.completeSince(since, List.of()));

        SignInsCsv own = csv("sip,userAgent,completeSince\nkenmyer@litwareinc.com," + LYNC_2010
                + ",2026-10-01 00:00:00.000\npilar@litwareinc.com,x,2026-09-01\n");
        assertThat(clients(own).toOptional().orElseThrow().completeSince()).isEmpty();
        assertThat(clients(own.withAllClients()).toOptional().orElseThrow().completeSince()).contains(since);
        assertThat(clients(own.withAllClientsSince(since.plusSeconds(60))).toOptional().orElseThrow().completeSince())
                .contains(since.plusSeconds(60));
    }

    @Test
    @DisplayName("is complete of no time where the file does not say since when though it has the column")
    void completeSinceIsUnclear() {
        SignInsCsv csv = csv("sip,userAgent,completeSince\nkenmyer@litwareinc.com," + LYNC_2010 + ",10/01/2026\n")
                .withAllClients();
        assertThat(clients(csv).toOptional().orElseThrow().completeSince()).isEmpty();
        assertThat(csv.problems()).singleElement().asString().contains("completeSince is \"10/01/2026\"");
    }

    @Test
    @DisplayName("is as old as the caller says")
    void time() {
        Instant at = Instant.parse("2026-11-20T00:00:00Z");
        SignInsCsv csv = csv("sip,userAgent\nkenmyer@litwareinc.com," + LYNC_2010 + "\n").withTime(at);
        assertThat(clients(csv).claims()).singleElement()
                .satisfies(claim -> assertThat(claim.source()).isEqualTo(Source.of("sign-ins in signins.csv", at)));
    }

    @Nested
    @DisplayName("reads on over a bad line")
    class BadLines {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value =
                {"not an address,x,|not a SIP address", "kenmyer@litwareinc.com|fewer than the header",
                "a@b.c,\"open,2026-11-19|not closed",
            "a@b.c,\"x\"y,2026-11-19|followed by something else", ",x,|\"\" is not a SIP address"})
        @DisplayName("and says file, line and reason")
        void badLine(String line, String reason) {
            SignInsCsv csv = csv("sip,userAgent,lastSeen\n" + line + "\nkenmyer@litwareinc.com," + LYNC_2013
                    + ",2026-11-19T07:00:00Z\n");
            assertThat(csv.problems()).singleElement().asString().startsWith(folder.resolve("signins.csv") + ", line 2: ")
                    .contains(reason);
            assertThat(clients(csv).toOptional().orElseThrow().clients()).contains(lync2013("2026-11-19T07:00:00Z"));
        }

        @Test
        @DisplayName("which takes back the completeness for everybody, where it does not name its user")
        void everybody() {
            SignInsCsv csv = csv("sip,userAgent\n???,x\nkenmyer@litwareinc.com," + LYNC_2010 + "\n").withAllClients();
            assertThat(clients(csv).toOptional().orElseThrow().isComplete()).isFalse();
            assertThat(csv.observe(PILAR).facts().clients().reasons()).singleElement().asString()
                    .startsWith("signins.csv, line 2: ");
        }

        @Test
        @DisplayName("which takes it back for that user alone, where it does")
        void oneUser() {
            SignInsCsv csv = csv("sip,userAgent,responseCode\npilar@litwareinc.com,x,NULL\nkenmyer@litwareinc.com," + LYNC_2010
                    + ",200\n")
                    .withAllClients();
            assertThat(clients(csv).toOptional().orElseThrow().isComplete()).isTrue();
            assertThat(csv.observe(PILAR).facts().clients().reasons()).singleElement().asString()
                    .isEqualTo("signins.csv, line 2: whether the server accepted the registration is not certain: response code "
                            + "\"\"");
        }

        @Test
        @DisplayName("that is longer than any sign-in, or in another encoding")
        void longLines() {
            SignInsCsv csv = csv(("sip,userAgent\na@b.c," + "x".repeat(100_000) + "\nd@e.f,\u00FC\nkenmyer@litwareinc.com,"
                    + LYNC_2013 + "\n").getBytes(StandardCharsets.ISO_8859_1));
            assertThat(csv.problems()).hasSize(2)
                    .anySatisfy(each -> assertThat(each).contains("line 2").contains("16384 characters"))
                    .anySatisfy(each -> assertThat(each).contains("line 3").contains("encoding"));
            assertThat(clients(csv).isKnown()).isTrue();
        }

        @Test
        @DisplayName("but does not list a million of them")
        void manyProblems() {
            SignInsCsv csv = csv("sip,userAgent\n" + "?\n".repeat(5_000));
            assertThat(csv.problems()).hasSize(101).last().asString().endsWith("4900 more problems of this kind");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "user,agent\na,b\n", "sip\nkenmyer@litwareinc.com\n", "\"sip,userAgent\n"})
    @DisplayName("that has no such header knows nothing, and says why in one line")
    void noHeader(String text) {
        SignInsCsv csv = csv(text).withAllClients();
        assertThat(csv.problems()).singleElement().asString().startsWith(folder.resolve("signins.csv").toString())
                .doesNotContain("\n");
        assertThat(clients(csv).reasons()).singleElement().asString().startsWith("signins.csv: ");
    }

    @Test
    @DisplayName("in UTF-16 without a byte order mark knows nothing, and says why")
    void noMark() {
        assertThat(csv("sip,userAgent\n".getBytes(StandardCharsets.UTF_16LE)).problems()).singleElement().asString()
                .contains("encoding");
    }

    @Test
    @DisplayName("that is not there knows nothing, and says so")
    void missing() {
        SignInsCsv csv = SignInsCsv.read(folder.resolve("nowhere.csv")).withAllClients();
        assertThat(csv.problems()).containsExactly(folder.resolve("nowhere.csv") + ": there is no such file");
        assertThat(clients(csv).reasons()).containsExactly("nowhere.csv: there is no such file");
        assertThat(SignInsCsv.read(folder).problems()).singleElement().asString().contains("cannot be read");
    }
}
