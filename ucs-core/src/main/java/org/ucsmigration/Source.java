package org.ucsmigration;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Instants;

/**
 * Who says a thing, and when it was so seen. Immutable, compared by content.
 *
 * <p>The names go unchanged into sentences: write each as a reader should see it, for example
 * {@code Get-CsUser} or {@code registry of DESKTOP-7}.
 *
 * @since 0.1.0
 */
public final class Source {

    /** The source of what the calling code states itself. */
    public static final Source CALLER = new Source(List.of("caller"), null);

    private final List<String> names;
    @Nullable
    private final Instant at;

    private Source(List<String> names, @Nullable Instant at) {
        this.names = names;
        this.at = at;
    }

    /**
     * A source whose time is not known.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static Source of(String name) {
        return new Source(List.of(checked(name)), null);
    }

    /**
     * A source as of an instant.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static Source of(String name, Instant at) {
        return of(name).withTime(at);
    }

    /** Both sources, of which each says the same: the names of both, each once, and the later of the two times. */
    public Source and(Source other) {
        Objects.requireNonNull(other, "other: who says it too");
        Set<String> both = new LinkedHashSet<>(names);
        both.addAll(other.names);
        return new Source(List.copyOf(both), Instants.later(at(), other.at()).orElse(null));
    }

    /** The same source as of that instant. */
    public Source withTime(Instant newTime) {
        return new Source(names, Objects.requireNonNull(newTime, "at: leave it out where the time is not known"));
    }

    /** Who says it: one name, or those of all who do. Never empty, none blank. */
    public List<String> names() {
        return names;
    }

    /** Who says it, in words: the names joined by {@code and}. Never blank. */
    public String text() {
        return names.size() == 1 ? names.get(0) : String.join(" and ", names);
    }

    /** When it was seen, where that is known. */
    public Optional<Instant> at() {
        return Optional.ofNullable(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Source that && names.equals(that.names) && Objects.equals(at, that.at);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, at);
    }

    /** The names in words, and the time in brackets where it is known. */
    @Override
    public String toString() {
        return at == null ? text() : text() + " (" + at + ")";
    }

    private static String checked(String name) {
        Objects.requireNonNull(name, "A source needs a name, for example Get-Mailbox, but it is null.");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A source needs a name, for example Get-Mailbox, but it is blank.");
        }
        return name;
    }
}
