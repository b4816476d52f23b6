package org.ucsmigration.fact;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Instants;

/**
 * A user's mailbox: none, or one on an Exchange release. Immutable, compared by content.
 *
 * @since 0.1.0
 */
public final class Mailbox extends Agreeing<Mailbox> {

    private static final Mailbox NONE = new Mailbox(null, null);

    @Nullable
    private final ExchangeRelease release;
    @Nullable
    private final Instant since;

    private Mailbox(@Nullable ExchangeRelease release, @Nullable Instant since) {
        this.release = release;
        this.since = since;
    }

    /** No mailbox: say so only where a complete list does not have the user. */
    public static Mailbox none() {
        return NONE;
    }

    /** A mailbox on that release. */
    public static Mailbox on(ExchangeRelease release) {
        return new Mailbox(Objects.requireNonNull(release, "release"), null);
    }

    /**
     * The same mailbox, on that release since that instant: when it was made there, or its move was completed. A sign-in from
     * before started nothing.
     *
     * @throws IllegalStateException if there is no mailbox
     */
    public Mailbox withSince(Instant at) {
        Objects.requireNonNull(at, "at: leave it out where it is not known");
        if (release == null) {
            throw new IllegalStateException("There is no mailbox, so that it is nowhere since " + at
                    + ": start from Mailbox.on(release).");
        }
        return new Mailbox(release, at);
    }

    /** The release that holds it; empty where there is no mailbox. */
    public Optional<ExchangeRelease> release() {
        return Optional.ofNullable(release);
    }

    /** Since when it is on that release, where known. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** Of two times the later counts: the mailbox was somewhere else in between, or the earlier is of its making elsewhere. */
    @Override
    Optional<Mailbox> agreeWith(Mailbox other) {
        if (release == null || other.release == null) {
            return release == other.release ? Optional.of(this) : Optional.empty();
        }
        Instant later = Instants.later(since(), other.since()).orElse(null);
        return release.agreeWith(other.release).map(both -> new Mailbox(both, later));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mailbox that && Objects.equals(release, that.release) && Objects.equals(since, that.since);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(release);
    }

    @Override
    public String toString() {
        return release == null ? "no mailbox" : "mailbox on " + release + (since == null ? "" : ", there since " + since);
    }
}
