package org.ucsmigration.powershell.probe;

import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.ucsmigration.Source;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * Which mailboxes were ever opened, from {@code Get-MailboxStatistics} of each database. Immutable once fetched.
 *
 * <p>A row without a {@code LastLogonTime} is of a mailbox that only received mail; a disconnected row is of one that was moved
 * or removed. Warnings, which say it too, are in the language of the server and not looked at.
 */
final class MailboxStatistics {

    static final Command COMMAND = CheckedSession.command(Question.STATISTICS);

    private static final int LONGEST_NAME = 200;

    private final Map<UUID, Fact<Boolean>> opened = new HashMap<>();
    private final Map<String, Listing> databases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private MailboxStatistics() {
    }

    static MailboxStatistics fetch(CheckedSession asking, Collection<String> databases) {
        MailboxStatistics all = new MailboxStatistics();
        asking.invokeEach(COMMAND, "Database", databases, all::add);
        return all;
    }

    private void add(String database, CommandResult result) {
        List<PsObject> found = new ArrayList<>();
        Rows rows = new Rows(COMMAND.with("Database", database), found::add);
        result.output().forEach(rows);
        Listing listing = Listing.of(result).with(rows.problem().map(problem -> "database " + database + ": " + problem)
                .orElse(null));
        Shared shared = new Shared();
        for (PsObject row : found) {
            PsProperty<UUID> guid = row.guid("MailboxGuid");
            if (!guid.isPresent()) {
                listing = listing.with("a row of the database " + database + ": " + guid.problem().orElseThrow());
            } else if (!isDisconnected(row)) {
                opened.merge(guid.orElseThrow(), shared.of(opened(row, result.source())), MailboxStatistics::ofTwoRows);
            }
        }
        if (found.isEmpty() && listing.isComplete()) {
            // Even a database in which nobody was ever logged on lists its system mailboxes.
            listing = listing.with("no row of the database " + database + ", in which Get-Mailbox lists mailboxes");
        }
        databases.put(database, listing);
    }

    private static boolean isDisconnected(PsObject row) {
        return row.property("DisconnectDate").value().filter(value -> !value.toString().isBlank()).isPresent();
    }

    private static Fact<Boolean> opened(PsObject row, Source source) {
        if (row.property("DisconnectDate").isAbsent()) {
            return Fact.unknown(source.text() + " gave no property DisconnectDate");
        }
        PsProperty<Object> time = row.property("LastLogonTime");
        if (time.isAbsent()) {
            return Fact.unknown(source.text() + " gave no property LastLogonTime");
        }
        Object value = time.value().orElse("");
        if (value instanceof PsObject object) {
            value = object.value().orElse(object);
        }
        boolean blank = value instanceof String text && text.isBlank();
        return blank || value instanceof TemporalAccessor ? Fact.known(!blank, source)
                : Fact.unknown(source.text() + ": " + row.instant("LastLogonTime").problem()
                .orElse("LastLogonTime is not a point in time"));
    }

    /** Of two rows of one mailbox the one that was opened counts. */
    private static Fact<Boolean> ofTwoRows(Fact<Boolean> one, Fact<Boolean> other) {
        if (one.toOptional().orElse(false) || other.toOptional().orElse(false)) {
            return one.toOptional().orElse(false) ? one : other;
        }
        return one.isUnknown() ? one : other;
    }

    /** Whether that mailbox was ever opened. */
    Fact<Boolean> opened(MailboxRow mailbox) {
        if (mailbox.isRemote()) {
            return Fact.unknown("the mailbox is in Exchange Online, whose statistics were not collected");
        }
        if (!mailbox.mailboxGuid().isKnown()) {
            return new Fact.Unknown<>(mailbox.mailboxGuid().reasons());
        }
        UUID guid = mailbox.mailboxGuid().toOptional().orElseThrow();
        if (!Guids.isReal(guid)) {
            return Fact.unknown("Get-Mailbox: ExchangeGuid is all zeros, under which no statistics are kept");
        }
        Fact<Boolean> found = opened.get(guid);
        if (found != null) {
            return found;
        }
        if (!mailbox.database().isKnown()) {
            return new Fact.Unknown<>(mailbox.database().reasons());
        }
        String database = mailbox.database().toOptional().orElseThrow().orElse("");
        Listing listing = databases.get(database);
        if (listing == null) {
            return Fact.unknown("Get-Mailbox: Database is blank");
        }
        return listing.isComplete() ? Fact.known(false, listing.source())
                : Fact.unknown("no statistics of the mailbox, in a list of its database that may lack some ("
                + listing.problem().orElseThrow() + ")");
    }

    List<String> problems() {
        List<String> all = new ArrayList<>();
        databases.forEach((database, listing) -> listing.remarks()
                .forEach(remark -> all.add(remark + " [database " + Shown.of(database, LONGEST_NAME) + "]")));
        return all;
    }
}
