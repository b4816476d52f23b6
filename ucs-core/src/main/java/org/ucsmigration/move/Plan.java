package org.ucsmigration.move;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ucsmigration.advice.Action;

/** Which steps lead to a move, in order; nothing acts on what is not proven. */
final class Plan {

    /** What has to be asked or found out comes before what acts. */
    static final List<Action> ORDER = List.of(Action.SUSPEND_MOVE, Action.RESOLVE_CONTRADICTION, Action.ASK_SERVER,
            Action.CONFIRM_CONTACTS, Action.RECONNECT_MAILBOX, Action.FIND_OUT, Action.SET_UP_TRUST, Action.LOOK_INTO_FAILURE,
            Action.FORBID_BY_POLICY, Action.VERIFY_POLICY, Action.WAIT, Action.ROLL_BACK, Action.LOOK_AGAIN, Action.KEEP_DATA,
            Action.TRY_PILOT, Action.MOVE);

    private final Move.Kind kind;
    /** Whether contacts in Exchange may stay there. */
    private final boolean stays;
    private final Set<MoveReason> obstacles = EnumSet.noneOf(MoveReason.class);
    private final Set<MoveReason> proofs = EnumSet.noneOf(MoveReason.class);
    private final Set<Action> steps = EnumSet.noneOf(Action.class);

    private Plan(Seen seen, List<MoveFinding> findings) {
        this.kind = seen.move().kind();
        this.stays = kind == Move.Kind.USER_TO_POOL && PoolAge.of(seen) != PoolAge.OLDER;
        findings.forEach(finding -> (finding.isObstacle() ? obstacles : proofs).add(finding.reason()));
    }

    static List<Action> of(Seen seen, List<MoveFinding> findings) {
        Plan plan = new Plan(seen, findings);
        plan.make();
        return ORDER.stream().filter(plan.steps::contains).toList();
    }

    private void make() {
        if (obstacles.contains(MoveReason.NOTHING_TO_ROLL_BACK)) {
            return;
        }
        where(Action.SUSPEND_MOVE, MoveReason.MOVE_UNDER_WAY);
        where(Action.RESOLVE_CONTRADICTION, MoveReason.STATE_CONTRADICTORY);
        where(Action.ASK_SERVER, MoveReason.STATE_UNPROVEN, MoveReason.STATE_TOO_OLD);
        boolean asks = steps.contains(Action.RESOLVE_CONTRADICTION) || steps.contains(Action.ASK_SERVER);
        where(Action.CONFIRM_CONTACTS, MoveReason.FLAG_LEFT_BEHIND, MoveReason.ALREADY_IN_TEAMS, MoveReason.LEFT_LYNC);
        if (asks) {
            steps.add(Action.LOOK_AGAIN);
            return;
        }
        where(Action.RECONNECT_MAILBOX, MoveReason.MAILBOX_GONE);
        where(Action.FIND_OUT, MoveReason.MAILBOX_UNKNOWN, MoveReason.FLAG_UNKNOWN, MoveReason.POOL_RELEASE_UNKNOWN,
                MoveReason.HAZARD, MoveReason.MAILBOX_TOO_OLD, MoveReason.POOL_TOO_OLD);
        where(Action.SET_UP_TRUST, MoveReason.TRUST_MISSING);
        where(Action.LOOK_INTO_FAILURE, MoveReason.ATTEMPTS_FAIL);
        boolean inExchange = obstacles.contains(MoveReason.CONTACTS_IN_EXCHANGE)
                || obstacles.contains(MoveReason.CONTACTS_ON_THE_WAY) || proofs.contains(MoveReason.READY_TO_ROLL_BACK);
        if (inExchange && !stays) {
            rollBack();
        } else {
            keepInLync();
        }
        where(Action.KEEP_DATA, MoveReason.ONLY_COPY);
        if (kind == Move.Kind.USER_DISABLED) {
            steps.add(Action.KEEP_DATA);
        }
        where(Action.TRY_PILOT, MoveReason.TARGET_UNPROVEN);
        if (kind != Move.Kind.ROLLBACK) {
            steps.add(Action.MOVE);
        }
    }

    private void rollBack() {
        if (!proofs.contains(MoveReason.POLICY_FORBIDS) || obstacles.contains(MoveReason.DELAY_FROM_UCS)) {
            steps.add(Action.FORBID_BY_POLICY);
        }
        steps.add(Action.VERIFY_POLICY);
        where(Action.WAIT, MoveReason.CONTACTS_ON_THE_WAY);
        steps.add(Action.ROLL_BACK);
        steps.add(Action.LOOK_AGAIN);
    }

    private void keepInLync() {
        where(Action.FORBID_BY_POLICY, MoveReason.POLICY_ALLOWS, MoveReason.RETURNS_IN_SEVEN_DAYS, MoveReason.DELAY_FROM_UCS);
        where(Action.WAIT, MoveReason.CONTACTS_ON_THE_WAY);
        where(Action.VERIFY_POLICY, MoveReason.POLICY_ALLOWS, MoveReason.RETURNS_IN_SEVEN_DAYS, MoveReason.DELAY_FROM_UCS,
                MoveReason.POLICY_UNKNOWN, MoveReason.POLICY_CONTESTED, MoveReason.POLICY_TOO_OLD, MoveReason.SERVER_WAITS);
        if (steps.contains(Action.VERIFY_POLICY) || steps.contains(Action.WAIT)) {
            steps.add(Action.LOOK_AGAIN);
        }
    }

    private void where(Action step, MoveReason... reasons) {
        for (MoveReason reason : reasons) {
            if (obstacles.contains(reason)) {
                steps.add(step);
            }
        }
    }
}
