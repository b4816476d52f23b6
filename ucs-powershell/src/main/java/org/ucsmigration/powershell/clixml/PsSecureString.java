package org.ucsmigration.powershell.clixml;

import java.util.Objects;

/**
 * A secure string as it was serialised, never shown: opaque, compared by identity, and nameless in messages.
 *
 * <p>What it holds is encrypted for one Windows user, by a session's key, or (PowerShell on Linux) not at all.
 *
 * @since 0.1.0
 */
public final class PsSecureString {

    private final String serialized;

    private PsSecureString(String serialized) {
        this.serialized = serialized;
    }

    /**
     * Holds the text of an {@code SS} element.
     *
     * @param serialized the text as the serializer wrote it, secret until proven otherwise
     * @return the value
     */
    public static PsSecureString ofSerialized(String serialized) {
        return new PsSecureString(Objects.requireNonNull(serialized, "serialized"));
    }

    /** The text of the element, in an array of the caller's own to wipe; treat it as a secret. */
    public char[] serialized() {
        return serialized.toCharArray();
    }

    /** A fixed word: nothing of the content, nor its length. */
    @Override
    public String toString() {
        return "secure string";
    }
}
