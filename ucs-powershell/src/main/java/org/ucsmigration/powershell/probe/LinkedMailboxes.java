package org.ucsmigration.powershell.probe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.Nullable;
import org.ucsmigration.Sid;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * Mailboxes whose account is one of another forest, as far as names lead to it. Immutable.
 *
 * <p>{@code Get-Mailbox} shows the account of a linked mailbox as {@code DOMAIN\name}, or as the text of its SID where the trust
 * cannot resolve it, and has no property {@code MasterAccountSid} (a published capture of Exchange 2016 CU23). The name of the
 * domain there is its NetBIOS name, which is mostly, and not always, the first part of its DNS name.
 */
final class LinkedMailboxes {

    private static final String ACCOUNT = "LinkedMasterAccount";
    private static final String COLLECT =
            ": collect LinkedMasterAccount of Get-Mailbox, and SamAccountName and DistinguishedName of Get-CsUser,"
            + " as the collection script does";

    /** By the user's name without the domain, lower. */
    private final Map<String, MailboxRow> byName = new HashMap<>();
    @Nullable
    private MailboxRow withSid;
    @Nullable
    private MailboxRow withNothing;

    LinkedMailboxes(Collection<MailboxRow> rows) {
        for (MailboxRow row : rows) {
            if (!row.isLinked()) {
                continue;
            }
            if (!row.sids().isEmpty()) {
                withSid = row;
            } else if (row.linkedAccount().isPresent()) {
                String account = row.linkedAccount().get();
                byName.putIfAbsent(account.substring(account.lastIndexOf('\\') + 1), row);
            } else {
                withNothing = row;
            }
        }
    }

    /** The SIDs of accounts in a row; where none is linked, Exchange writes NT AUTHORITY\SELF (S-1-5-10), which is nobody's. */
    static List<Sid> sids(PsObject row) {
        return Stream.of("MasterAccountSid", "Sid", ACCOUNT).flatMap(name -> Row.text(row, name).stream())
                .flatMap(text -> Sid.find(text).stream()).filter(Sid::isPerson).distinct().toList();
    }

    /** The linked account in a row, {@code domain\name} in lower case; NT AUTHORITY\SELF is nobody's. */
    static Optional<String> account(PsObject row) {
        return Row.text(row, ACCOUNT).map(MailboxRow::lower).filter(text -> text.indexOf('\\') > 0 && !text.endsWith("\\")
                && !text.startsWith("nt authority\\"));
    }

    /** The account of a user as Exchange would show it, {@code domain\name} in lower case; empty where not both are known. */
    static Optional<String> account(UserIdentity user) {
        return user.accountName().flatMap(name -> user.distinguishedName().flatMap(LinkedMailboxes::domain)
                .map(domain -> (domain + '\\' + name).toLowerCase(Locale.ROOT)));
    }

    /** The first part of the domain that a distinguished name ends with. */
    private static Optional<String> domain(String distinguishedName) {
        for (String part : distinguishedName.split("(?<!\\\\),")) {
            String stripped = part.strip();
            if (stripped.regionMatches(true, 0, "DC=", 0, 3)) {
                return Optional.of(stripped.substring(3).strip()).filter(name -> !name.isEmpty());
            }
        }
        return Optional.empty();
    }

    /** Which linked mailbox may be that user's though nothing leads to it, and what to collect; empty where none may. */
    Optional<String> candidate(UserIdentity user) {
        boolean knowsSid = user.sid().isPresent() || user.masterAccountSid().isPresent();
        MailboxRow row = withNothing != null ? withNothing : withSid != null && !knowsSid ? withSid : byName(user);
        return row == null ? Optional.empty() : Optional.of("the linked mailbox " + row + " may be the user's, since "
                + (row.sids().isEmpty() ? "the account that it is linked to is not known for certain" + COLLECT
                : "the user's SID is not known"));
    }

    @Nullable
    private MailboxRow byName(UserIdentity user) {
        // The name of a master account is not known, only its SID.
        boolean isUnknown = user.masterAccountSid().isPresent() || user.accountName().isEmpty();
        return isUnknown ? byName.values().stream().findFirst().orElse(null)
                : byName.get(user.accountName().get().toLowerCase(Locale.ROOT));
    }
}
