package org.ucsmigration.powershell.clixml;

import java.util.Objects;
import java.util.OptionalLong;
import javax.annotation.Nullable;

/**
 * The one exception of this package: a document that cannot be read, or a value that has no form in one.
 *
 * <p>The message is a sentence that names the subject and, in a document, the place. The same is there as data.
 *
 * @since 0.1.0
 */
public final class ClixmlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String reason;
    private final long line;
    private final long column;

    private ClixmlException(String subject, String reason, long line, long column, @Nullable Throwable cause) {
        super(subject + ": " + reason + (line > 0 ? " (line " + line + ", column " + column + ")" : ""), cause);
        this.subject = Objects.requireNonNull(subject, "subject");
        this.reason = Objects.requireNonNull(reason, "reason");
        this.line = line;
        this.column = column;
    }

    static ClixmlException of(String subject, String reason) {
        return new ClixmlException(subject, reason, 0, 0, null);
    }

    static ClixmlException of(String subject, String reason, Throwable cause) {
        return new ClixmlException(subject, reason, 0, 0, cause);
    }

    static ClixmlException at(String subject, String reason, long line, long column, @Nullable Throwable cause) {
        return new ClixmlException(subject, reason, line, column, cause);
    }

    /** What was read or written: a file, a document, a property, a value; never empty. */
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
