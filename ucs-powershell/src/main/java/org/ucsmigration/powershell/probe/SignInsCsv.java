package org.ucsmigration.powershell.probe;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.Client;
import org.ucsmigration.fact.ClientSignIns;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/**
 * Client sign-ins from a CSV file, as queries of the monitoring database and scripts export them.
 *
 * <p>Columns {@code sip}, {@code userAgent} and, if known, {@code lastSeen}, in any order and case, with a header; others are
 * ignored. Fields may be quoted, separated by comma, semicolon or tab; UTF-8, or UTF-16 with a byte order mark.
 * {@code lastSeen} is ISO 8601, {@code 2026-11-20T08:15:00Z} or {@code 2026-11-20 08:15:00}, in UTC unless it says otherwise, as in
 * the monitoring database. A line that cannot be read is a {@linkplain #problems() problem}, and the rest is read. Immutable.
 *
 * @since 0.1.0
 */
public final class SignInsCsv implements Probe {

    private final Source source;
    private final SignInRows rows;
    private final boolean complete;

    private SignInsCsv(Source source, SignInRows rows, boolean complete) {
        this.source = source;
        this.rows = rows;
        this.complete = complete;
    }

    /**
     * Reads a file. Never fails for the file: one that cannot be read is the reason in each answer, and a problem.
     *
     * @param file the file
     * @return the probe
     */
    public static SignInsCsv read(Path file) {
        Objects.requireNonNull(file, "file");
        return new SignInsCsv(Source.of("sign-ins in " + file.getFileName()), SignInRows.read(file), false);
    }

    /**
     * The same probe with your statement that the file holds every client that any user ever signed in with: a user without
     * a row has then never signed in. A line that could not be read takes that back for whom it may concern.
     */
    public SignInsCsv declaredComplete() {
        return new SignInsCsv(source, rows, true);
    }

    @Override
    public Observations observe(UserIdentity user) {
        Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)");
        return Observations.of(user, UserFacts.builder().clients(clients(user.sip())).build());
    }

    private Fact<ClientSignIns> clients(SipAddress sip) {
        List<Client> clients = rows.clients(sip);
        Optional<String> doubt = rows.damage().or(() -> Optional.ofNullable(rows.faults().get(sip)));
        if (complete && doubt.isEmpty()) {
            return Fact.known(ClientSignIns.complete(clients), source);
        }
        if (!clients.isEmpty()) {
            return Fact.known(ClientSignIns.seen(clients), source);
        }
        return Fact.unknown(doubt.orElse("no sign-in of this user in " + rows.name() + ", which may lack some"));
    }

    /** The users that the file names. */
    public Set<SipAddress> users() {
        return rows.users();
    }

    /** What could not be read, one sentence each, naming the file and the line. */
    @Override
    public List<String> problems() {
        return rows.problems();
    }
}
