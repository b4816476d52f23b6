package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.internal.Index;
import org.ucsmigration.powershell.Command;
import org.ucsmigration.powershell.CommandResult;
import org.ucsmigration.powershell.internal.cmdlets.Question;

/** All mailboxes, and how a user's is found among them. Immutable once fetched. */
final class Mailboxes {

    static final Command LOCAL = CheckedSession.command(Question.MAILBOXES).with("ResultSize", "Unlimited");
    static final Command REMOTE = CheckedSession.command(Question.REMOTE_MAILBOXES).with("ResultSize", "Unlimited");
    static final Command SCOPE = CheckedSession.command(Question.SCOPE);

    /** The domain that the Hybrid Configuration Wizard adds to the addresses of mailboxes on servers. */
    private static final String COEXISTENCE = ".mail.onmicrosoft.com";
    private static final String RESTRICTED = "the list is not complete (recipient scope of the session)";

    /** How a mailbox was found, strongest first; the words go into a note. */
    enum Key {
        DIRECTORY("directory or mailbox GUID or distinguished name"), SID("SID"), ACCOUNT("linked account"),
                SIP("sip: proxy address"),
        NAME("UPN or mail address");

        private final String words;

        Key(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Candidates by the strongest key that has any. */
    record Match(Key key, Set<MailboxRow> rows) {
    }

    private final List<MailboxRow> rows = new ArrayList<>();
    private final Index<UUID, MailboxRow> byDirectoryGuid;
    private final Index<UUID, MailboxRow> byMailboxGuid;
    private final Index<String, MailboxRow> byDistinguishedName;
    private final Index<Sid, MailboxRow> bySid;
    private final Index<String, MailboxRow> byAccount;
    private final Index<SipAddress, MailboxRow> bySip;
    private final Index<String, MailboxRow> byUpn;
    private final Index<String, MailboxRow> bySmtp;
    private final Listing local;
    private final Listing remote;
    private final LinkedMailboxes linked;
    private final boolean isHybrid;
    private final boolean everyRowHasGuid;
    private final boolean everyRowHasDn;
    private final boolean everyRowHasUpn;

    private Mailboxes(CheckedSession asking, boolean isRestricted) {
        // Asked behind each list: a session that was made anew meanwhile has lost the setting.
        local = fetch(asking, LOCAL, false).with(isRestricted ? RESTRICTED : scopeGap(asking)).with(onlineGap())
                .with(addressGap(false));
        remote = fetch(asking, REMOTE, true).with(isRestricted ? RESTRICTED : scopeGap(asking)).with(addressGap(true));
        linked = new LinkedMailboxes(rows);
        isHybrid = rows.stream().anyMatch(row -> row.isRemote() || row.smtpAddresses().stream()
                .anyMatch(each -> each.endsWith(COEXISTENCE)));
        everyRowHasGuid = rows.stream().allMatch(row -> row.directoryGuid().isPresent());
        everyRowHasDn = rows.stream().allMatch(row -> row.distinguishedName().isPresent());
        everyRowHasUpn = rows.stream().allMatch(row -> row.upn().isPresent());
        byDirectoryGuid = new Index<>(rows, row -> list(row.directoryGuid()));
        byMailboxGuid = new Index<>(rows, row -> list(row.mailboxGuid().toOptional().filter(Guids::isReal)));
        byDistinguishedName = new Index<>(rows, row -> list(row.distinguishedName().map(MailboxRow::lower)));
        bySid = new Index<>(rows, MailboxRow::sids);
        byAccount = new Index<>(rows, row -> list(row.linkedAccount()));
        bySip = new Index<>(rows, MailboxRow::sipAddresses);
        byUpn = new Index<>(rows, row -> list(row.upn().map(MailboxRow::lower)));
        bySmtp = new Index<>(rows, MailboxRow::smtpAddresses);
    }

    /**
     * Fetches both lists; {@code isRestricted} says that the account may not see all recipients, which nothing else would tell.
     */
    static Mailboxes fetch(CheckedSession asking, boolean isRestricted) {
        return new Mailboxes(asking, isRestricted);
    }

    /**
     * Why mailboxes may lie where the session does not look, which no list tells; an export says of itself how far it reaches.
     */
    @Nullable
    private static String scopeGap(CheckedSession asking) {
        CommandResult settings = asking.invoke(SCOPE);
        if (!settings.isCollected()) {
            return null;
        }
        Optional<Boolean> whole = settings.objects().stream().findFirst().flatMap(row -> row.bool("ViewEntireForest").value());
        if (whole.isEmpty()) {
            return "the recipient scope of the session is not known"
                    + settings.problem().map(problem -> " (" + problem + ")").orElse("");
        }
        return whole.get() ? null : RESTRICTED;
    }

    /** With sessions to both open, the Get-Mailbox of Exchange Online may have taken the place of the server's. */
    @Nullable
    private String onlineGap() {
        long count = rows.stream().filter(MailboxRow::isOnline).count();
        return count == 0 ? null : count + " of its rows are of Exchange Online, not of this organisation's servers:"
                + " run it in a shell without a session to Exchange Online";
    }

    /** Whose address it is that cannot be read, nobody can say. */
    @Nullable
    private String addressGap(boolean isRemote) {
        List<String> odd = rows.stream().filter(row -> row.isRemote() == isRemote).flatMap(row -> row.oddAddress().stream())
                .toList();
        return odd.isEmpty() ? null : "EmailAddresses of " + odd.size() + " of its rows cannot be read, as \"" + odd.get(0)
                + "\": export the property as it comes";
    }

    private Listing fetch(CheckedSession asking, Command command, boolean isRemote) {
        Shared shared = new Shared();
        return Listing.fetch(asking, command, row -> rows.add(new MailboxRow(row, isRemote, shared)));
    }

    private static <T> List<T> list(Optional<T> one) {
        return one.isEmpty() ? List.of() : List.of(one.get());
    }

    /** The mailboxes that may be the user's, by the strongest key that leads to any; empty where none does. */
    Optional<Match> find(UserIdentity user) {
        return Stream.of(Key.values()).map(key -> new Match(key, find(user, key))).filter(match -> !match.rows().isEmpty())
                .findFirst();
    }

    private Set<MailboxRow> find(UserIdentity user, Key key) {
        Stream<List<MailboxRow>> found = switch (key) {
            case DIRECTORY -> Stream.of(find(byDirectoryGuid, user.directoryGuid()), find(byMailboxGuid, user.mailboxGuid()),
                    find(byDistinguishedName, user.distinguishedName().map(MailboxRow::lower)));
            case SID -> Stream.of(find(bySid, user.sid()), find(bySid, user.masterAccountSid()));
            case ACCOUNT -> Stream.of(find(byAccount, LinkedMailboxes.account(user)));
            case SIP -> Stream.of(bySip.find(user.sip()));
            case NAME -> Stream.concat(user.upn().stream(), user.smtpAddresses().stream()).map(MailboxRow::lower)
                    .flatMap(name -> Stream.of(byUpn.find(name), bySmtp.find(name)));
        };
        Set<MailboxRow> all = new LinkedHashSet<>();
        found.forEach(all::addAll);
        return all;
    }

    private static <K> List<MailboxRow> find(Index<K, MailboxRow> index, Optional<K> key) {
        return key.map(index::find).orElse(List.of());
    }

    /** Why no mailbox was found for that user is no proof that there is none; empty where it is one. */
    Optional<String> whyNotProven(UserIdentity user) {
        List<String> gaps = Stream.of(local, remote).flatMap(listing -> listing.problem().stream()).toList();
        if (!gaps.isEmpty()) {
            return Optional.of("no mailbox was found, in lists that may lack some (" + String.join("; ", gaps) + ")");
        }
        boolean proven = (user.directoryGuid().isPresent() && everyRowHasGuid)
                || (user.distinguishedName().isPresent() && everyRowHasDn) || (user.upn().isPresent() && everyRowHasUpn);
        Optional<String> candidate = linked.candidate(user);
        if (proven && candidate.isPresent()) {
            return Optional.of("no mailbox was found by GUID, name or address, but " + candidate.get());
        }
        if (proven && isHybrid) {
            // Exchange team's article on provisioning in hybrid organisations.
            return Optional.of("no mailbox was found on the servers or by Get-RemoteMailbox, but in a hybrid organisation a "
                    + "mailbox in Exchange Online may stand in neither list (a user licensed there directly, a mail user): look "
                    + "there");
        }
        return proven ? Optional.empty() : Optional.of("no mailbox has the address " + user.sip().uri()
                + ", and no GUID, distinguished name or UPN to look for is known on both sides");
    }

    /** Who says that there is no mailbox: both lists, as of the earlier. */
    Source bothLists() {
        Source both = local.source().and(remote.source());
        return Stream.of(local, remote).flatMap(listing -> listing.source().at().stream()).sorted().findFirst()
                .map(both::withTime).orElse(both);
    }

    Listing listing(MailboxRow row) {
        return row.isRemote() ? remote : local;
    }

    List<MailboxRow> rows() {
        return rows;
    }

    /** The databases that hold mailboxes. */
    Set<String> databases() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        rows.forEach(row -> row.database().toOptional().flatMap(name -> name).filter(name -> !row.isRemote())
                .ifPresent(names::add));
        return names;
    }

    List<Listing> listings() {
        return List.of(local, remote);
    }
}
