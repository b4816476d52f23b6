package org.ucsmigration.signins;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.FileTrouble;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/**
 * Client sign-ins from a CSV file, as queries of the monitoring database and scripts of the field write them.
 *
 * <p>The columns are found by name, in any order and case, {@code User Agent} and {@code user_agent} alike; others are ignored:
 * <ul>
 * <li>the user: {@code sip}, {@code SipAddress}, {@code UserUri}, {@code UserAtHost} or {@code UserName}, the first of these
 *     that is there;
 * <li>the user agent: {@code userAgent}, {@code ClientVersion} or {@code ClientApp}; the first two are one agent where a file
 *     has both;
 * <li>if there, the time: {@code lastSeen}, {@code RegisterTime}, {@code LastRegisterTime}, {@code LastNewRegisterTime} or
 *     {@code LastLogon}; never {@code ExpiresAt}, which lies in the future;
 * <li>if there, {@code ResponseCode}: what is not 2xx is no sign-in; without it a {@code DiagnosticId} that is not 0 leaves it
 *     open; {@code clientType} of the monitoring database, a second witness; and {@code completeSince}, how far its history
 *     reaches back.
 * </ul>
 * For other names pass a map. Fields may be quoted, separated by comma, semicolon, tab or {@code |}; UTF-8, or UTF-16 with a
 * byte order mark. Times are ISO 8601, {@code 2026-11-20T08:15:00Z} or {@code 2026-11-20 08:15:00}, in UTC unless they say
 * otherwise, as in the monitoring database; one in another format, or of a year before 2000, is lost, and the sign-in counts
 * without it. The lines that {@code sqlcmd}, Management Studio, {@code Export-Csv} and spreadsheets put around the rows are
 * known, and so is the header of another file that was put behind the first. A line that cannot be read, or that has more fields
 * than the header, so that one may have a separator in it, is a {@linkplain #problems() problem}, and the
 * rest is read. Immutable.
 *
 * @since 0.1.0
 */
public final class SignInsCsv implements Probe {

    private final Source source;
    private final SignIns signIns;
    @Nullable
    private final Instant allSince;

    private SignInsCsv(Source source, SignIns signIns, @Nullable Instant allSince) {
        this.source = source;
        this.signIns = signIns;
        this.allSince = allSince;
    }

    /** Reads a file. Never fails for the file: one that cannot be read is the reason in each answer, and a problem. */
    public static SignInsCsv read(Path file) {
        return read(file, Map.of(), null);
    }

    /**
     * Reads a file whose columns have other names. Never fails for the file.
     *
     * @param columns {@code sip}, {@code userAgent}, {@code lastSeen}, {@code responseCode}, {@code diagnosticId},
     *                {@code clientType} or {@code completeSince}, each with the column's name in the file; what it leaves out is
     *                found as ever
     * @throws IllegalArgumentException if the map says where something else stands
     */
    public static SignInsCsv read(Path file, Map<String, String> columns) {
        return read(file, CsvColumns.checked(Objects.requireNonNull(columns,
                "columns: pass an empty map where all have known names")), null);
    }

    /** Reads a file that has no column of users, since all its rows are of that one. Never fails for the file. */
    public static SignInsCsv read(Path file, SipAddress user) {
        return read(file, Map.of(), Objects.requireNonNull(user, "user: whose sign-ins the file holds"));
    }

    private static SignInsCsv read(Path file, Map<String, String> columns, @Nullable SipAddress only) {
        Objects.requireNonNull(file, "file");
        String name = Shown.of(String.valueOf(file.getFileName()), 80);
        SignIns signIns = new SignIns(name, Shown.of(file.toString(), 500));
        try (CsvLines lines = CsvLines.open(file)) {
            new CsvReading(lines, signIns, only).read(columns);
        } catch (IOException | SecurityException e) {
            signIns.damage(": " + FileTrouble.words(e));
        }
        return new SignInsCsv(Source.of("sign-ins in " + name), signIns, null);
    }

    /**
     * The same probe with your statement that the file holds every client that any user ever signed in with: a user without
     * a row has then never signed in. Where the file has a column {@code completeSince}, it holds them since then. The
     * monitoring database keeps 60 days unless told otherwise ({@code Get-CsCdrConfiguration}): of its exports say
     * {@link #withAllClientsSince} instead. A line that could not be read takes the statement back for whom it may concern, and
     * so does a file whose last line has no end, since it may have been cut off.
     */
    public SignInsCsv withAllClients() {
        return new SignInsCsv(source, signIns, Instant.MIN);
    }

    /**
     * The same probe with your statement that the file holds every client that any user signed in with since then; of the time
     * before, nothing is known.
     */
    public SignInsCsv withAllClientsSince(Instant since) {
        return new SignInsCsv(source, signIns, Objects.requireNonNull(since, "since: how far back the file reaches"));
    }

    /** The same probe as of the instant at which the file was exported; what a file says of itself may be that of a copy. */
    public SignInsCsv withTime(Instant exported) {
        return new SignInsCsv(source.withTime(exported), signIns, allSince);
    }

    /** The clients that the file has of that user; that it has none is a fact only where it was said to hold them all. */
    @Override
    public Observations observe(UserIdentity user) {
        Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)");
        return Observations.of(user, UserFacts.builder().clients(signIns.of(user.sip(), source, allSince)).build());
    }

    /** The users that the file has sign-ins of. */
    public Set<SipAddress> users() {
        return signIns.users();
    }

    /** What could not be read, one sentence each, naming the file and, where it has one, the line. */
    @Override
    public List<String> problems() {
        return signIns.problems();
    }
}
