package org.ucsmigration.fact;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;

/**
 * The front end pool that runs a user's User Services: its name, and its release where known. Immutable, compared by
 * content, the name ignoring case.
 *
 * <p>A survivable branch appliance runs none: its users belong to the pool behind it.
 *
 * @since 0.1.0
 */
public final class HomePool extends Agreeing<HomePool> {

    private final String fqdn;
    @Nullable
    private final LyncRelease release;

    private HomePool(String fqdn, @Nullable LyncRelease release) {
        Objects.requireNonNull(fqdn, "fqdn: the name of the pool; where there is none, the fact is unknown");
        if (fqdn.isBlank()) {
            throw new IllegalArgumentException("A home pool needs its name, for example atl-cs-001.litwareinc.com, but it is "
                    + "blank.");
        }
        this.fqdn = fqdn.strip();
        this.release = release;
    }

    /**
     * A pool whose release is not known.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static HomePool of(String fqdn) {
        return new HomePool(fqdn, null);
    }

    /**
     * A pool and its release.
     *
     * @throws IllegalArgumentException if the name is blank
     */
    public static HomePool of(String fqdn, LyncRelease release) {
        return new HomePool(fqdn, Objects.requireNonNull(release, "release"));
    }

    /** The pool's fully qualified name: the {@code -TargetFqdn} of the test cmdlet. */
    public String fqdn() {
        return fqdn;
    }

    /** The release, where known. */
    public Optional<LyncRelease> release() {
        return Optional.ofNullable(release);
    }

    @Override
    Optional<HomePool> agreeWith(HomePool other) {
        boolean releasesDiffer = release != null && other.release != null && release != other.release;
        if (!fqdn.equalsIgnoreCase(other.fqdn) || releasesDiffer) {
            return Optional.empty();
        }
        return Optional.of(release != null || other.release == null ? this : other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HomePool that && fqdn.equalsIgnoreCase(that.fqdn) && release == that.release;
    }

    @Override
    public int hashCode() {
        return fqdn.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return release == null ? fqdn : fqdn + " (" + release + ")";
    }
}
