package org.ucsmigration.move;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.advice.Action;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.MailboxMove;
import org.ucsmigration.fact.UserServicesPolicy;

/** Whether a step has taken effect: only what was read after it counts. */
record Effect(Seen seen, Instant taken) {

    private static final Set<Generation> ONLINE = EnumSet.of(Generation.EXCHANGE_ONLINE);
    private static final Set<Generation> SERVERS = EnumSet.of(Generation.EXCHANGE_2013, Generation.EXCHANGE_2016,
            Generation.EXCHANGE_2019);

    MoveFinding of(Action step) {
        return switch (step) {
            case FORBID_BY_POLICY, VERIFY_POLICY -> policy();
            case ROLL_BACK -> rollback();
            case ASK_SERVER, RESOLVE_CONTRADICTION, LOOK_AGAIN -> answer();
            case WAIT -> seen.isDefinitely(MigrationState.MIGRATING) ? fresh(seen.serverAt())
                    ? no("The contacts are still on their way.") : unknown("The server") : answer();
            case SUSPEND_MOVE -> suspended();
            default -> new MoveFinding(MoveReason.EFFECT_UNKNOWN, MoveCheck.Verdict.ASK_FIRST,
                    "Nothing that a report holds shows whether "
                    + "this step has taken effect.");
        };
    }

    private MoveFinding policy() {
        if (!(seen.facts().policy() instanceof Fact.Known<UserServicesPolicy> known) || !fresh(seen.policyAt(known))) {
            return unknown("The policy in effect");
        }
        boolean waits = seen.facts().enabledByServer().claims().stream().anyMatch(claim -> claim.value()
                && fresh(claim.source().at()));
        if (!known.value().allowsUcs() && waits) {
            return new MoveFinding(MoveReason.EFFECT_UNKNOWN, MoveCheck.Verdict.ASK_FIRST, "The " + known.value()
                    + " is in effect" + Seen.by(known.source()) + " The server still waits for the user's sign-in, as if the "
                    + "policy had not been replicated.");
        }
        return known.value().allowsUcs() ? no("The " + known.value() + " is in effect" + Seen.by(known.source()))
                : yes("The " + known.value() + " is in effect" + Seen.by(known.source()));
    }

    private MoveFinding rollback() {
        if (seen.conclusion().isProvisional() || !fresh(seen.serverAt())) {
            return unknown("Where the contacts are");
        }
        if (seen.conclusion().state() != MigrationState.NOT_MIGRATED) {
            return no(seen.conclusion().sentence());
        }
        return seen.conclusion().isFlagSet()
                ? new MoveFinding(MoveReason.FLAG_LEFT_BEHIND, MoveCheck.Verdict.ASK_FIRST, Proofs.FLAG)
                : yes(seen.conclusion().sentence());
    }

    private MoveFinding answer() {
        return seen.conclusion().isDefinite() && fresh(seen.serverAt()) ? yes(seen.conclusion().sentence())
                : unknown("Where the contacts are");
    }

    /** A request that is suspended stays one; it is off the table only when it is gone, or says so itself. */
    private MoveFinding suspended() {
        if (!(seen.facts().mailboxMove() instanceof Fact.Known<MailboxMove> known) || !fresh(known.source().at())) {
            return unknown("Whether the mailbox is being moved");
        }
        if (known.value().requests().isEmpty()) {
            return isNotListed();
        }
        boolean isOff = known.value().requests().stream().allMatch(request -> request.status().equalsIgnoreCase("Suspended")
                || request.status().equalsIgnoreCase("Stopped"));
        return isOff ? yes("The mailbox is not being moved: " + known.value() + ".")
                : no("The mailbox is being moved: " + known.value()
                + ".");
    }

    /** A request that is not listed any more was removed, or is completed: where the mailbox is now tells. */
    private MoveFinding isNotListed() {
        if (!(seen.facts().mailbox() instanceof Fact.Known<Mailbox> mailbox) || !fresh(mailbox.source().at())) {
            return unknown("No move of the mailbox is listed any more, and where the mailbox is");
        }
        Set<Generation> possible = mailbox.value().release().map(ExchangeRelease::possible).orElse(ONLINE);
        return ONLINE.containsAll(possible) ? no("No move is listed any more, since it has ended or the mailbox is gone: "
                + mailbox + ".")
                : SERVERS.containsAll(possible) ? yes("The mailbox is not being moved, and can be read: " + mailbox + ".")
                        : unknown("No move of the mailbox is listed any more, and where the mailbox is");
    }

    /** Later than the step; what is dated later than the report, by a clock that is ahead, may be of before it. */
    private boolean fresh(Optional<Instant> at) {
        return at.filter(taken::isBefore).filter(time -> !time.isAfter(seen.report().asOf())).isPresent();
    }

    private static MoveFinding yes(String sentence) {
        return new MoveFinding(MoveReason.TOOK_EFFECT, MoveCheck.Verdict.GO, sentence);
    }

    private static MoveFinding no(String sentence) {
        return new MoveFinding(MoveReason.NO_EFFECT, MoveCheck.Verdict.NO_GO, sentence);
    }

    private MoveFinding unknown(String what) {
        String last = seen.conclusion().deciding().flatMap(Evidence::observedAt)
                .map(at -> ", and the last answer of the server is of "
                + at).orElse("");
        return new MoveFinding(MoveReason.EFFECT_UNKNOWN, MoveCheck.Verdict.ASK_FIRST,
                what + " was not read for certain after the step was "
                + "taken at " + taken + last + ".");
    }
}
