package org.ucsmigration.evidence;

import java.util.Locale;

/**
 * Where a user's contacts are. In Groovy every constant is truthy: ask {@link #isMigrated()}.
 *
 * @since 0.1.0
 */
public enum MigrationState {
    /** In Exchange. */
    MIGRATED("migrated"),
    /** On the way to Exchange. */
    MIGRATING("migrating"),
    /** In Lync. */
    NOT_MIGRATED("not migrated"),
    /** Nobody can say. */
    UNKNOWN("unknown");

    private final String words;

    MigrationState(String words) {
        this.words = words;
    }

    static MigrationState ofUcsMode(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "migrated" -> MIGRATED;
            case "migrating" -> MIGRATING;
            case "ready to migrate", "disabled" -> NOT_MIGRATED;
            default -> UNKNOWN;
        };
    }

    /** Whether the contacts are in Exchange. */
    public boolean isMigrated() {
        return this == MIGRATED;
    }

    /** The state in words, fit for the middle of a sentence. */
    @Override
    public String toString() {
        return words;
    }
}
