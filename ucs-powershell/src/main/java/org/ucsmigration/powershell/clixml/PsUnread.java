package org.ucsmigration.powershell.clixml;

/**
 * A value that is there and was not read, and why: it is larger than any that an export holds, or it is a reference whose object
 * is not known, since the document lacks it or it lay too far back in a stream. What lies around it is sound.
 *
 * <p>It stands where the value would, so that nothing else is taken for it, and is none of the types that a property can be
 * asked for. An immutable value.
 *
 * @since 0.1.0
 */
public final class PsUnread {

    private final String reason;
    private final String words;

    private PsUnread(String reason, String words) {
        this.reason = reason;
        this.words = words;
    }

    static PsUnread omitted(String reason) {
        return new PsUnread(reason, reason + ", which was not read");
    }

    static PsUnread reference(String id) {
        String words = "unresolved reference " + id;
        return new PsUnread(words, words);
    }

    /**
     * Why it was not read, fit for the middle of a sentence: {@code a text of more than 33554432 characters}, or
     * {@code unresolved reference 17}.
     */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PsUnread that && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return reason.hashCode();
    }

    @Override
    public String toString() {
        return words;
    }
}
