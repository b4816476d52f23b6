package org.ucsmigration.powershell.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
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
    private final Map<Object, List<MailboxRow>> byKey = new HashMap<>();
    private final Listing local;
    private final Listing remote;
    private final LinkedMailboxes linked;
    private final boolean isHybrid;
    private final boolean everyRowHasGuid;
    private final boolean everyRowHasDn;
    private final boolean everyRowHasUpn;

    private Mailboxes(CheckedSession asking, boolean isRestricted) {
        // Asked behind each list: a session that was made anew meanwhile has lost the setting.
        local = fetch(asking, LOCAL, false).with(isRestricted ? RESTRICTED : scopeGap(asking)).with(onlineGap());
        remote = fetch(asking, REMOTE, true).with(isRestricted ? RESTRICTED : scopeGap(asking));
        linked = new LinkedMailboxes(rows);
        isHybrid = rows.stream().anyMatch(row -> row.isRemote() || row.smtpAddresses().stream()
                .anyMatch(each -> each.endsWith(COEXISTENCE)));
        everyRowHasGuid = rows.stream().allMatch(row -> row.directoryGuid().isPresent());
        everyRowHasDn = rows.stream().allMatch(row -> row.distinguishedName().isPresent());
        everyRowHasUpn = rows.stream().allMatch(row -> row.upn().isPresent());
        rows.forEach(this::index);
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

    private Listing fetch(CheckedSession asking, Command command, boolean isRemote) {
        return Listing.fetch(asking, command, row -> rows.add(new MailboxRow(row, isRemote)));
    }

    private void index(MailboxRow row) {
        Stream.of(row.directoryGuid().map(guid -> key("guid", guid)),
                row.distinguishedName().map(dn -> key("dn", MailboxRow.lower(dn))),
                row.mailboxGuid().toOptional().filter(Guids::isReal).map(guid -> key("mailbox", guid)),
                row.upn().map(upn -> key("name", MailboxRow.lower(upn)))).flatMap(Optional::stream).forEach(key -> put(key, row));
        row.sids().forEach(sid -> put(key("sid", sid), row));
        row.linkedAccount().ifPresent(account -> put(key("account", account), row));
        row.sipAddresses().forEach(sip -> put(sip, row));
        row.smtpAddresses().forEach(smtp -> put(key("name", smtp), row));
    }

    private void put(Object key, MailboxRow row) {
        List<MailboxRow> there = byKey.computeIfAbsent(key, any -> new ArrayList<>(1));
        if (there.isEmpty() || there.get(there.size() - 1) != row) {
            there.add(row);
        }
    }

    private static List<Object> key(String kind, Object value) {
        return List.of(kind, value);
    }

    /** The mailboxes that may be the user's; empty where no key leads to any. */
    Optional<Match> find(UserIdentity user) {
        Set<Object> directory = new LinkedHashSet<>();
        user.directoryGuid().ifPresent(guid -> directory.add(key("guid", guid)));
        user.mailboxGuid().ifPresent(guid -> directory.add(key("mailbox", guid)));
        user.distinguishedName().ifPresent(dn -> directory.add(key("dn", MailboxRow.lower(dn))));
        Set<Object> sids = Stream.concat(user.sid().stream(), user.masterAccountSid().stream())
                .map(sid -> key("sid", sid)).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Object> names = Stream.concat(user.upn().stream(), user.smtpAddresses().stream())
                .map(name -> key("name", MailboxRow.lower(name))).collect(Collectors.toCollection(LinkedHashSet::new));
        return candidates(Key.DIRECTORY, directory).or(() -> candidates(Key.SID, sids))
                .or(() -> candidates(Key.ACCOUNT, LinkedMailboxes.account(user)
                .<Set<Object>>map(name -> Set.of(key("account", name))).orElse(Set.of())))
                .or(() -> candidates(Key.SIP, Set.of(user.sip())))
                .or(() -> candidates(Key.NAME, names));
    }

    private Optional<Match> candidates(Key kind, Set<Object> keys) {
        Set<MailboxRow> found = new LinkedHashSet<>();
        keys.forEach(key -> found.addAll(byKey.getOrDefault(key, List.of())));
        return found.isEmpty() ? Optional.empty() : Optional.of(new Match(kind, found));
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
