package org.ucsmigration.fact;

import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * A user's mailbox: none, or one on an Exchange release. Immutable, compared by content.
 *
 * @since 0.1.0
 */
public final class Mailbox extends Agreeing<Mailbox> {

    private static final Mailbox NONE = new Mailbox(null);

    @Nullable
    private final ExchangeRelease release;

    private Mailbox(@Nullable ExchangeRelease release) {
        this.release = release;
    }

    /** No mailbox: say so only where a complete list does not have the user. */
    public static Mailbox none() {
        return NONE;
    }

    /** A mailbox on that release. */
    public static Mailbox on(ExchangeRelease release) {
        return new Mailbox(Objects.requireNonNull(release, "release"));
    }

    /** The release that holds it; empty where there is no mailbox. */
    public Optional<ExchangeRelease> release() {
        return Optional.ofNullable(release);
    }

    @Override
    Optional<Mailbox> agreeWith(Mailbox other) {
        if (release == null || other.release == null) {
            return release == other.release ? Optional.of(this) : Optional.empty();
        }
        return release.agreeWith(other.release)
                .map(both -> both == release ? this : both == other.release ? other : on(both));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mailbox that && Objects.equals(release, that.release);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(release);
    }

    @Override
    public String toString() {
        return release == null ? "no mailbox" : "mailbox on " + release;
    }
}
