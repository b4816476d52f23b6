package org.ucsmigration.signins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.ucsmigration.SipAddress;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.internal.Sentences;
import org.ucsmigration.internal.Shown;

/** Reads the monitoring database's registrations, with the statement that also ships for a database administrator. */
final class DatabaseReading {

    private static final String FILE = "monitoring-sign-ins.sql";
    /** In the file, the date to look back to; here, the statement's parameter. */
    private static final String SINCE = "'2013-01-01T00:00:00'";
    private static final int ROWS_AT_A_TIME = 1000;
    /** SQL Server's datetime begins in 1753; there was no Lync Server before this, and nothing to find. */
    private static final Instant OLDEST = Instant.parse("2000-01-01T00:00:00Z");
    /** Of SQL Server: invalid column name, invalid object name. */
    private static final Set<Integer> OTHER_SCHEMA = Set.of(207, 208);

    private final SignIns into;
    private final Duration limit;
    private final long start = System.nanoTime();

    DatabaseReading(SignIns into, Duration limit) {
        this.into = into;
        this.limit = limit;
    }

    void read(DataSource database, Instant since) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean wasReadOnly = connection.isReadOnly();
            connection.setReadOnly(true);
            try (PreparedStatement statement = connection.prepareStatement(text())) {
                statement.setFetchSize(ROWS_AT_A_TIME);
                statement.setQueryTimeout((int) Math.min(Math.max(1, limit.toSeconds()), Integer.MAX_VALUE));
                statement.setObject(1, LocalDateTime.ofInstant(since.isBefore(OLDEST) ? OLDEST : since, ZoneOffset.UTC));
                try (ResultSet rows = statement.executeQuery()) {
                    rows(rows);
                }
            } finally {
                giveBack(connection, wasReadOnly);
            }
        }
    }

    /** A pool hands the connection to others. */
    private static void giveBack(Connection connection, boolean wasReadOnly) {
        try {
            connection.setReadOnly(wasReadOnly);
        } catch (SQLException e) {
            // The connection is broken: nobody can use it any more, and what broke it is on its way to be told.
        }
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(DatabaseReading.class.getResourceAsStream(FILE), FILE)) {
            // Without the comments, which some drivers take for JDBC's own escapes.
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n")).replace(SINCE, "?");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rows(ResultSet rows) throws SQLException {
        long number = 0;
        while (rows.next()) {
            if (Thread.currentThread().isInterrupted()) {
                into.damage(": reading was interrupted after " + number + " rows");
                return;
            }
            if (Duration.ofNanos(System.nanoTime() - start).compareTo(limit) > 0) {
                into.damage(": " + tooSlow(limit));
                return;
            }
            number++;
            row(rows, number);
        }
        if (number == 0) {
            into.damage(": it holds no successful registration of the time asked for");
        }
    }

    private void row(ResultSet rows, long number) throws SQLException {
        time(rows, 5).ifPresent(into::reachesBackTo);
        String user = Objects.requireNonNullElse(rows.getString(1), "");
        Optional<SipAddress> sip = SipAddress.find(user);
        if (sip.isEmpty()) {
            into.damage(", row " + number + ": "
                    + (user.isEmpty() ? "it names no user" : "\"" + Shown.of(user, 80) + "\" is not a SIP address"));
            return;
        }
        into.add(sip.get(), ClientTypes.client(Objects.requireNonNullElse(rows.getString(2), ""), number(rows, 3)),
                time(rows, 4));
    }

    @Nullable
    private static Integer number(ResultSet rows, int column) throws SQLException {
        int number = rows.getInt(column);
        return rows.wasNull() ? null : number;
    }

    private static Optional<Instant> time(ResultSet rows, int column) throws SQLException {
        return Optional.ofNullable(rows.getObject(column, LocalDateTime.class)).map(time -> time.toInstant(ZoneOffset.UTC));
    }

    /** What went wrong, and what to do. */
    static String words(Exception fault, Duration limit) {
        if (fault instanceof SQLTimeoutException) {
            return tooSlow(limit);
        }
        if (fault instanceof SQLException sql
                && (String.valueOf(sql.getSQLState()).startsWith("42S") || OTHER_SCHEMA.contains(sql.getErrorCode()))) {
            return "it is not what a monitoring database looks like: " + Sentences.ended(Failures.words(fault))
                    + " Connect to the database LcsCDR of Lync Server 2013 or Skype for Business Server";
        }
        return "it cannot be read: " + Sentences.ended(Failures.words(fault))
                + " The account needs to connect, and to read dbo.Registration, dbo.Users and dbo.ClientVersions (db_datareader)";
    }

    private static String tooSlow(Duration limit) {
        return "it did not answer within " + Durations.words(limit) + "; ask for fewer days, or give it more time";
    }
}
