package org.ucsmigration.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A way in which this user's contacts can get lost.
 *
 * <p>Source: "Roll back migrated users" (Lync Server 2013), "Move-CsUser" and "Invoke-CsUcsRollback" in the Skype for
 * Business Server PowerShell reference, and reports from the field on migrations to Teams.
 *
 * @since 0.1.0
 */
public enum Hazard {
    /** The contacts are in Exchange, or on the way there. */
    ROLL_BACK_FIRST("The contacts are in Exchange, or on the way there: roll the user back before the mailbox is moved or "
            + "removed, the user is re-homed on Lync Server 2010 or moved to Teams (which skips these contacts silently), and "
            + "never with -Force, which loses them."),
    /** Whether the contacts are in Exchange is not proven. */
    STATE_UNPROVEN("It is not proven that the contacts are in Lync: ask the server (Debug-CsUnifiedContactStore) before the "
            + "mailbox is moved or removed or the user is re-homed."),
    /** The contacts seem to be rolled back, and the policy still allows UCS. */
    RETURNS_AFTER_ROLLBACK("Something still shows the contacts in Exchange, as after a rollback, and the policy allows UCS: a "
            + "rolled-back user whose policy allows returns to UCS after 7 days.");

    private final String sentence;

    Hazard(String sentence) {
        this.sentence = sentence;
    }

    /** The danger in words, and how to avoid it; the wording may change. */
    public String sentence() {
        return sentence;
    }

    /** The hazard as plain data, in order: {@code hazard, sentence}, both text. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hazard", name());
        map.put("sentence", sentence);
        return map;
    }
}
