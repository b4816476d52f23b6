package org.ucsmigration.evidence;

/** What the number {@code InUCSMode} means that a client keeps in its registry. */
final class InUcsMode {

    private InUcsMode() {
    }

    static MigrationState state(long number) {
        if (number == Evidence.IN_UCS_MODE) {
            return MigrationState.MIGRATED;
        }
        return number == 0 ? MigrationState.NOT_MIGRATED : MigrationState.UNKNOWN;
    }

    /** What the client saw, without a full stop. */
    static String words(long number) {
        return switch (state(number)) {
            case MIGRATED -> "The client last saw the contacts in Exchange: InUCSMode is " + number;
            case NOT_MIGRATED -> "The client last saw the contacts in Lync: InUCSMode is " + number;
            default -> "The client's InUCSMode is " + number + ", a number that nobody has documented";
        };
    }
}
