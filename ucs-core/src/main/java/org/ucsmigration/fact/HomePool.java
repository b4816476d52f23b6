package org.ucsmigration.fact;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.annotation.Nullable;
import org.ucsmigration.internal.Shown;

/**
 * The front end pool that runs a user's User Services: its name, and its release where known. Immutable, compared by
 * content, the name ignoring case.
 *
 * <p>A survivable branch appliance runs none: its users belong to the pool behind it.
 *
 * @since 0.1.0
 */
public final class HomePool extends Agreeing<HomePool> {

    /**
     * The release of a front end pool, as far as UCS tells them apart.
     *
     * @since 0.1.0
     */
    public enum Release {
        /** Lync Server 2010 and older: a user homed there can no longer use UCS. */
        OLDER_THAN_2013("Lync Server 2010 or older"),
        /** Lync Server 2013: version 6. */
        LYNC_2013("Lync Server 2013"),
        /** Skype for Business Server 2015 and later: version 7. */
        SKYPE_FOR_BUSINESS_2015_OR_LATER("Skype for Business Server 2015 or later");

        private final String words;

        Release(String words) {
            this.words = words;
        }

        /**
         * Reads the {@code Version} of {@code Get-CsService -UserServer}: 6 is Lync Server 2013, 7 Skype for Business Server
         * 2015; lower numbers are older.
         *
         * @throws IllegalArgumentException if the number is not a version, that is below 1
         */
        public static Release fromVersion(long version) {
            if (version < 1) {
                throw new IllegalArgumentException("A pool's version is a number such as 6 (Lync Server 2013), but got " + version
                        + ".");
            }
            return version < 6 ? OLDER_THAN_2013 : version == 6 ? LYNC_2013 : SKYPE_FOR_BUSINESS_2015_OR_LATER;
        }

        /** The release in words. */
        @Override
        public String toString() {
            return words;
        }
    }

    private static final int LONGEST_NAME = 255;

    private final String fqdn;
    @Nullable
    private final Release release;

    private HomePool(String fqdn, @Nullable Release release) {
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
    public static HomePool of(String fqdn, Release release) {
        return new HomePool(fqdn, Objects.requireNonNull(release, "release"));
    }

    /** The pool's fully qualified name: the {@code -TargetFqdn} of the test cmdlet. */
    public String fqdn() {
        return fqdn;
    }

    /** The release, where known. */
    public Optional<Release> release() {
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

    /** The pool in words, fit for the middle of a sentence. */
    @Override
    public String toString() {
        String name = Shown.of(fqdn, LONGEST_NAME);
        return release == null ? name : name + " (" + release + ")";
    }
}
