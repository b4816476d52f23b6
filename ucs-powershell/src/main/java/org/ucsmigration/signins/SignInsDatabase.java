package org.ucsmigration.signins;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;
import javax.sql.DataSource;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Durations;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/**
 * Client sign-ins of everybody, from the monitoring database of Lync Server 2013 or Skype for Business Server (LcsCDR), the only
 * place that keeps them in bulk.
 *
 * <p>It asks once, with one read-only statement, and holds what came: a client of a user, with the time of its last successful
 * registration, however many there were. Source of the tables: "Registration table", "Users table" and "ClientVersions table in
 * Lync Server 2013". Their times are taken for UTC, and a response code of 2xx for success, which the pages do not say.
 *
 * <p>Bring Microsoft's JDBC driver, and a data source whose database is the monitoring database (LcsCDR, on the server that
 * {@code Get-CsService -MonitoringDatabase} names), with an account that may read those three tables (the role
 * {@code db_datareader}). Where several monitoring databases share the work, read each: their probes add up in a survey. On the
 * module path your module needs {@code requires java.sql}.
 *
 * <p><b>This has not run against SQL Server.</b> The statement runs in the tests on another engine that takes SQL Server's
 * dialect, over the documented tables, and a grammar of SQL Server's dialect accepts it. It is in the jar beside this class,
 * {@code monitoring-sign-ins.sql}, for a database administrator to run; {@link SignInsCsv} reads the result.
 *
 * <pre>{@code
 * SignInsDatabase signIns = SignInsDatabase.read(dataSource, Instant.parse("2026-01-01T00:00:00Z"));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class SignInsDatabase implements Probe {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Source source;
    private final SignIns signIns;
    private final boolean hasAll;

    private SignInsDatabase(Source source, SignIns signIns, boolean hasAll) {
        this.source = source;
        this.signIns = signIns;
        this.hasAll = hasAll;
    }

    /**
     * Asks the database for the sign-ins since then, for at most five minutes. Never fails for the database: what went wrong is
     * the reason in each answer, and a problem.
     */
    public static SignInsDatabase read(DataSource database, Instant since) {
        return read(database, since, LIMIT);
    }

    /**
     * Asks the database for the sign-ins since then.
     *
     * @param limit for how long to wait for the statement and its rows, in seconds and at least one; how long to wait for a
     *              connection is the data source's own setting
     * @throws IllegalArgumentException if the limit is not a positive time
     */
    public static SignInsDatabase read(DataSource database, Instant since, Duration limit) {
        Objects.requireNonNull(database, "database: a data source of the monitoring database");
        Objects.requireNonNull(since, "since: how far back to look, for example Instant.now().minus(60, ChronoUnit.DAYS)");
        Durations.positive("limit", limit, "Duration.ofMinutes(5)");
        SignIns signIns = new SignIns("the monitoring database", "monitoring database");
        Instant now = Instant.now();
        try {
            new DatabaseReading(signIns, limit).read(database, since);
        } catch (SQLException | RuntimeException e) {
            // A connection pool may throw anything where it cannot connect.
            signIns.damage(": " + DatabaseReading.words(e, limit));
        }
        return new SignInsDatabase(Source.of("registrations in the monitoring database", now), signIns, false);
    }

    /**
     * The same probe with your statement that every pool's registrations come into this database, so that it holds every
     * client that anybody has signed in with {@linkplain #completeSince() since it begins}; of the time before, nothing is
     * known. {@code Get-CsService -Registrar} names the monitoring database of each pool, and {@code Get-CsCdrConfiguration}
     * says whether it is on. Somebody who has stayed signed in since before then is not in it.
     */
    public SignInsDatabase withAllClients() {
        return new SignInsDatabase(source, signIns, true);
    }

    /** The clients that the database had of that user; that it had none is a fact only where it was said to hold them all. */
    @Override
    public Observations observe(UserIdentity user) {
        Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)");
        return Observations.of(user, UserFacts.builder().clients(signIns.of(user.sip(), source, declared())).build());
    }

    @Nullable
    private Instant declared() {
        return hasAll ? Instant.MIN : null;
    }

    /** How far back the answer reaches: the oldest registration that is kept, or the instant asked for where that is later. */
    public Optional<Instant> completeSince() {
        return signIns.reach();
    }

    /** The users that have signed in. */
    public Set<SipAddress> users() {
        return signIns.users();
    }

    /** What could not be read, one sentence each. */
    @Override
    public List<String> problems() {
        return signIns.problems();
    }
}
