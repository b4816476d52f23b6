package org.ucsmigration;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.annotation.Nullable;

/**
 * A user: the SIP address, and whatever else is known to find the same person elsewhere. Immutable, compared by content.
 *
 * <p>SIP address, mail addresses and user principal name often differ, and addresses get renamed and reused, so the
 * GUIDs and SIDs are what a join should rest on where they are known.
 *
 * @since 0.1.0
 */
public final class UserIdentity {

    private final SipAddress sip;
    @Nullable
    private final String upn;
    private final Set<String> smtpAddresses;
    @Nullable
    private final String sid;
    @Nullable
    private final String masterAccountSid;
    @Nullable
    private final String distinguishedName;
    @Nullable
    private final UUID directoryGuid;
    @Nullable
    private final UUID mailboxGuid;

    private UserIdentity(SipAddress sip, @Nullable String upn, Set<String> smtpAddresses, @Nullable String sid,
            @Nullable String masterAccountSid, @Nullable String distinguishedName, @Nullable UUID directoryGuid,
            @Nullable UUID mailboxGuid) {
        this.sip = sip;
        this.upn = upn;
        this.smtpAddresses = smtpAddresses;
        this.sid = sid;
        this.masterAccountSid = masterAccountSid;
        this.distinguishedName = distinguishedName;
        this.directoryGuid = directoryGuid;
        this.mailboxGuid = mailboxGuid;
    }

    /**
     * A user of whom only the SIP address is known.
     *
     * @throws IllegalArgumentException if the text is not a SIP address
     */
    public static UserIdentity of(String sipAddress) {
        return of(SipAddress.of(sipAddress));
    }

    /** A user of whom only the SIP address is known. */
    public static UserIdentity of(SipAddress sip) {
        return new UserIdentity(Objects.requireNonNull(sip, "sip"), null, Set.of(), null, null, null, null, null);
    }

    /** The same user with a user principal name. */
    public UserIdentity withUpn(String newUpn) {
        return new UserIdentity(sip, text("UPN", newUpn), smtpAddresses, sid, masterAccountSid, distinguishedName, directoryGuid, mailboxGuid);
    }

    /** The same user with one more mail address, without {@code smtp:}; case is ignored and kept lower. */
    public UserIdentity withSmtpAddress(String address) {
        Set<String> more = new LinkedHashSet<>(smtpAddresses);
        more.add(text("mail address", address).toLowerCase(Locale.ROOT));
        return new UserIdentity(sip, upn, Collections.unmodifiableSet(more), sid, masterAccountSid, distinguishedName, directoryGuid, mailboxGuid);
    }

    /** The same user with the account's own security identifier, as in {@code S-1-5-21-…}. */
    public UserIdentity withSid(String newSid) {
        return new UserIdentity(sip, upn, smtpAddresses, text("SID", newSid), masterAccountSid, distinguishedName, directoryGuid, mailboxGuid);
    }

    /**
     * The same user with the SID of the linked master account ({@code OriginatorSid}): in a resource forest the account
     * itself is disabled, and this one signs in.
     */
    public UserIdentity withMasterAccountSid(String newSid) {
        return new UserIdentity(sip, upn, smtpAddresses, sid, text("master account SID", newSid), distinguishedName, directoryGuid, mailboxGuid);
    }

    /** The same user with the distinguished name of the directory object. */
    public UserIdentity withDistinguishedName(String name) {
        return new UserIdentity(sip, upn, smtpAddresses, sid, masterAccountSid, text("distinguished name", name), directoryGuid, mailboxGuid);
    }

    /** The same user with the GUID of the directory object. */
    public UserIdentity withDirectoryGuid(UUID guid) {
        return new UserIdentity(sip, upn, smtpAddresses, sid, masterAccountSid, distinguishedName, Objects.requireNonNull(guid, "guid"), mailboxGuid);
    }

    /** The same user with the GUID of the mailbox ({@code ExchangeGuid}, in statistics {@code MailboxGuid}). */
    public UserIdentity withMailboxGuid(UUID guid) {
        return new UserIdentity(sip, upn, smtpAddresses, sid, masterAccountSid, distinguishedName, directoryGuid, Objects.requireNonNull(guid, "guid"));
    }

    /**
     * What both say of the same user: this one's statements, completed by the other's.
     *
     * @throws IllegalArgumentException if the SIP addresses differ: it is another user
     */
    public UserIdentity merge(UserIdentity other) {
        Objects.requireNonNull(other, "other: what else is known of the same user");
        if (!sip.equals(other.sip)) {
            throw new IllegalArgumentException("What is known of " + other.sip + " cannot be added to what is known of " + sip
                    + ": they are two users. Merge by the same SIP address only.");
        }
        Set<String> mail = new LinkedHashSet<>(smtpAddresses);
        mail.addAll(other.smtpAddresses);
        return new UserIdentity(sip, first(upn, other.upn), Collections.unmodifiableSet(mail), first(sid, other.sid),
                first(masterAccountSid, other.masterAccountSid), first(distinguishedName, other.distinguishedName),
                first(directoryGuid, other.directoryGuid), first(mailboxGuid, other.mailboxGuid));
    }

    /** The SIP address. */
    public SipAddress sip() {
        return sip;
    }

    /** The user principal name, where known. */
    public Optional<String> upn() {
        return Optional.ofNullable(upn);
    }

    /** The mail addresses that are known, lower case, without {@code smtp:}; empty where none is. */
    public Set<String> smtpAddresses() {
        return smtpAddresses;
    }

    /** The account's own SID, where known. */
    public Optional<String> sid() {
        return Optional.ofNullable(sid);
    }

    /** The SID of the linked master account, where known. */
    public Optional<String> masterAccountSid() {
        return Optional.ofNullable(masterAccountSid);
    }

    /** The distinguished name of the directory object, where known. */
    public Optional<String> distinguishedName() {
        return Optional.ofNullable(distinguishedName);
    }

    /** The GUID of the directory object, where known. */
    public Optional<UUID> directoryGuid() {
        return Optional.ofNullable(directoryGuid);
    }

    /** The GUID of the mailbox, where known. */
    public Optional<UUID> mailboxGuid() {
        return Optional.ofNullable(mailboxGuid);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserIdentity that && sip.equals(that.sip) && Objects.equals(upn, that.upn)
                && smtpAddresses.equals(that.smtpAddresses) && Objects.equals(sid, that.sid)
                && Objects.equals(masterAccountSid, that.masterAccountSid)
                && Objects.equals(distinguishedName, that.distinguishedName)
                && Objects.equals(directoryGuid, that.directoryGuid) && Objects.equals(mailboxGuid, that.mailboxGuid);
    }

    @Override
    public int hashCode() {
        return sip.hashCode();
    }

    /** The SIP address. */
    @Override
    public String toString() {
        return sip.toString();
    }

    private static String text(String what, String value) {
        Objects.requireNonNull(value, () -> "The " + what + " is null. Leave it out where it is not known.");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is blank. Leave it out where it is not known.");
        }
        return value.strip();
    }

    @Nullable
    private static <T> T first(@Nullable T mine, @Nullable T theirs) {
        return mine != null ? mine : theirs;
    }
}
