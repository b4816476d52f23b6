package org.ucsmigration.powershell.probe;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.Evidence.Authority;
import org.ucsmigration.fact.AccountScope;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.powershell.PowerShellSession;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.probe.Probe;

/**
 * What Exchange says of its mailboxes: whose they are, the release, whether they were ever opened, whether they are being moved,
 * and the flag of a finished migration.
 *
 * <p>Lists ({@code Get-Mailbox}, {@code Get-RemoteMailbox}, {@code Get-MailboxStatistics} of each database, and, for moves under
 * way, {@code Get-MoveRequest} and {@code Get-MigrationUser} where they are there) are fetched once, when first needed, and
 * joined here: nobody is asked for by name. A mailbox is a user's by directory or mailbox GUID or distinguished name, else by SID
 * or linked account, else by {@code sip:} proxy address, else by UPN or mail address, and a note says by which; two candidates
 * are unknown. Ask after a {@link LyncProbe}, which knows GUIDs and SIDs. Absence is a fact only inside a list that is complete,
 * that is not one of Exchange Online, and in which at least one of the users asked for, or {@linkplain #withKnownUsers known}
 * beside them, was found, unless only one was asked for;
 * live only where {@code Get-ADServerSettings} says after the list that the session looks at the entire forest; never in a hybrid
 * organisation, where a mailbox in Exchange Online may stand in no list. Everything is read-only. Thread-safe; never closes the
 * session.
 *
 * @since 0.1.0
 */
public final class ExchangeProbe implements Probe {

    private final CheckedSession asking;
    private final Lazy<Mailboxes> mailboxes;
    private final Lazy<MailboxStatistics> statistics;
    private final Lazy<List<MoveList>> moves;
    private final Joins joins;

    private ExchangeProbe(CheckedSession asking, boolean isRestricted) {
        this.asking = asking;
        this.mailboxes = new Lazy<>(() -> Mailboxes.fetch(asking, isRestricted));
        this.statistics = new Lazy<>(() -> MailboxStatistics.fetch(asking, mailboxes.get().databases()));
        this.moves = new Lazy<>(() -> List.of(MoveList.fetch(asking, MoveList.REQUESTS), MoveList.fetch(asking, MoveList.USERS)));
        this.joins = new Joins(List.of());
    }

    private ExchangeProbe(ExchangeProbe other, Collection<UserIdentity> known) {
        this.asking = other.asking;
        this.mailboxes = other.mailboxes;
        this.statistics = other.statistics;
        this.moves = other.moves;
        this.joins = new Joins(known);
    }

    /**
     * A probe over a session.
     *
     * @param session where the cmdlets are run, or what they gave is kept; the caller closes it
     * @return the probe
     */
    public static ExchangeProbe over(PowerShellSession session) {
        return new ExchangeProbe(new CheckedSession(Objects.requireNonNull(session, "session")), false);
    }

    /**
     * A probe over the same session for an account whose Exchange role lets it see only some of the recipients. Nothing else
     * would tell: a mailbox that it may not see would pass for one that does not exist.
     *
     * @return the probe, which takes no mailbox for absent; it fetches lists of its own
     */
    public ExchangeProbe withRestrictedScope() {
        return new ExchangeProbe(asking, true);
    }

    /**
     * The same probe, knowing these users beside those that it is asked for: that somebody has no mailbox is a fact, too, where
     * any of these is found. A survey asks for its first 20 users together, of whom perhaps nobody has a mailbox: without this
     * that stays unknown, since lists in which nobody is found may be another organisation's.
     *
     * @param users of the same organisation, as {@link LyncProbe#users()} are
     * @return the probe; it shares the lists with this one
     */
    public ExchangeProbe withKnownUsers(Collection<UserIdentity> users) {
        Objects.requireNonNull(users, "users: pass an empty list where none is known");
        return new ExchangeProbe(this, List.copyOf(users));
    }

    /** What Exchange's lists say of that user's mailbox; they are fetched once. */
    @Override
    public Observations observe(UserIdentity user) {
        Objects.requireNonNull(user, "user: pass UserIdentity.of(its SIP address)");
        Optional<Mailboxes.Match> found = mailboxes.get().find(user);
        joins.add(user, found.isPresent());
        return answer(user, found);
    }

    /**
     * What Exchange's lists say of each user's mailbox: whether there is one, its release, whether it was opened, its flag and
     * its moves. That somebody has none is a fact only where the list is complete and has any of those asked for.
     */
    @Override
    public void observeAll(Collection<UserIdentity> users, Consumer<Observations> into) {
        Objects.requireNonNull(users, "users: pass an empty list where there is none");
        Objects.requireNonNull(into, "into: what takes the observations");
        // Of none can be said that there is no mailbox before it is known that the lists are of these users' organisation.
        Map<UserIdentity, Optional<Mailboxes.Match>> found = new LinkedHashMap<>();
        users.forEach(user -> found.computeIfAbsent(user, mailboxes.get()::find));
        found.forEach((user, match) -> joins.add(user, match.isPresent()));
        found.forEach((user, match) -> into.accept(answer(user, match)));
    }

    private Observations answer(UserIdentity user, Optional<Mailboxes.Match> found) {
        Mailboxes all = mailboxes.get();
        if (found.isEmpty()) {
            return Observations.of(user, noMailbox(user, all));
        }
        Mailboxes.Key key = found.get().key();
        Set<MailboxRow> rows = found.get().rows();
        if (rows.size() > 1) {
            rows.forEach(MailboxRow::match);
            String reason = rows.size() + " mailboxes may be the user's, by " + key + ": "
                    + rows.stream().map(MailboxRow::described).collect(Collectors.joining(" and ")) + movingBetween(rows);
            return Observations.of(user, UserFacts.builder().mailbox(Fact.unknown(reason))
                    .mailboxOpened(Fact.unknown(reason)).build())
                    .withNote(upper(reason) + ".");
        }
        MailboxRow row = rows.iterator().next();
        row.match();
        return of(user, row, all).withNote(note(user, row, key));
    }

    /** Where one is on a server and one in Exchange Online, a move between them may be under way, or have left one behind. */
    private static String movingBetween(Set<MailboxRow> rows) {
        boolean isBoth = rows.stream().anyMatch(MailboxRow::isRemote) && !rows.stream().allMatch(MailboxRow::isRemote);
        return isBoth ? "; one is on a server and one in Exchange Online, as while a mailbox moves between them: see "
                + "Get-MoveRequest and Get-MigrationUser, here and in Exchange Online" : "";
    }

    private UserFacts noMailbox(UserIdentity user, Mailboxes all) {
        Optional<String> gap = all.whyNotProven(user).or(() -> joins.doubt(all));
        if (gap.isPresent()) {
            return UserFacts.builder().mailbox(Fact.unknown(gap.get())).mailboxOpened(Fact.unknown(gap.get())).build();
        }
        return UserFacts.builder().mailbox(Fact.known(Mailbox.none(), all.bothLists()))
                .mailboxOpened(Fact.unknown("the user has no mailbox")).build();
    }

    private Observations of(UserIdentity user, MailboxRow row, Mailboxes all) {
        Source source = all.listing(row).source();
        Fact<MailboxMove> move = all.listing(row).dated(row.move());
        for (MoveList list : moves.get()) {
            move = move.merge(list.of(row));
        }
        UserFacts.Builder facts = UserFacts.builder().mailbox(all.listing(row).dated(row.release().map(Mailbox::on)))
                .mailboxOpened(statistics.get().opened(row)).mailboxMove(move);
        if (row.isRoomOrShared()) {
            facts.accountScope(Fact.known(AccountScope.excluded(Exclusion.ROOM_OR_SHARED_MAILBOX), source));
        } else if (!row.type().isKnown()) {
            facts.accountScope(new Fact.Unknown<>(row.type().reasons()));
        }
        Evidence flag = row.flag().toOptional().map(completed -> Evidence.exchangeFlag(completed, source))
                .orElseGet(() -> Evidence.none(Authority.EXCHANGE_FLAG, String.join("; ", row.flag().reasons()), source));
        UserIdentity identity = row.mailboxGuid().toOptional().filter(Guids::isReal)
                .map(guid -> user.merge(UserIdentity.of(user.sip()).withMailboxGuid(guid)))
                .orElse(user);
        Observations seen = Observations.of(identity, facts.build(), flag);
        return row.releaseProblem().map(problem -> seen.withNote("The Exchange release is not known precisely: " + problem + "."))
                .orElse(seen);
    }

    private static String note(UserIdentity user, MailboxRow row, Mailboxes.Key key) {
        String note = "Mailbox " + row + " matched by " + key;
        boolean otherObject = user.directoryGuid().isPresent() && row.directoryGuid().isPresent()
                && !user.directoryGuid().equals(row.directoryGuid());
        if (key == Mailboxes.Key.NAME) {
            note += ", by name alone, which is weaker: names get reused";
        }
        note += otherObject && key != Mailboxes.Key.DIRECTORY ? "; it is another directory object than the user's." : ".";
        return row.hasAddress(user.sip()) ? note : note + " The SIP address is not among its addresses.";
    }

    /**
     * Whom Exchange knows by a {@code sip:} address, each once, with what its lists tell of them: somebody who has left Lync's
     * list, and whose contacts may still be in the mailbox, is among them. Fetches the lists.
     */
    public List<UserIdentity> users() {
        Map<SipAddress, UserIdentity> all = new LinkedHashMap<>();
        for (MailboxRow row : mailboxes.get().rows()) {
            for (SipAddress sip : row.sipAddresses()) {
                all.merge(sip, row.identity(sip), UserIdentity::merge);
            }
        }
        return List.copyOf(all.values());
    }

    /** The mailboxes that match none of the users asked about so far, by address and type, one each. */
    public List<String> unmatched() {
        return mailboxes.get().rows().stream().filter(row -> !row.isMatched())
                .map(row -> row + row.type().toOptional().map(type -> " (" + type + ")").orElse("")).toList();
    }

    /**
     * Why the lists behind this probe may lack something, what their commands warned of, and what is wrong with its session, one
     * sentence each; fetches them.
     */
    @Override
    public List<String> problems() {
        // Not every release and role has the lists of moves: one that was not run at all lacks in each user's fact, with its
        // reason.
        Stream<Listing> ofMoves = moves.get().stream().map(MoveList::listing).filter(Listing::collected);
        List<String> lists = Stream.concat(Stream.concat(mailboxes.get().listings().stream(), ofMoves).flatMap(Listing::remarks),
                statistics.get().problems().stream()).toList();
        return Stream.concat(lists.stream(), asking.problems().stream()).distinct().toList();
    }

    private static String upper(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
