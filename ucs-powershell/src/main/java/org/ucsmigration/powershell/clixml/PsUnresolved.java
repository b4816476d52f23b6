package org.ucsmigration.powershell.clixml;

import java.util.Objects;

/**
 * A reference whose object is not known: the document lacks it, or it lay too far back in a stream.
 *
 * <p>It stands where the object would, so that nothing else is taken for it. An immutable value.
 *
 * @since 0.1.0
 */
public final class PsUnresolved {

    private final String reference;

    private PsUnresolved(String reference) {
        this.reference = reference;
    }

    /**
     * Stands for the object of that reference.
     *
     * @param reference the {@code RefId} that was not found
     * @return the value
     */
    public static PsUnresolved of(String reference) {
        return new PsUnresolved(Objects.requireNonNull(reference, "reference"));
    }

    /** The {@code RefId} that was not found. */
    public String reference() {
        return reference;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PsUnresolved that && reference.equals(that.reference);
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }

    @Override
    public String toString() {
        return "unresolved reference " + reference;
    }
}
