package org.ucsmigration.evidence;

/**
 * Who can say where the contacts are, strongest first.
 *
 * @since 0.1.0
 */
public enum Authority {
    /** The front end's own state: {@code Debug-CsUnifiedContactStore}. */
    SERVER_STATE("server state"),
    /** A synthetic test that reads the contacts: {@code Test-CsUnifiedContactStore}. */
    SYNTHETIC_TEST("synthetic test"),
    /** Exchange's flag on the mailbox: {@code ImListMigrationCompleted}; editable by hand. */
    EXCHANGE_FLAG("Exchange flag"),
    /** What a client last cached: {@code InUCSMode} in the registry. */
    CLIENT_CACHE("client cache"),
    /** What the calling code states itself. */
    CALLER("caller");

    private final String words;

    Authority(String words) {
        this.words = words;
    }

    /** The authority in words, fit for the middle of a sentence. */
    @Override
    public String toString() {
        return words;
    }
}
