package org.ucsmigration.powershell.probe;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.SipAddress;
import org.ucsmigration.Source;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.internal.Shown;
import org.ucsmigration.powershell.clixml.PsObject;
import org.ucsmigration.powershell.clixml.PsProperty;

/**
 * A row of {@code Get-Mailbox} or {@code Get-RemoteMailbox}. Immutable, but for whether it is known to be somebody's; compared by
 * identity.
 */
final class MailboxRow {

    /** How every address begins, as SMTP: or X500:; and what joins two, blanks, commas, semicolons, if the next begins so. */
    private static final Pattern KIND = Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,15}:");
    private static final Pattern JOINED = Pattern.compile("[\\s,;|]+(?=" + KIND + ")");
    private static final int LONGEST_NAME = 200;
    private static final Source LOCAL = Source.of("Get-Mailbox");
    private static final Source REMOTE = Source.of("Get-RemoteMailbox");

    private final boolean remote;
    private final Fact<UUID> mailboxGuid;
    private final Fact<Optional<String>> database;
    private final Fact<ExchangeRelease> release;
    private final Fact<String> type;
    private final Fact<Boolean> flag;
    private final Fact<MailboxMove> move;
    @Nullable
    private final String releaseProblem;
    @Nullable
    private final UUID directoryGuid;
    @Nullable
    private final String distinguishedName;
    @Nullable
    private final String upn;
    private final List<Sid> sids;
    @Nullable
    private final String linkedAccount;
    private final boolean linked;
    private final boolean online;
    @Nullable
    private final String oddAddress;
    private final List<SipAddress> sipAddresses;
    private final List<String> smtpAddresses;
    private volatile boolean matched;

    MailboxRow(PsObject row, boolean remote, Shared shared) {
        Source source = remote ? REMOTE : LOCAL;
        this.remote = remote;
        this.mailboxGuid = Row.fact(source, row.guid("ExchangeGuid"));
        this.database = shared.of(Row.blankable(source, row.string("Database")));
        this.distinguishedName = Row.text(row, "DistinguishedName").orElse(null);
        this.online = !remote && (distinguishedName().filter(name -> lower(name).contains(",dc=outlook,dc=")).isPresent()
                || version(source, row, "AdminDisplayVersion").toOptional().equals(Optional.of(ExchangeRelease.EXCHANGE_ONLINE)));
        this.release = shared.of(remote || online ? Fact.known(ExchangeRelease.EXCHANGE_ONLINE, source)
                : version(source, row, "AdminDisplayVersion").merge(version(source, row, "ExchangeVersion")));
        PsProperty<String> server = row.string("AdminDisplayVersion");
        this.releaseProblem = remote || online || server.isPresent() ? null : shared.of(Row.problem(source.text(), server));
        this.type = shared.of(Row.fact(source, row.string("RecipientTypeDetails")));
        this.flag = shared.of(Row.fact(source, row.bool("ImListMigrationCompleted")));
        // A mailbox that Get-RemoteMailbox lists has left; what may bring it back stands in Exchange Online.
        this.move = shared.of(remote ? Fact.unknown("Get-RemoteMailbox tells of no move")
                : MoveList.of(row, "MailboxMoveStatus", "MailboxMoveFlags", "MailboxMoveRemoteHostName", "MailboxMoveBatchName"));
        this.directoryGuid = row.guid("Guid").value().filter(Guids::isReal).orElse(null);
        this.sids = LinkedMailboxes.sids(row);
        this.linkedAccount = LinkedMailboxes.account(row).orElse(null);
        this.linked = !sids.isEmpty() || linkedAccount != null || row.bool("IsLinked").value().orElse(false)
                || type.toOptional().map(MailboxRow::lower).filter(text -> text.startsWith("linked")).isPresent();
        Set<SipAddress> sips = new LinkedHashSet<>();
        Set<String> smtps = new LinkedHashSet<>();
        Row.text(row, "PrimarySmtpAddress").map(MailboxRow::lower).ifPresent(smtps::add);
        List<String> addresses = row.texts("EmailAddresses");
        addresses.forEach(text -> addAddress(text, sips, smtps));
        this.oddAddress = addresses.stream().map(String::strip)
                .filter(text -> !text.isEmpty() && !KIND.matcher(text).lookingAt()).findFirst().orElse(null);
        this.smtpAddresses = List.copyOf(smtps);
        // Mostly one text, which is then held once.
        this.sipAddresses = sips.stream().map(sip -> SipAddress.of(once(sip.address()))).toList();
        this.upn = Row.text(row, "UserPrincipalName").map(this::once).orElse(null);
    }

    private String once(String text) {
        return smtpAddresses.stream().filter(text::equals).findFirst().orElse(text);
    }

    /** Whether the account that signs in to it is one of another forest. */
    boolean isLinked() {
        return linked;
    }

    /** That account as {@code domain\name} in lower case, which Exchange shows where the trust resolves its SID. */
    Optional<String> linkedAccount() {
        return Optional.ofNullable(linkedAccount);
    }

    /** Whether it came from Exchange Online, whose directories are PROD.OUTLOOK.COM and the like, by a {@code Get-Mailbox}. */
    boolean isOnline() {
        return online;
    }

    /** What stands among its addresses and is none, as a display of them that was exported; empty where all are addresses. */
    Optional<String> oddAddress() {
        return Optional.ofNullable(oddAddress).map(text -> Shown.of(text, LONGEST_NAME));
    }

    /** Why the release is known less precisely than Exchange could tell; empty where it did. */
    Optional<String> releaseProblem() {
        return Optional.ofNullable(releaseProblem);
    }

    private static Fact<ExchangeRelease> version(Source source, PsObject row, String property) {
        return Row.fact(source, row.string(property)).map(ExchangeRelease::fromVersion);
    }

    /**
     * {@code SMTP:} is the primary address, {@code smtp:} another, {@code sip:} the one of Lync. Addresses that were joined into
     * one text are parted where the next begins; one that has a blank even then is none.
     */
    private static void addAddress(String text, Set<SipAddress> sips, Set<String> smtps) {
        for (String part : JOINED.split(text.strip())) {
            String address = part.strip();
            if (address.regionMatches(true, 0, "sip:", 0, 4)) {
                SipAddress.find(address).ifPresent(sips::add);
            } else if (address.regionMatches(true, 0, "smtp:", 0, 5) && address.chars().noneMatch(Character::isWhitespace)) {
                smtps.add(lower(address.substring(5)));
            }
        }
    }

    static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    boolean isRemote() {
        return remote;
    }

    Fact<UUID> mailboxGuid() {
        return mailboxGuid;
    }

    Fact<Optional<String>> database() {
        return database;
    }

    Fact<ExchangeRelease> release() {
        return release;
    }

    Fact<Boolean> flag() {
        return flag;
    }

    /** What the mailbox says itself of a move, without its time. */
    Fact<MailboxMove> move() {
        return move;
    }

    Fact<String> type() {
        return type;
    }

    /** Whether nobody signs in to it: a room, equipment or shared mailbox. */
    boolean isRoomOrShared() {
        String text = type.toOptional().map(MailboxRow::lower).orElse("");
        return text.endsWith("roommailbox") || text.endsWith("equipmentmailbox") || text.endsWith("sharedmailbox");
    }

    Optional<UUID> directoryGuid() {
        return Optional.ofNullable(directoryGuid);
    }

    Optional<String> distinguishedName() {
        return Optional.ofNullable(distinguishedName);
    }

    Optional<String> upn() {
        return Optional.ofNullable(upn);
    }

    List<Sid> sids() {
        return sids;
    }

    List<SipAddress> sipAddresses() {
        return sipAddresses;
    }

    List<String> smtpAddresses() {
        return smtpAddresses;
    }

    /** Notes that it is somebody's. */
    void match() {
        matched = true;
    }

    boolean isMatched() {
        return matched;
    }

    /** Who it belongs to, by one of its {@code sip:} addresses. */
    UserIdentity identity(SipAddress sip) {
        UserIdentity user = UserIdentity.of(sip);
        user = upn().map(user::withUpn).orElse(user);
        for (String address : smtpAddresses) {
            user = user.withSmtpAddress(address);
        }
        user = distinguishedName().map(user::withDistinguishedName).orElse(user);
        user = directoryGuid().map(user::withDirectoryGuid).orElse(user);
        return mailboxGuid.toOptional().filter(Guids::isReal).map(user::withMailboxGuid).orElse(user);
    }

    /** Whether the address is one of its own, as {@code sip:} or as a mail address; also where none of them is known. */
    boolean hasAddress(SipAddress sip) {
        return sipAddresses.contains(sip) || smtpAddresses.contains(lower(sip.address()))
                || (sipAddresses.isEmpty() && smtpAddresses.isEmpty());
    }

    /** Its name with the cmdlet that lists it. */
    String described() {
        return this + " (" + (remote ? "Get-RemoteMailbox" : "Get-Mailbox") + ")";
    }

    /** A name for people: the primary address, or what else is there. */
    @Override
    public String toString() {
        return Stream.concat(smtpAddresses.stream().limit(1), Stream.of(upn, distinguishedName)).filter(Objects::nonNull)
                .findFirst().map(name -> Shown.of(name, LONGEST_NAME)).orElse("a mailbox without a name");
    }
}
