package org.ucsmigration.powershell.probe;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;

/**
 * Whether any of the users asked for, or known beside them, was found in the lists. Complete lists in which nobody is found, of
 * two users or more, are another organisation's, or of other people: they prove nothing of these. Thread-safe.
 */
final class Joins {

    /** Who is to be looked for; nobody any more once that was done. */
    private Collection<UserIdentity> known;
    @Nullable
    private SipAddress first;
    private boolean isSecondAsked;
    private boolean isAnyFound;

    /** @param known who is of the same organisation, asked for or not */
    Joins(Collection<UserIdentity> known) {
        this.known = known;
    }

    synchronized void add(UserIdentity user, boolean isFound) {
        isAnyFound |= isFound;
        isSecondAsked |= first != null && !first.equals(user.sip());
        first = first == null ? user.sip() : first;
    }

    /** Why the lists prove no absence; empty where they may. */
    synchronized Optional<String> doubt(Mailboxes lists) {
        if (!isAnyFound && isSecondAsked) {
            isAnyFound = known.stream().anyMatch(user -> lists.find(user).isPresent());
            known = List.of();
        }
        return isAnyFound || !isSecondAsked ? Optional.empty()
                : Optional.of("no mailbox was found, in lists that have a mailbox of nobody who was asked for:"
                        + " they may be another organisation's, so look where they were collected");
    }
}
