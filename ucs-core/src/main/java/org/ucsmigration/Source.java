package org.ucsmigration;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * Who says a thing, and when it was so seen. Immutable, compared by content.
 *
 * <p>The text goes unchanged into sentences: write it as a reader should see it, for example
 * {@code Get-CsUser} or {@code registry of DESKTOP-7}.
 *
 * @since 0.1.0
 */
public final class Source {

    /** The source of what the calling code states itself. */
    public static final Source CALLER = new Source("caller", null);

    private final String text;
    @Nullable
    private final Instant at;

    private Source(String text, @Nullable Instant at) {
        this.text = text;
        this.at = at;
    }

    /**
     * A source whose time is not known.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public static Source of(String text) {
        return new Source(checked(text), null);
    }

    /**
     * A source as of an instant.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public static Source of(String text, Instant at) {
        return new Source(checked(text), Objects.requireNonNull(at, "at: use Source.of(text) where the time is not known"));
    }

    /** Who says it. Never blank. */
    public String text() {
        return text;
    }

    /** When it was seen, where that is known. */
    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Source that && text.equals(that.text) && Objects.equals(at, that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, at);
    }

    /** The text, and the time in brackets where it is known. */
    @Override
    public String toString() {
        return at == null ? text : text + " (" + at + ")";
    }

    private static String checked(String text) {
        Objects.requireNonNull(text, "A source needs a name, for example Get-Mailbox, but the text is null.");
        if (text.isBlank()) {
            throw new IllegalArgumentException("A source needs a name, for example Get-Mailbox, but the text is blank.");
        }
        return text;
    }
}
