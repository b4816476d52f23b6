package org.ucsmigration.powershell.internal.session;

/** A call could not be made or not be brought to its end; the message says why, without naming the call. */
public final class SessionFault extends Exception {

    private static final long serialVersionUID = 1L;

    SessionFault(String message) {
        super(message);
    }

    SessionFault(String message, Throwable cause) {
        super(message, cause);
    }
}
