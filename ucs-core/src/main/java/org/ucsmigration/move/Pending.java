package org.ucsmigration.move;

import static org.ucsmigration.move.MoveCheck.Verdict.ASK_FIRST;
import static org.ucsmigration.move.MoveCheck.Verdict.GO;
import static org.ucsmigration.move.MoveCheck.Verdict.NO_GO;

import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.MailboxMove.Target;

/**
 * What a move of the mailbox means that is under way. One of the same kind may complete any night: with the proofs of the move
 * it may, without them it must be suspended. One whose target is not known may be of the same kind.
 */
final class Pending {

    private Pending() {
    }

    static void check(Findings into) {
        Fact<MailboxMove> fact = into.seen().facts().mailboxMove();
        boolean isProven = into.isGo();
        for (Fact.Known<MailboxMove> claim : fact.claims()) {
            for (MailboxMove.Request request : claim.value().requests()) {
                into.add(MoveReason.MOVE_UNDER_WAY, verdict(into.seen().move().kind(), request.target(), isProven),
                        () -> "The mailbox is being moved: " + request + Seen.by(claim.source())
                                + (isProven ? " It may complete at any time: the proofs hold for a day." : ""));
            }
        }
        if (fact.isUnknown()) {
            into.add(MoveReason.MOVE_UNKNOWN, GO, () -> "Whether the mailbox is being moved is not known: "
                    + String.join("; ", fact.reasons()) + ".");
        }
    }

    private static MoveCheck.Verdict verdict(Move.Kind kind, Target target, boolean isProven) {
        Target same = switch (kind) {
            case MAILBOX_TO_EXCHANGE_ONLINE -> Target.EXCHANGE_ONLINE;
            case MAILBOX_TO_EXCHANGE_2010 -> Target.OWN_SERVERS;
            default -> null;
        };
        if (same == null) {
            return ASK_FIRST;
        }
        boolean mayBeTheSame = target == same || target == Target.UNKNOWN;
        return mayBeTheSame && !isProven ? NO_GO : target == same ? GO : ASK_FIRST;
    }
}
