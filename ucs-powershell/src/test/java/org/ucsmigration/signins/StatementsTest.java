package org.ucsmigration.signins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementLexer;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementParser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;

@DisplayName("The statements for a database administrator")
class StatementsTest {

    private static final String RICH = "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)";
    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final Instant AT = Instant.parse("2026-11-10T08:15:00Z");

    @TempDir
    Path folder;

    private static String statement(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(SignInsCsv.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int syntaxErrors(String sql) {
        SQLServerStatementLexer lexer = new SQLServerStatementLexer(CharStreams.fromString(sql));
        lexer.removeErrorListeners();
        SQLServerStatementParser parser = new SQLServerStatementParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.execute();
        return parser.getNumberOfSyntaxErrors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitoring-sign-ins.sql", "front-end-sign-ins.sql"})
    @DisplayName("are of SQL Server's dialect, select only, and say that they have not run against it")
    void dialect(String file) throws IOException {
        String sql = statement(file);
        assertThat(syntaxErrors(sql)).isZero();
        assertThat(sql.replaceAll("(?m)^--.*\\R", "")).startsWith("SELECT ").endsWith(";\n").containsOnlyOnce(";");
        assertThat(sql).contains("it has not run against one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT a FROM dbo.x LIMIT 5;", "SELECT a, FROM dbo.x;", "SELECT MAX(a FROM dbo.x;",
            "SELECT `a` FROM dbo.x;",
        "SELECT a FROM dbo.x GROUP a;", "SELECT CAST(a AS) FROM dbo.x;", "SELECT a AS FROM dbo.x;"})
    @DisplayName("are checked by a grammar that finds what SQL Server would refuse")
    void grammar(String sql) {
        assertThat(syntaxErrors(sql)).isPositive();
    }

    @Test
    @DisplayName("give of the monitoring database what the probe gives")
    void monitoring() throws Exception {
        try (MonitoringDatabase database = new MonitoringDatabase(MonitoringDatabase.TABLES)) {
            database.user(1, "kenmyer@litwareinc.com");
            database.client(1, RICH, 4);
            database.client(2, "Unheard, \"of\"/1.0", 8);
            database.registration(1, 1, AT, 200);
            database.registration(1, 2, AT.plusSeconds(5), 200);
            database.registration(1, 2, AT.plusSeconds(9), 403);
            SignInsCsv csv = SignInsCsv.read(exported(database, statement("monitoring-sign-ins.sql"))).withAllClients();
            SignInsDatabase probe = SignInsDatabase.read(database.source(), Instant.EPOCH).withAllClients();
            assertThat(csv.problems()).isEmpty();
            assertThat(csv.observe(KEN).facts().clients().toOptional())
                    .isEqualTo(probe.observe(KEN).facts().clients().toOptional())
                    .contains(ClientSignIns.completeSince(AT, List.of(Client.fromUserAgent(RICH).withLastSeen(AT),
                            ClientTypes.client("Unheard, \"of\"/1.0", 8).withLastSeen(AT.plusSeconds(5)))));
        }
    }

    @Test
    @DisplayName("give of a front end's database who is on, with the whole agent")
    void frontEnd() throws Exception {
        String agent = RICH + " " + "x".repeat(100);
        try (MonitoringDatabase database = new MonitoringDatabase(List.of(
                "CREATE TABLE dbo.RegistrarEndpoint (OwnerId int, EndpointId int, ClientApp varbinary(300))",
                "CREATE TABLE dbo.Resource (ResourceId int, UserAtHost nvarchar(450))",
                "CREATE TABLE dbo.HomedResourceDynamic (OwnerId int, LastNewRegisterTime datetime)",
                "INSERT INTO dbo.RegistrarEndpoint VALUES (1, 1, CAST('" + agent
                        + "' AS varbinary)), (2, 2, CAST('OCPhone/4.0.1.1' AS varbinary))",
                "INSERT INTO dbo.Resource VALUES (1, 'kenmyer@litwareinc.com'), (2, 'pilar@litwareinc.com'), (3, "
                        + "'off@litwareinc.com')",
                "INSERT INTO dbo.HomedResourceDynamic VALUES (1, '2026-11-10T08:15:00'), (3, '2026-11-10T08:15:00')"))) {
            SignInsCsv csv = SignInsCsv.read(exported(database, statement("front-end-sign-ins.sql")));
            assertThat(csv.problems()).isEmpty();
            assertThat(csv.observe(KEN).facts().clients().toOptional())
                    .contains(ClientSignIns.seen(Client.fromUserAgent(agent).withLastSeen(AT)));
            assertThat(csv.observe(UserIdentity.of("pilar@litwareinc.com")).facts().clients().toOptional())
                    .contains(ClientSignIns.seen(Client.fromUserAgent("OCPhone/4.0.1.1")));
            assertThat(csv.users()).hasSize(2);
        }
    }

    /** The result as a script exports it. */
    private Path exported(MonitoringDatabase database, String sql) throws SQLException, IOException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.source().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> header = new ArrayList<>();
            for (int i = 1; i <= columns; i++) {
                header.add(rows.getMetaData().getColumnLabel(i));
            }
            lines.add(String.join(",", header));
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    row.add(value == null ? "" : "\"" + value.replace("\"", "\"\"") + "\"");
                }
                lines.add(String.join(",", row));
            }
        }
        return Files.write(folder.resolve("exported.csv"), lines);
    }
}
