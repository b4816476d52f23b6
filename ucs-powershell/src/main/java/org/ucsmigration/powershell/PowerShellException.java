package org.ucsmigration.powershell;

import java.util.Objects;
import java.util.OptionalLong;
import javax.annotation.Nullable;

/**
 * The one exception of this package: a file, a document, a command or a session that does not do what was asked.
 *
 * <p>The message is a sentence that names the subject and, in a document, the place. The same is there as data.
 *
 * @since 0.1.0
 */
public final class PowerShellException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String reason;
    private final long line;
    private final long column;

    private PowerShellException(String subject, String reason, long line, long column, @Nullable Throwable cause) {
        super(subject + ": " + reason + (line > 0 ? " (line " + line + ", column " + column + ")" : ""), cause);
        this.subject = Objects.requireNonNull(subject, "subject");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.line = line;
        this.column = column;
    }

    /**
     * Says what is wrong with a subject.
     *
     * @param subject what was read or run: a file, a command, a session
     * @param reason what is wrong with it, without the subject
     * @return the exception
     */
    public static PowerShellException of(String subject, String reason) {
        return new PowerShellException(subject, reason, 0, 0, null);
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
        return new PowerShellException(subject, reason, 0, 0, Objects.requireNonNull(cause, "cause: leave it out where there is none"));
    }

    static PowerShellException at(String subject, String reason, long line, long column, @Nullable Throwable cause) {
        return new PowerShellException(subject, reason, line, column, cause);
    }

    /** What was read or run: a file, a command, a session; never empty for what this package throws. */
    public String subject() {
        return subject;
    }

    /** What is wrong with the subject, as a sentence without it; for people, its wording may change. */
    public String reason() {
        return reason;
    }

    /** The line of the document, from 1, where one is to blame. */
    public OptionalLong line() {
        return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
    }

    /** The column in that line in UTF-16 units, from 1, where one is to blame. */
    public OptionalLong column() {
        return line > 0 ? OptionalLong.of(column) : OptionalLong.empty();
    }
}
