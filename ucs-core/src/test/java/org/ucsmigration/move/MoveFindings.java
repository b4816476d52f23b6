package org.ucsmigration.move;

import java.util.List;

/** Findings that no check gives, for tests elsewhere. */
public final class MoveFindings {

    private MoveFindings() {
    }

    /** All different, each two in one field. */
    public static List<MoveFinding> samples() {
        return List.of(new MoveFinding(MoveReason.POLICY_ALLOWS, MoveCheck.Verdict.ASK_FIRST, "It allows."),
                new MoveFinding(MoveReason.POLICY_UNKNOWN, MoveCheck.Verdict.ASK_FIRST, "It allows."),
                new MoveFinding(MoveReason.POLICY_ALLOWS, MoveCheck.Verdict.NO_GO, "It allows."),
                new MoveFinding(MoveReason.POLICY_ALLOWS, MoveCheck.Verdict.ASK_FIRST, "It allows UCS."));
    }
}
