package org.ucsmigration.powershell;

import java.util.Objects;
import javax.annotation.Nullable;

/**
 * The one exception of sessions: a command or a session that does not do what was asked.
 *
 * <p>The message is a sentence that names the subject. The same is there as data. Who implements a session throws it too.
 *
 * @since 0.1.0
 */
public final class PowerShellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String reason;

    private PowerShellException(String subject, String reason, @Nullable Throwable cause) {
        super(subject + ": " + reason, cause);
        this.subject = Objects.requireNonNull(subject, "subject");
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /**
     * Says what is wrong with a subject.
     *
     * @param subject what was read or run: a file, a command, a session
     * @param reason what is wrong with it, without the subject
     * @return the exception
     */
    public static PowerShellException of(String subject, String reason) {
        return new PowerShellException(subject, reason, null);
    }

    /**
     * Says what is wrong with a subject, and what brought it about.
     *
     * @param subject what was read or run: a file, a command, a session
     * @param reason what is wrong with it, without the subject
     * @param cause what brought it about
     * @return the exception
     */
    public static PowerShellException of(String subject, String reason, Throwable cause) {
        return new PowerShellException(subject, reason, Objects.requireNonNull(cause, "cause: leave it out where there is none"));
    }

    /** What was read or run: a file, a command, a session; never empty for what this package throws. */
    public String subject() {
        return subject;
    }

    /** What is wrong with the subject, as a sentence without it; for people, its wording may change. */
    public String reason() {
        return reason;
    }
}
