package org.ucsmigration;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import javax.annotation.Nullable;

/** An identity in the making: each part by its name, so that no two can change places. */
final class IdentityDraft {

    final SipAddress sip;
    @Nullable
    String upn;
    Set<String> smtpAddresses = Set.of();
    @Nullable
    Sid sid;
    @Nullable
    Sid masterAccountSid;
    @Nullable
    String distinguishedName;
    @Nullable
    String accountName;
    @Nullable
    UUID directoryGuid;
    @Nullable
    UUID mailboxGuid;

    IdentityDraft(SipAddress sip) {
        this.sip = sip;
    }

    /** Adds what the other knows; what is there stands. */
    void complete(UserIdentity other) {
        upn = upn != null ? upn : other.upn().orElse(null);
        smtpAddresses = union(smtpAddresses, other.smtpAddresses());
        sid = sid != null ? sid : other.sid().orElse(null);
        masterAccountSid = masterAccountSid != null ? masterAccountSid : other.masterAccountSid().orElse(null);
        distinguishedName = distinguishedName != null ? distinguishedName : other.distinguishedName().orElse(null);
        accountName = accountName != null ? accountName : other.accountName().orElse(null);
        directoryGuid = directoryGuid != null ? directoryGuid : other.directoryGuid().orElse(null);
        mailboxGuid = mailboxGuid != null ? mailboxGuid : other.mailboxGuid().orElse(null);
    }

    void addSmtpAddress(String address) {
        smtpAddresses = union(smtpAddresses, Set.of(address));
    }

    private static Set<String> union(Set<String> mine, Set<String> theirs) {
        if (mine.containsAll(theirs)) {
            return mine;
        }
        if (mine.isEmpty()) {
            return theirs;
        }
        Set<String> all = new LinkedHashSet<>(mine);
        all.addAll(theirs);
        return Collections.unmodifiableSet(all);
    }
}
