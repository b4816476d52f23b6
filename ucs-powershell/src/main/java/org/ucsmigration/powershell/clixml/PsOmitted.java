package org.ucsmigration.powershell.clixml;

import java.util.Objects;

/**
 * A value that is there and was not read, since it is larger than any that an export holds: what lies around it is sound.
 *
 * <p>It stands where the value would, so that nothing else is taken for it, and is none of the types that a property can be
 * asked for. An immutable value.
 *
 * @since 0.1.0
 */
public final class PsOmitted {

    private final String reason;

    private PsOmitted(String reason) {
        this.reason = reason;
    }

    static PsOmitted because(String reason) {
        return new PsOmitted(Objects.requireNonNull(reason, "reason"));
    }

    /** Why it was not read, fit for the middle of a sentence: {@code a text of more than 33554432 characters}. */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PsOmitted that && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return reason.hashCode();
    }

    @Override
    public String toString() {
        return reason + ", which was not read";
    }
}
