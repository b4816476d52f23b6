package org.ucsmigration.signins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.probe.Probe;
import org.ucsmigration.testing.ProbeContract;

@DisplayName("The monitoring database")
class SignInsDatabaseTest {

    private static final UserIdentity KEN = UserIdentity.of("kenmyer@litwareinc.com");
    private static final UserIdentity PILAR = UserIdentity.of("pilar@litwareinc.com");
    private static final String RICH = "UCCAPI/15.0.4420.1017 OC/15.0.4420.1017 (Microsoft Lync)";
    private static final String PHONE = "iPhoneLync/5.4.1106.0 (Microsoft Lync for iPhone)";
    private static final Instant SINCE = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant EARLY = Instant.parse("2026-10-10T08:15:00Z");
    private static final Instant LATE = Instant.parse("2026-11-10T08:15:30.500Z");

    private MonitoringDatabase database;
    private int settings;

    @BeforeEach
    void open() throws SQLException {
        database = new MonitoringDatabase(MonitoringDatabase.TABLES);
        database.user(1, "kenmyer@litwareinc.com");
        database.user(2, "sip:Pilar@litwareinc.com");
        database.client(1, RICH, 4);
        database.client(2, PHONE, 16399);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static Fact<ClientSignIns> of(UserIdentity user, SignInsDatabase signIns) {
        return signIns.observe(user).facts().clients();
    }

    /** What a method does, by its name. */
    private interface Doing {
        @Nullable
        Object does(String method) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Doing doing) {
        return type.cast(Proxy.newProxyInstance(SignInsDatabaseTest.class.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> doing.does(method.getName())));
    }

    private SignInsDatabase read() {
        return SignInsDatabase.read(database.source(), SINCE);
    }

    @Nested
    class KeepsTheContract extends ProbeContract {
        @BeforeEach
        void signIn() throws SQLException {
            database.registration(1, 1, LATE, 200);
        }

        @Override
        protected Probe probe() {
            return read();
        }

        @Override
        protected Collection<UserIdentity> knownUsers() {
            return List.of(KEN);
        }
    }

    @Test
    @DisplayName("tells each client of each user once, with its last successful registration, in UTC")
    void tells() throws SQLException {
        database.registration(1, 1, EARLY, 200);
        database.registration(1, 1, LATE, 200);
        database.registration(1, 1, LATE.plusSeconds(60), 403);
        database.registration(1, 2, EARLY, 202);
        database.registration(2, 2, LATE, 200);
        Instant before = Instant.now();
        SignInsDatabase signIns = read();

        assertThat(signIns.problems()).isEmpty();
        assertThat(signIns.users()).containsExactlyInAnyOrder(KEN.sip(), PILAR.sip());
        assertThat(of(KEN, signIns).toOptional())
                .contains(ClientSignIns.seen(Client.fromUserAgent(RICH).withLastSeen(LATE),
                        Client.fromUserAgent(PHONE).withLastSeen(EARLY)));
        assertThat(of(PILAR, signIns).toOptional()).contains(ClientSignIns.seen(Client.fromUserAgent(PHONE).withLastSeen(LATE)));
        assertThat(of(KEN, signIns).claims()).singleElement().satisfies(claim -> {
            assertThat(claim.source().text()).isEqualTo("registrations in the monitoring database");
            assertThat(claim.source().at().orElseThrow()).isBetween(before, Instant.now());
        });
        assertThat(of(UserIdentity.of("a@b.c"), signIns).reasons())
                .containsExactly("no sign-in of this user in the monitoring database, which may lack some");
    }

    @Test
    @DisplayName("is asked one statement, that only reads, in portions, and gives the connection back as it was")
    void oneStatement() throws SQLException {
        database.registration(1, 1, LATE, 200);
        WatchedSource watched = new WatchedSource(database.source(), Integer.MAX_VALUE);
        assertThat(SignInsDatabase.read(watched.source(), SINCE).problems()).isEmpty();
        assertThat(watched.calls.stream().map(call -> call.replaceAll("(?s)\\[.*", "")).toList())
                .containsExactly("isReadOnly", "setReadOnly",
                "prepareStatement", "setFetchSize", "setQueryTimeout", "setObject", "executeQuery", "close", "close",
                        "setReadOnly", "close");
        assertThat(watched.calls).contains("setReadOnly[true]", "setReadOnly[false]", "setFetchSize[1000]",
                "setQueryTimeout[300]", "setObject[1, 2026-10-01T00:00]");
    }

    @Nested
    @DisplayName("reaches back")
    class Reach {

        @Test
        @DisplayName("to its oldest registration, refused or not, or to the instant asked for where that is later")
        void oldest() throws SQLException {
            database.registration(1, 1, LATE, 200);
            database.registration(2, 1, EARLY, 403);
            SignInsDatabase signIns = read();
            assertThat(signIns.completeSince()).contains(EARLY);
            assertThat(of(PILAR, signIns.withAllClients()).toOptional()).contains(ClientSignIns.completeSince(EARLY, List.of()));
            assertThat(of(KEN, signIns.withAllClients()).toOptional())
                    .contains(ClientSignIns.completeSince(EARLY, List.of(Client.fromUserAgent(RICH).withLastSeen(LATE))));
            assertThat(SignInsDatabase.read(database.source(), LATE).completeSince()).contains(LATE);
        }

        @Test
        @DisplayName("no further than asked")
        void since() throws SQLException {
            database.registration(1, 1, SINCE.minusSeconds(1), 200);
            database.registration(1, 2, SINCE, 200);
            assertThat(of(KEN, read()).toOptional())
                    .contains(ClientSignIns.seen(Client.fromUserAgent(PHONE).withLastSeen(SINCE)));
            assertThat(of(KEN, SignInsDatabase.read(database.source(), Instant.MIN)).toOptional().orElseThrow().clients())
                    .hasSize(2);
        }

        @Test
        @DisplayName("nowhere where it is empty: then nobody is known never to have signed in")
        void empty() {
            SignInsDatabase signIns = read().withAllClients();
            assertThat(signIns.completeSince()).isEmpty();
            assertThat(signIns.problems()).containsExactly("monitoring database: it holds no successful registration of the "
                    + "time asked for");
            assertThat(of(KEN, signIns).reasons())
                    .containsExactly("the monitoring database: it holds no successful registration of the time asked for");
        }
    }

    @Nested
    @DisplayName("that is not as expected")
    class Otherwise {

        @Test
        @DisplayName("tells a client that it does not name, and is complete for nobody where it does not name the user")
        void holes() throws SQLException {
            database.client(3, null, null);
            database.user(3, null);
            database.user(4, "tel:+14255550100");
            database.registration(1, null, LATE, 200);
            database.registration(2, 3, LATE, 200);
            database.registration(1, 1, LATE, null);
            SignInsDatabase whole = read().withAllClients();
            Client unnamed = Client.fromUserAgent("").withLastSeen(LATE);
            assertThat(of(KEN, whole).toOptional()).contains(ClientSignIns.completeSince(LATE, List.of(unnamed)));
            assertThat(of(PILAR, whole).toOptional()).contains(ClientSignIns.completeSince(LATE, List.of(unnamed)));
            for (int user : new int[] {5, 4, 3}) {
                database.registration(user, 1, LATE, 200);
                SignInsDatabase signIns = read().withAllClients();
                assertThat(of(KEN, signIns).toOptional()).contains(ClientSignIns.seen(unnamed));
                assertThat(signIns.problems()).isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem).startsWith("monitoring database, row "));
            }
        }

        @Test
        @DisplayName("takes no client for a rich one that the database calls a phone")
        void type() throws SQLException {
            database.client(3, RICH, 8);
            database.registration(1, 3, LATE, 200);
            assertThat(of(KEN, read()).toOptional().orElseThrow().clients()).singleElement()
                    .satisfies(client -> assertThat(client.kind()).isEqualTo(Client.Kind.UNRECOGNIZED));
        }

        @Test
        @DisplayName("in the middle of its rows tells what came, and is not complete")
        void breaksOff() throws SQLException {
            database.registration(1, 1, LATE, 200);
            database.registration(1, 2, LATE, 200);
            SignInsDatabase signIns = SignInsDatabase.read(new WatchedSource(database.source(), 1).source(), SINCE)
                    .withAllClients();
            assertThat(signIns.problems()).singleElement().asString()
                    .contains("cannot be read: SQLException: the connection was reset");
            assertThat(of(KEN, signIns).toOptional().orElseThrow().completeSince()).isEmpty();
            assertThat(of(KEN, signIns).toOptional().orElseThrow().clients()).hasSize(1);
            assertThat(of(PILAR, signIns).reasons()).singleElement().asString().contains("the connection was reset");
        }

        @Test
        @DisplayName("and whose connection is broken, says what broke it")
        void broken() {
            DataSource source = proxy(DataSource.class, method -> proxy(Connection.class, call -> {
                switch (call) {
                    case "prepareStatement" -> throw new SQLException("the server went away");
                    case "setReadOnly" -> {
                        if (settings++ > 0) {
                            throw new SQLException("the connection is closed");
                        }
                    }
                    default -> { }
                }
                return call.equals("isReadOnly") ? false : null;
            }));
            assertThat(SignInsDatabase.read(source, SINCE).problems()).singleElement().asString()
                    .contains("the server went away");
        }

        @Test
        @DisplayName("while the reading thread is interrupted says so, and leaves the thread interrupted")
        void interrupted() throws SQLException {
            database.registration(1, 1, LATE, 200);
            Thread.currentThread().interrupt();
            SignInsDatabase signIns = read();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(signIns.problems()).containsExactly("monitoring database: reading was interrupted after 0 rows");
        }
    }

    @Nested
    @DisplayName("that cannot be read says why, and what to do")
    class Refusals {

        private void refuses(DataSource source, String... words) {
            SignInsDatabase signIns = SignInsDatabase.read(source, SINCE, Duration.ofSeconds(1)).withAllClients();
            assertThat(signIns.problems()).singleElement().asString().startsWith("monitoring database: ").contains(words);
            assertThat(of(KEN, signIns).reasons()).singleElement().asString().startsWith("the monitoring database: ")
                    .contains(words);
            assertThat(signIns.users()).isEmpty();
        }

        private void refuses(List<String> statements, String... words) throws SQLException {
            try (MonitoringDatabase other = new MonitoringDatabase(statements)) {
                refuses(other.source(), words);
            }
        }

        @Test
        void anotherDatabase() throws SQLException {
            refuses(List.of(), "not what a monitoring database looks like", "Registration", "Connect to the database LcsCDR");
        }

        @Test
        @DisplayName("a missing column, as in Lync Server 2010")
        void aMissingColumn() throws SQLException {
            refuses(MonitoringDatabase.TABLES.stream().map(table -> table.replace(", ClientType int", "")).toList(),
                    "not what a monitoring database looks like", "ClientType", "Lync Server 2013");
        }

        @Test
        void noRights() throws SQLException {
            database.execute("CREATE USER nobody PASSWORD ''");
            refuses(database.sourceFor("nobody"), "Not enough rights", "dbo.ClientVersions (db_datareader)");
        }

        @Test
        @DisplayName("a time-out")
        void timeOut() throws SQLException {
            refuses(List.of(MonitoringDatabase.TABLES.get(0), MonitoringDatabase.TABLES.get(1),
                    "CREATE VIEW dbo.Registration AS SELECT 1 AS UserId, 1 AS ClientVersionId, 200 AS ResponseCode,"
                            + " DATEADD('SECOND', MOD(a.x * b.x, 1000), TIMESTAMP '2026-11-01 00:00:00') AS RegisterTime"
                            + " FROM SYSTEM_RANGE(1, 1000000) a CROSS JOIN SYSTEM_RANGE(1, 1000000) b"),
                    "did not answer within 1 second", "ask for fewer days, or give it more time");
        }

        @Test
        @DisplayName("no connection, whatever a pool throws")
        void noConnection() {
            refuses(failing(new SQLException("Login failed for user 'x'.\u001B[2J")),
                    "cannot be read: SQLException: Login failed for user 'x'.\\u001B[2J",
                    "The account needs to connect");
            refuses(failing(new IllegalStateException("pool is shut down")),
                    "cannot be read: IllegalStateException: pool is shut down");
        }

        private DataSource failing(Exception failure) {
            return proxy(DataSource.class, method -> {
                if (failure instanceof SQLException sql) {
                    throw sql;
                }
                throw (RuntimeException) failure;
            });
        }

        @Test
        @DisplayName("SQL Server's own numbers")
        void numbers() {
            refuses(failing(new SQLException("Invalid object name 'dbo.Registration'.", "S0002", 208)),
                    "not what a monitoring database looks like");
            refuses(failing(new SQLException("Invalid column name 'ClientType'.", "S0001", 207)),
                    "not what a monitoring database looks like");
            refuses(failing(new SQLException("The SELECT permission was denied.", "S0005", 229)),
                    "The account needs to connect, and to read dbo.Registration");
        }

        @Test
        @DisplayName("a limit that is none")
        void limit() {
            assertThatIllegalArgumentException().isThrownBy(() -> SignInsDatabase.read(database.source(), SINCE, Duration.ZERO))
                    .withMessageContaining("limit");
        }
    }
}
