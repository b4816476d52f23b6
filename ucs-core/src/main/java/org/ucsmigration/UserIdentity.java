package org.ucsmigration;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final Sid sid;
    @Nullable
    private final Sid masterAccountSid;
    @Nullable
    private final String distinguishedName;
    @Nullable
    private final String accountName;
    @Nullable
    private final UUID directoryGuid;
    @Nullable
    private final UUID mailboxGuid;

    private UserIdentity(IdentityDraft draft) {
        this.sip = draft.sip;
        this.upn = draft.upn;
        this.smtpAddresses = draft.smtpAddresses;
        this.sid = draft.sid;
        this.masterAccountSid = draft.masterAccountSid;
        this.distinguishedName = draft.distinguishedName;
        this.accountName = draft.accountName;
        this.directoryGuid = draft.directoryGuid;
        this.mailboxGuid = draft.mailboxGuid;
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
        return new UserIdentity(new IdentityDraft(Objects.requireNonNull(sip, "sip")));
    }

    /**
     * The same user with a user principal name.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public UserIdentity withUpn(String newUpn) {
        return with(draft -> draft.upn = text("UPN", newUpn));
    }

    /**
     * The same user with one more mail address, without {@code smtp:}; case is ignored and kept lower.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public UserIdentity withSmtpAddress(String address) {
        return with(draft -> draft.addSmtpAddress(text("mail address", address).toLowerCase(Locale.ROOT)));
    }

    /** The same user with the account's own security identifier. */
    public UserIdentity withSid(Sid newSid) {
        Objects.requireNonNull(newSid, "sid: leave it out where it is not known");
        return with(draft -> draft.sid = newSid);
    }

    /**
     * The same user with the account's own security identifier, as in {@code S-1-5-21-…}.
     *
     * @throws IllegalArgumentException if the text is not a SID
     */
    public UserIdentity withSid(String newSid) {
        return withSid(Sid.of(newSid));
    }

    /**
     * The same user with the SID of the linked master account ({@code OriginatorSid}): in a resource forest the account
     * itself is disabled, and this one signs in.
     */
    public UserIdentity withMasterAccountSid(Sid newSid) {
        Objects.requireNonNull(newSid, "masterAccountSid: leave it out where it is not known");
        return with(draft -> draft.masterAccountSid = newSid);
    }

    /**
     * The same user with the SID of the linked master account, as {@link #withMasterAccountSid(Sid)}.
     *
     * @throws IllegalArgumentException if the text is not a SID
     */
    public UserIdentity withMasterAccountSid(String newSid) {
        return withMasterAccountSid(Sid.of(newSid));
    }

    /**
     * The same user with the distinguished name of the directory object.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public UserIdentity withDistinguishedName(String name) {
        return with(draft -> draft.distinguishedName = text("distinguished name", name));
    }

    /**
     * The same user with the name of the account in its domain ({@code SamAccountName}), without the domain: {@code kenmyer}.
     *
     * @throws IllegalArgumentException if it is blank
     */
    public UserIdentity withAccountName(String name) {
        return with(draft -> draft.accountName = text("account name", name));
    }

    /** The same user with the GUID of the directory object. */
    public UserIdentity withDirectoryGuid(UUID guid) {
        Objects.requireNonNull(guid, "directoryGuid: leave it out where it is not known");
        return with(draft -> draft.directoryGuid = guid);
    }

    /** The same user with the GUID of the mailbox ({@code ExchangeGuid}, in statistics {@code MailboxGuid}). */
    public UserIdentity withMailboxGuid(UUID guid) {
        Objects.requireNonNull(guid, "mailboxGuid: leave it out where it is not known");
        return with(draft -> draft.mailboxGuid = guid);
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
        return with(draft -> draft.complete(other));
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
    public Optional<Sid> sid() {
        return Optional.ofNullable(sid);
    }

    /** The SID of the linked master account, where known. */
    public Optional<Sid> masterAccountSid() {
        return Optional.ofNullable(masterAccountSid);
    }

    /** The distinguished name of the directory object, where known. */
    public Optional<String> distinguishedName() {
        return Optional.ofNullable(distinguishedName);
    }

    /** The name of the account in its domain ({@code SamAccountName}), where known. */
    public Optional<String> accountName() {
        return Optional.ofNullable(accountName);
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
                && Objects.equals(accountName, that.accountName)
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

    private UserIdentity with(Consumer<IdentityDraft> change) {
        IdentityDraft draft = new IdentityDraft(sip);
        draft.complete(this);
        change.accept(draft);
        return new UserIdentity(draft);
    }

    private static String text(String what, String value) {
        Objects.requireNonNull(value, () -> "The " + what + " is null. Leave it out where it is not known.");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + what + " is blank. Leave it out where it is not known.");
        }
        return value.strip();
    }
}
