package org.ucsmigration.powershell.internal.session;

import java.time.Duration;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Durations;

/** A call could not be made or not be brought to its end; the message says why, without naming the call. */
public final class SessionFault extends Exception {

    private static final long serialVersionUID = 1L;

    private enum Kind { LATE, WITHOUT_TURN, UNSTOPPABLE, ENDED, OTHER }

    private final Kind kind;

    /** A fault of that message. */
    public SessionFault(String message) {
        this(message, Kind.OTHER, null);
    }

    /** A fault of that message, with what brought it about. */
    public SessionFault(String message, Throwable cause) {
        this(message, cause instanceof SessionFault same ? same.kind : Kind.OTHER, cause);
    }

    private SessionFault(String message, Kind kind, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** The time for a call that runs is up. */
    static SessionFault late(String message) {
        return new SessionFault(message, Kind.LATE, null);
    }

    /** A call could not begin, since its secrets need a key. */
    static SessionFault noKey(Duration within) {
        return new SessionFault("the shell has not answered the key exchange within " + Durations.words(within)
                + ", without which no secret can be sent to it");
    }

    /** The time is up before the turn came. */
    public static SessionFault withoutTurn(String message) {
        return new SessionFault(message, Kind.WITHOUT_TURN, null);
    }

    /** The same fault as the end of a shell that nobody wanted to end. */
    SessionFault asEnd() {
        return kind == Kind.UNSTOPPABLE ? this : new SessionFault(String.valueOf(getMessage()), Kind.ENDED, this);
    }

    /** The shell was ended, since a command in it did not stop. */
    static SessionFault unstoppable(String message) {
        return new SessionFault(message, Kind.UNSTOPPABLE, null);
    }

    /** Whether it is that the time for a call that runs is up. */
    public boolean isLate() {
        return kind == Kind.LATE;
    }

    /** Whether it is that the time was up before the turn came. */
    public boolean isWithoutTurn() {
        return kind == Kind.WITHOUT_TURN;
    }

    /** Whether it is that the shell has ended, though nobody closed it: another one may go on. */
    public boolean isEnd() {
        return kind == Kind.ENDED || kind == Kind.UNSTOPPABLE;
    }

    /** Whether it is that the shell was ended, since a command in it did not stop: another one may go on. */
    public boolean isUnstoppable() {
        return kind == Kind.UNSTOPPABLE;
    }
}
