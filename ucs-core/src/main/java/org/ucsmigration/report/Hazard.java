package org.ucsmigration.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A way in which this user's contacts can get lost, how much it presses, and how to avoid it. Immutable, compared by content.
 *
 * <p>Two dangers threaten whole deployments, and no fact of one user shows them. <b>Two-factor (passive) sign-in</b>: the
 * services of the client that read Exchange do not work with it, contacts in UCS among them; roll users back before it is
 * turned on. <b>Restored backups</b>: a backup of Lync, or of a mailbox, that was made while the user was in the other mode
 * brings back a list that the other side does not have; it shows as "Incorrect Exchange Version" in the logs of client or
 * storage service. Roll back, before a mailbox is restored or after Lync was.
 *
 * <p>Sources: "Roll back migrated users", "Planning for two-factor authentication" and the backup and restore pages of Lync
 * Server 2013; "Move-CsUser", "Invoke-CsUcsRollback" and "Set-Mailbox" in the PowerShell references; reports from the field
 * on migrations to Teams (OfficeDocs-SkypeForBusiness, issue 2762).
 *
 * @since 0.1.0
 */
public final class Hazard {

    /**
     * The kinds of hazard.
     *
     * @since 0.1.0
     */
    public enum Kind {
        /** The mailbox that the contacts are in, or that they may go to, is being moved. */
        MAILBOX_MOVING,
        /**
         * The contacts are or may be where Lync cannot get at them: mailbox gone, too old or in Exchange Online, or the user
         * gone to Teams.
         */
        CONTACTS_STRANDED,
        /** The contacts are or may be in Exchange, and something known keeps Lync from reading them there. */
        CONTACTS_OUT_OF_REACH,
        /** Attempts to migrate fail, or a migration does not end. */
        FAILING,
        /** The contacts are in Exchange, or on the way there: what must be done before anything is moved. */
        ROLL_BACK_FIRST,
        /** It is not proven that the contacts are in Lync. */
        STATE_UNPROVEN,
        /** The contacts were rolled back, and nothing keeps them from returning. */
        RETURNS_AFTER_ROLLBACK,
        /** Exchange's flag still says that the contacts are there. */
        FLAG_LEFT_BEHIND,
        /** The contacts are in Lync, and may move at a sign-in or by the server itself. */
        MAY_MIGRATE
    }

    /**
     * How much a hazard presses. In the order of urgency.
     *
     * @since 0.1.0
     */
    public enum Severity {
        /** Something is under way that loses contacts, or a deadline runs: look today. */
        NOW,
        /** Something known endangers the contacts, or will once somebody moves: look before all else. */
        ACT,
        /** True of everybody in that state: to know before a move, and no alarm. */
        STANDING
    }

    private final Kind kind;
    private final Severity severity;
    private final String sentence;

    Hazard(Kind kind, Severity severity, String sentence) {
        this.kind = kind;
        this.severity = severity;
        this.sentence = sentence;
    }

    /** What it is, as a stable code. */
    public Kind kind() {
        return kind;
    }

    /** How much it presses. */
    public Severity severity() {
        return severity;
    }

    /** Whether it is more than true of everybody in that state. */
    public boolean isAlarm() {
        return severity != Severity.STANDING;
    }

    /** The danger in words, as it is in this case, and how to avoid it; the wording may change. Never blank. */
    public String sentence() {
        return sentence;
    }

    /** The hazard as plain data, in order: {@code hazard, severity, sentence}, all text. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hazard", kind.name());
        map.put("severity", severity.name());
        map.put("sentence", sentence);
        return map;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hazard that && kind == that.kind && severity == that.severity && sentence.equals(that.sentence);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, severity);
    }

    @Override
    public String toString() {
        return kind + " " + severity + ": " + sentence;
    }
}
