package org.ucsmigration.move;

import static org.ucsmigration.move.MoveCheck.Verdict.ASK_FIRST;
import static org.ucsmigration.move.MoveCheck.Verdict.GO;

import java.time.Instant;
import java.util.Optional;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.internal.Ages;

/**
 * What must be proven before contacts that are in Lync may be left there for good: that the server moves nobody, that a policy
 * keeps it so, and that no rollback was left unfinished.
 *
 * <p>Which mode the server shows in the seven days after a rollback is not documented, which is why the first of a wave is a
 * pilot.
 */
record Proofs(Findings into) {

    static final String FLAG =
            "The mailbox says ImListMigrationCompleted True while the contacts are said to be in Lync: a rollback "
            + "that was not finished, or failed. Exchange may hold the newer list.";

    void check() {
        Seen seen = into.seen();
        Optional<Instant> at = seen.serverAt();
        if (!seen.isRecent(at)) {
            into.add(MoveReason.STATE_TOO_OLD, ASK_FIRST, () -> "The server said that the contacts are in Lync "
                    + Ages.when(at, seen.report().asOf()) + ".");
        }
        policy(ASK_FIRST);
        mode();
        flag();
    }

    private void mode() {
        Seen seen = into.seen();
        if (seen.isDisabled()) {
            if (seen.isRecent(seen.serverAt())) {
                into.add(MoveReason.CONTACTS_IN_LYNC, GO, seen.conclusion()::sentence);
            }
            return;
        }
        if (seen.isReady() && seen.isForbidden() && seen.isHeld()) {
            into.add(MoveReason.HELD_BY_POLICY, GO,
                    () -> "The policy that forbids was read, then seen to be replicated, and only then the "
                    + "server was asked.");
        } else {
            into.add(MoveReason.SERVER_WAITS, ASK_FIRST, () -> seen.isReady()
                    ? "The server waits for the user's sign-in only, upon which it moves the contacts."
                    : "Sources disagree on whether the server enables the user.");
        }
        into.delay(ASK_FIRST);
    }

    /** Whether the policy forbids; where it is known to allow, that verdict. */
    void policy(MoveCheck.Verdict ifAllowed) {
        Seen seen = into.seen();
        Fact<UserServicesPolicy> fact = seen.facts().policy();
        if (fact instanceof Fact.Known<UserServicesPolicy> known) {
            known(known, ifAllowed);
        } else if (fact.isContested()) {
            into.add(MoveReason.POLICY_CONTESTED, ASK_FIRST, () -> "Sources disagree on the policy in effect: " + fact + ".");
        } else {
            into.add(MoveReason.POLICY_UNKNOWN, ASK_FIRST, () -> "The policy in effect is not known: "
                    + String.join("; ", fact.reasons()) + ".");
        }
        boolean mayReturn = fact.claims().isEmpty() || fact.claims().stream().anyMatch(claim -> claim.value().allowsUcs());
        if (mayReturn && !seen.conclusion().signsOfRollback().isEmpty()) {
            into.add(MoveReason.RETURNS_IN_SEVEN_DAYS, ASK_FIRST, () ->
                    "The contacts were in Exchange before, and no policy is known to "
                    + "keep them in Lync. " + seen.conclusion().signsOfRollback().get(0).sentence());
        }
    }

    private void known(Fact.Known<UserServicesPolicy> known, MoveCheck.Verdict ifAllowed) {
        Seen seen = into.seen();
        String what = "The " + known.value() + " is in effect";
        Optional<Instant> at = seen.policyAt(known);
        if (known.value().allowsUcs()) {
            into.add(MoveReason.POLICY_ALLOWS, ifAllowed, () -> what + Seen.by(known.source()));
        } else if (seen.isRecent(at)) {
            into.add(MoveReason.POLICY_FORBIDS, GO, () -> what + Seen.by(known.source()));
        } else {
            into.add(MoveReason.POLICY_TOO_OLD, ASK_FIRST, () -> what + ", as was read " + Ages.when(at, seen.report().asOf())
                    + Seen.by(known.source()));
        }
    }

    private void flag() {
        Seen seen = into.seen();
        boolean toExchange2010 = seen.move().kind() == Move.Kind.MAILBOX_TO_EXCHANGE_2010;
        if (seen.conclusion().isFlagSet()) {
            boolean confirmed = seen.isConfirmed();
            if (confirmed) {
                into.add(MoveReason.CONTACTS_CONFIRMED, GO,
                        () -> "The user says that the contacts are there, as the caller states.");
            }
            if (!confirmed || toExchange2010) {
                into.add(MoveReason.FLAG_LEFT_BEHIND, ASK_FIRST, () -> FLAG
                        + (toExchange2010 ? " Exchange refuses the move." : ""));
            }
        } else if (toExchange2010) {
            boolean cleared = seen.isFlagCleared();
            into.add(cleared ? MoveReason.FLAG_CLEARED : MoveReason.FLAG_UNKNOWN, cleared ? GO : ASK_FIRST,
                    () -> seen.conclusion().flag().map(one -> one.sentence() + (cleared ? ""
                            : " It was read " + Ages.when(one.observedAt(), seen.report().asOf()) + "."))
                            .orElse("Nobody has read ImListMigrationCompleted, which must be False."));
        }
    }
}
