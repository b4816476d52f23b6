package org.ucsmigration.powershell.clixml;

import java.util.Arrays;
import java.util.Objects;

/**
 * A secret to hand to PowerShell, such as a password: encrypted on its way, and in no message.
 *
 * <p>As a parameter it arrives as a {@code SecureString}; {@link PsObject#credential} makes a {@code PSCredential} with it.
 * Compared by identity. Safe for use by several threads.
 *
 * <pre>{@code
 * try (Secret password = Secret.of(console.readPassword())) {
 *     PsObject credential = PsObject.credential("LITWAREINC\\admin", password);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Secret implements AutoCloseable {

    private final char[] text;
    private boolean closed;

    private Secret(char[] text) {
        this.text = text;
    }

    /**
     * Holds a secret.
     *
     * @param text the secret; copied, so that the array can be wiped at once
     * @return the secret
     */
    public static Secret of(char[] text) {
        return new Secret(Objects.requireNonNull(text, "text").clone());
    }

    /**
     * The secret in an array of the caller's own, to wipe after use.
     *
     * @return a copy
     * @throws IllegalStateException if the secret was closed
     */
    public synchronized char[] reveal() {
        if (closed) {
            throw new IllegalStateException("the secret was closed, and with that wiped: close it after its last use");
        }
        return text.clone();
    }

    /** Wipes the secret. */
    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(text, '\0');
    }

    /** A fixed word: nothing of the content, nor its length. */
    @Override
    public String toString() {
        return "secret";
    }
}
