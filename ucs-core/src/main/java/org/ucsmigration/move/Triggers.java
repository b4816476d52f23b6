package org.ucsmigration.move;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.Hazard.Kind;

/** Which of a report's hazards a move triggers. */
final class Triggers {

    /** What only matters where something leaves: a user who stays with Lync and Exchange takes no harm from these. */
    private static final Set<Kind> OF_LEAVING = EnumSet.of(Kind.FLAG_LEFT_BEHIND, Kind.MAY_MIGRATE, Kind.RETURNS_AFTER_ROLLBACK);
    /** What a rollback itself is the remedy of, or asks for first. */
    private static final Set<Kind> NOT_OF_ROLLBACK = EnumSet.of(Kind.FLAG_LEFT_BEHIND, Kind.MAY_MIGRATE,
            Kind.RETURNS_AFTER_ROLLBACK, Kind.ROLL_BACK_FIRST, Kind.STATE_UNPROVEN);

    private Triggers() {
    }

    static List<Hazard> of(Seen seen, List<MoveFinding> findings) {
        Set<Kind> spared = spared(seen, findings);
        return seen.report().hazards().stream().filter(hazard -> !spared.contains(hazard.kind())).toList();
    }

    private static Set<Kind> spared(Seen seen, List<MoveFinding> findings) {
        return switch (seen.move().kind()) {
            case ROLLBACK -> NOT_OF_ROLLBACK;
            case USER_TO_POOL -> PoolAge.of(seen) == PoolAge.SAME_OR_NEWER ? OF_LEAVING : refuted(findings);
            default -> refuted(findings);
        };
    }

    /** What a proof of the move has refuted. */
    private static Set<Kind> refuted(List<MoveFinding> findings) {
        Set<Kind> refuted = EnumSet.noneOf(Kind.class);
        if (found(findings, MoveReason.HELD_BY_POLICY)) {
            refuted.add(Kind.MAY_MIGRATE);
        }
        if (found(findings, MoveReason.CONTACTS_CONFIRMED) && !found(findings, MoveReason.FLAG_LEFT_BEHIND)) {
            refuted.add(Kind.FLAG_LEFT_BEHIND);
        }
        return refuted;
    }

    private static boolean found(List<MoveFinding> findings, MoveReason reason) {
        return findings.stream().anyMatch(finding -> finding.reason() == reason);
    }
}
