package org.ucsmigration.move;

import static org.ucsmigration.move.MoveCheck.Verdict.ASK_FIRST;
import static org.ucsmigration.move.MoveCheck.Verdict.GO;
import static org.ucsmigration.move.MoveCheck.Verdict.NO_GO;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.AccountScope.Exclusion;
import org.ucsmigration.fact.UserServicesPolicy;

/** What a check finds of one user, by the table of its kind of move. */
final class Findings {

    private final List<MoveFinding> all = new ArrayList<>();
    private final Seen seen;
    /** Whether anybody reads the sentences: a wave does not, and they cost more than all else. */
    private final boolean inWords;

    private Findings(Seen seen, boolean inWords) {
        this.seen = seen;
        this.inWords = inWords;
    }

    static List<MoveFinding> of(Seen seen, boolean inWords) {
        Findings findings = new Findings(seen, inWords);
        findings.everybody();
        switch (seen.move().kind()) {
            case ROLLBACK -> findings.rollback();
            case USER_DISABLED -> findings.disabled();
            case USER_TO_POOL -> PoolAge.of(seen).check(findings);
            default -> findings.leaving();
        }
        Pending.check(findings);
        if (findings.isGo()) {
            Triggers.of(seen, findings.all).forEach(hazard -> findings.add(MoveReason.HAZARD, ASK_FIRST, hazard::sentence));
        }
        return List.copyOf(findings.all);
    }

    Seen seen() {
        return seen;
    }

    void add(MoveReason reason, MoveCheck.Verdict verdict, Supplier<String> sentence) {
        all.add(new MoveFinding(reason, verdict, inWords ? sentence.get() : ""));
    }

    /** Whether nothing stands against the move as far as was looked. */
    boolean isGo() {
        return all.stream().noneMatch(MoveFinding::isObstacle);
    }

    private void everybody() {
        if (seen.isExcluded(Exclusion.HOSTED_ONLINE)) {
            add(MoveReason.ALREADY_IN_TEAMS, ASK_FIRST, () -> "The user is hosted online already"
                    + (seen.conclusion().isFlagSet()
                    ? ", and Exchange's flag is True: the contacts may be stranded there." : "."));
        }
        if (seen.hasLeftLync()) {
            add(MoveReason.LEFT_LYNC, ASK_FIRST,
                    () -> "Exchange's flag is True, and nothing that was collected of Lync knows the user.");
        }
        seen.failure().ifPresent(words -> add(MoveReason.ATTEMPTS_FAIL, ASK_FIRST, () -> words));
    }

    /** The move takes the mailbox, or the user, to where Lync cannot follow. */
    void leaving() {
        if (seen.isDefinitely(MigrationState.NOT_MIGRATED)) {
            new Proofs(this).check();
        } else {
            inExchange(NO_GO);
        }
    }

    /** The contacts are, or may be, in Exchange. */
    private void inExchange(MoveCheck.Verdict gone) {
        if (unproven()) {
            Access.known(this);
            return;
        }
        boolean onTheWay = seen.isDefinitely(MigrationState.MIGRATING);
        add(onTheWay ? MoveReason.CONTACTS_ON_THE_WAY : MoveReason.CONTACTS_IN_EXCHANGE, NO_GO, () -> seen.conclusion().sentence()
                + (seen.conclusion().isStuck() ? " It has said so for a day or more." : ""));
        halfDone();
        Access.all(this, gone);
    }

    /** What a policy that forbids means while the contacts are in Exchange. */
    private void halfDone() {
        if (seen.isForbiddenByAny()) {
            add(MoveReason.ROLLBACK_HALF_DONE, NO_GO,
                    () -> "A policy forbids UCS, and the contacts have not been rolled back: the policy "
                    + "alone moves nothing.");
            delay(NO_GO);
        }
        if (seen.isForbidden()) {
            add(MoveReason.POLICY_FORBIDS, GO, () -> "The policy in effect forbids UCS.");
        }
    }

    /** Any forbidding policy's delay. */
    void delay(MoveCheck.Verdict verdict) {
        seen.facts().policy().claims().stream().filter(claim -> !claim.value().allowsUcs())
                .map(claim -> claim.value()).filter(policy -> policy.migrationDelayInDays().orElse(0) > 0).findFirst()
                .map(UserServicesPolicy::migrationDelayInDays)
                .ifPresent(days -> add(MoveReason.DELAY_FROM_UCS, verdict, () -> "The policy that forbids has a delay of "
                        + days.getAsInt() + (days.getAsInt() == 1 ? " day" : " days")
                        + ", which by its page holds for the way from UCS too."));
    }

    /** Whether nobody can say for certain where the contacts are, which is said. */
    boolean unproven() {
        if (seen.conclusion().isContradictory()) {
            add(MoveReason.STATE_CONTRADICTORY, ASK_FIRST, seen.conclusion()::sentence);
            return true;
        }
        if (seen.conclusion().isProvisional()) {
            add(MoveReason.STATE_UNPROVEN, ASK_FIRST, seen.conclusion()::sentence);
            return true;
        }
        return false;
    }

    private void disabled() {
        if (seen.isDefinitely(MigrationState.NOT_MIGRATED)) {
            add(MoveReason.ONLY_COPY, ASK_FIRST,
                    () -> "The contacts are in Lync, and Disable-CsUser deletes what Lync has of the user.");
            if (seen.conclusion().isFlagSet()) {
                add(MoveReason.FLAG_LEFT_BEHIND, ASK_FIRST, () -> Proofs.FLAG);
            }
        } else {
            inExchange(NO_GO);
        }
    }

    private void rollback() {
        if (unproven()) {
            Access.known(this);
        } else if (seen.isDefinitely(MigrationState.NOT_MIGRATED)) {
            if (seen.conclusion().isFlagSet()) {
                add(MoveReason.FLAG_LEFT_BEHIND, ASK_FIRST, () -> Proofs.FLAG);
            } else {
                add(MoveReason.NOTHING_TO_ROLL_BACK, NO_GO, seen.conclusion()::sentence);
            }
        } else {
            boolean onTheWay = seen.isDefinitely(MigrationState.MIGRATING);
            seen.conclusion().doubt().ifPresent(later -> add(MoveReason.STATE_UNPROVEN, ASK_FIRST,
                    () -> seen.conclusion().sentence() + " Later: " + later.sentence()));
            add(onTheWay ? MoveReason.CONTACTS_ON_THE_WAY : MoveReason.READY_TO_ROLL_BACK, onTheWay ? ASK_FIRST : GO,
                    seen.conclusion()::sentence);
            new Proofs(this).policy(NO_GO);
            delay(ASK_FIRST);
            Access.all(this, NO_GO);
        }
    }
}
