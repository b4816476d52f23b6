package org.ucsmigration.powershell.internal.session;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Why a session has ended: the first reason that anyone gives, which stays. Safe for use by several threads. */
final class SessionEnd {

    private final AtomicReference<SessionFault> reason = new AtomicReference<>();

    /** Gives a reason; false where there is one. */
    boolean begin(SessionFault why) {
        return reason.compareAndSet(null, why);
    }

    boolean hasBegun() {
        return reason.get() != null;
    }

    /** The reason, once it is there: for each caller an exception of its own, with the caller's stack. */
    SessionFault fault() {
        SessionFault why = Objects.requireNonNull(reason.get(), "asked before there was a reason");
        return new SessionFault(String.valueOf(why.getMessage()), why);
    }
}
