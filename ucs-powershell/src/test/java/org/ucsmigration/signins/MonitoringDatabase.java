package org.ucsmigration.signins;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A database engine in SQL Server's mode, with the tables of the pages "Registration table", "Users table" and "ClientVersions
 * table in Lync Server 2013" where asked for. Alive until closed.
 */
public final class MonitoringDatabase implements AutoCloseable {

    static final List<String> TABLES = List.of(
            "CREATE TABLE dbo.Users (NextUpdateTS datetime, UserId int PRIMARY KEY, UserUri nvarchar(450), TenantId int, "
                    + "UriTypeId int)",
            "CREATE TABLE dbo.ClientVersions (VersionId int PRIMARY KEY, Version nvarchar(256), ClientType int)",
            "CREATE TABLE dbo.Registration (SessionIdTime datetime, SessionIdSeq int, UserId int, EndpointId uniqueidentifier,"
                    + " EndpointEra uniqueidentifier, ClientVersionId int, RegistrarId int, PoolId int, EdgeServerId int, "
                            + "IsInternal bit,"
                    + " IsUserServiceAvailable bit, IsPrimaryRegistrar bit, IsPrimaryRegistrarCentral bit, RegisterTime datetime,"
                    + " DeRegisterTime datetime, ResponseCode int, DiagnosticId int, DeviceId int, DeRegisterTypeId tinyint,"
                    + " IPAddress nvarchar(256), PRIMARY KEY (SessionIdTime, SessionIdSeq))");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final JdbcDataSource source = new JdbcDataSource();
    private final Connection keptOpen;

    /** A database with a schema dbo and what these statements make in it; of its own whoever loads this class. */
    MonitoringDatabase(List<String> statements) throws SQLException {
        source.setURL("jdbc:h2:mem:LcsCDR" + UUID.randomUUID()
                + ";MODE=MSSQLServer;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;IGNORE_CATALOGS=TRUE");
        source.setUser("sa");
        source.setPassword("");
        keptOpen = source.getConnection();
        execute("CREATE SCHEMA dbo");
        for (String statement : statements) {
            execute(statement);
        }
    }

    public DataSource source() {
        return source;
    }

    /** Who signed in once, with what, when. */
    public static MonitoringDatabase of(String user, String userAgent, Instant at) {
        try {
            MonitoringDatabase database = new MonitoringDatabase(TABLES);
            database.user(1, user);
            database.client(1, userAgent, null);
            database.registration(1, 1, at, 200);
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    DataSource sourceFor(String user) {
        JdbcDataSource other = new JdbcDataSource();
        other.setURL(source.getURL());
        other.setUser(user);
        other.setPassword("");
        return other;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = keptOpen.createStatement()) {
            statement.execute(sql);
        }
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return keptOpen.prepareStatement(sql);
    }

    void user(int id, @Nullable String uri) throws SQLException {
        insert("INSERT INTO dbo.Users (UserId, UserUri) VALUES (?, ?)", id, uri);
    }

    void client(int id, @Nullable String version, @Nullable Integer type) throws SQLException {
        insert("INSERT INTO dbo.ClientVersions (VersionId, Version, ClientType) VALUES (?, ?, ?)", id, version, type);
    }

    void registration(int user, @Nullable Integer client, Instant at, @Nullable Integer responseCode) throws SQLException {
        LocalDateTime time = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
        insert("INSERT INTO dbo.Registration (SessionIdTime, SessionIdSeq, UserId, ClientVersionId, RegisterTime, ResponseCode) "
                + "VALUES (?, ?, ?, ?, ?, ?)",
                time, NUMBER.incrementAndGet(), user, client, time, responseCode);
    }

    private void insert(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = keptOpen.prepareStatement(sql)) {
            for (int i = 0; i < Objects.requireNonNull(values).length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        keptOpen.close();
    }
}
