package org.ucsmigration.powershell.probe;

import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.SipAddress;
import org.ucsmigration.UserIdentity;

/**
 * Whether any of the users asked for was found in the lists. Complete lists in which nobody is found, of two users or more, are
 * another organisation's, or of other people: they prove nothing of these. Thread-safe.
 */
final class Joins {

    @Nullable
    private SipAddress first;
    private boolean isSecondAsked;
    private boolean isAnyFound;

    synchronized void add(UserIdentity user, boolean isFound) {
        isAnyFound |= isFound;
        isSecondAsked |= first != null && !first.equals(user.sip());
        first = first == null ? user.sip() : first;
    }

    /** Why the lists prove no absence; empty where they may. */
    synchronized Optional<String> doubt() {
        return isAnyFound || !isSecondAsked ? Optional.empty()
                : Optional.of("no mailbox was found, in lists that have a mailbox of nobody who was asked for:"
                        + " they may be another organisation's, so look where they were collected");
    }
}
