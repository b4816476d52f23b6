package org.ucsmigration.fact;

/**
 * The release of a front end pool, as far as UCS tells them apart.
 *
 * @since 0.1.0
 */
public enum LyncRelease {
    /** Lync Server 2010 and older: a user homed there can no longer use UCS. */
    OLDER_THAN_2013("Lync Server 2010 or older"),
    /** Lync Server 2013: version 6. */
    LYNC_2013("Lync Server 2013"),
    /** Skype for Business Server 2015 and later: version 7. */
    SKYPE_FOR_BUSINESS_2015_OR_LATER("Skype for Business Server 2015 or later");

    private final String words;

    LyncRelease(String words) {
        this.words = words;
    }

    /**
     * Reads the {@code Version} of {@code Get-CsService -UserServer}: 6 is Lync Server 2013, 7 Skype for Business Server
     * 2015; lower numbers are older.
     *
     * @throws IllegalArgumentException if the number is not a version, that is below 1
     */
    public static LyncRelease fromVersion(long version) {
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
