package org.ucsmigration.powershell.probe;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MailboxMove.Target;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/**
 * The moves of mailboxes that one cmdlet lists. Immutable once fetched.
 *
 * <p>Sources: "Get-MoveRequest" and "Get-MigrationUser" for the statuses, of which one that is completed stays listed until it is
 * removed. Their output is not documented: that the mailbox is told by {@code ExchangeGuid} or {@code DistinguishedName} of the
 * one, {@code MailboxGuid} or {@code MailboxEmailAddress} of the other, and the target by {@code RemoteHostName}, {@code Flags}
 * and {@code TargetDatabase}, is inferred. A request lives where its batch was started: one that Exchange Online pulls with may
 * stand in no list here, but for the mailbox's own {@code MailboxMoveStatus}.
 */
final class MoveList {

    static final Command REQUESTS = CheckedSession.command(Question.MOVE_REQUESTS).with("ResultSize", "Unlimited");
    static final Command USERS = CheckedSession.command(Question.MIGRATION_USERS).with("ResultSize", "Unlimited");

    private static final Set<String> ONLINE = Set.of("outlook.com", "office365.com", "outlook.cn", "office365.us");

    private final Map<Object, Fact<MailboxMove>> byMailbox = new HashMap<>();
    private final Listing listing;
    private boolean everyRowHasGuid = true;

    private MoveList(CheckedSession asking, Command command) {
        listing = Listing.fetch(asking, command, command.equals(REQUESTS) ? this::request : this::user);
    }

    static MoveList fetch(CheckedSession asking, Command command) {
        return new MoveList(asking, command);
    }

    private void request(PsObject row) {
        add(row, "ExchangeGuid", "DistinguishedName", of(row, "Status", "Flags", "RemoteHostName", "BatchName"));
    }

    private void user(PsObject row) {
        add(row, "MailboxGuid", "MailboxEmailAddress", of(row, "Status", "Flags", "RemoteHostName", "BatchId"));
    }

    private void add(PsObject row, String guid, String name, Fact<MailboxMove> move) {
        Optional<UUID> mailbox = row.guid(guid).value().filter(Guids::isReal);
        everyRowHasGuid &= mailbox.isPresent();
        mailbox.ifPresent(key -> byMailbox.merge(key, move, Fact::merge));
        Row.text(row, name).map(MailboxRow::lower).ifPresent(key -> byMailbox.merge(key, move, Fact::merge));
    }

    /** A row's move, under the names that its cmdlet has for things. */
    static Fact<MailboxMove> of(PsObject row, String status, String flags, String host, String batch) {
        Optional<String> text = Row.text(row, status);
        if (text.isEmpty()) {
            return Fact.unknown(row.string(status).isPresent() ? status + " of a move is blank"
                    : Row.problem("a list of moves", row.string(status)));
        }
        String remote = Row.text(row, host).orElse("").toLowerCase(Locale.ROOT);
        String database = Row.text(row, "TargetDatabase").orElse("");
        String kind = Row.text(row, flags).orElse("").toLowerCase(Locale.ROOT);
        boolean within = kind.contains("intraorg") || (remote.isEmpty() && !database.isEmpty() && !kind.contains("crossorg"));
        Target target = ONLINE.stream().anyMatch(end -> remote.equals(end) || remote.endsWith("." + end)) ? Target.EXCHANGE_ONLINE
                : within ? Target.OWN_SERVERS : Target.UNKNOWN;
        String name = Stream.of(remote, database, Row.text(row, batch).orElse("")).filter(one -> !one.isEmpty()).findFirst()
                .orElse("");
        return Fact.known(MailboxMove.of(text.get(), target, name));
    }

    Listing listing() {
        return listing;
    }

    /** Whether that mailbox is being moved; that it is not only where the list is complete and tells mailboxes apart. */
    Fact<MailboxMove> of(MailboxRow mailbox) {
        Optional<UUID> guid = mailbox.mailboxGuid().toOptional().filter(Guids::isReal);
        Stream<Object> names = Stream.concat(mailbox.distinguishedName().map(MailboxRow::lower).stream(),
                mailbox.smtpAddresses().stream());
        Optional<Fact<MailboxMove>> found = Stream.concat(guid.stream(), names)
                .flatMap(key -> Stream.ofNullable(byMailbox.get(key)))
                .reduce(Fact::merge).map(listing::dated);
        if (found.isPresent()) {
            return found.get();
        }
        if (!listing.isComplete()) {
            return Fact.unknown(listing.problem().orElse(""));
        }
        return guid.isPresent() && everyRowHasGuid ? Fact.known(MailboxMove.none(), listing.source())
                : Fact.unknown(listing.source().text() + " has no row of the mailbox, whose GUID is not known on both sides");
    }
}
