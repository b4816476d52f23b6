package org.ucsmigration.move;

import static org.ucsmigration.move.MoveCheck.Verdict.ASK_FIRST;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.internal.Ages;

/** What keeps a rollback from reading the contacts in Exchange. One claim is enough: a known obstacle always counts. */
record Access(Findings into, MoveCheck.Verdict verdict) {

    private static final Set<Generation> ONLINE = EnumSet.of(Generation.EXCHANGE_ONLINE);
    private static final Set<Generation> UNFIT = EnumSet.of(Generation.EXCHANGE_2007_OR_OLDER, Generation.EXCHANGE_2010,
            Generation.EXCHANGE_ONLINE);

    /** Everything that is known, or not known where it must be. */
    static void all(Findings into, MoveCheck.Verdict gone) {
        Access access = new Access(into, gone);
        access.check();
        Fact<Mailbox> mailbox = into.seen().facts().mailbox();
        if (mailbox instanceof Fact.Known<Mailbox> known) {
            access.doubtful(known);
        } else {
            into.add(MoveReason.MAILBOX_UNKNOWN, ASK_FIRST, () -> "The mailbox is " + (mailbox.isContested() ? "" : "not known: ")
                    + (mailbox.isContested() ? mailbox.toString() : String.join("; ", mailbox.reasons())) + ".");
        }
    }

    /** A mailbox that may have been moved since it was read, or that may be where a rollback does not reach it. */
    private void doubtful(Fact.Known<Mailbox> known) {
        if (!into.seen().isFresh(known.source())) {
            into.add(MoveReason.MAILBOX_UNKNOWN, ASK_FIRST, () -> "The mailbox was read "
                    + Ages.when(known.source().at(), into.seen().report().asOf()) + ", and may have been moved since"
                    + Seen.by(known.source()));
        }
        Set<Generation> possible = known.value().release().map(ExchangeRelease::possible).orElse(UNFIT);
        if (!UNFIT.containsAll(possible) && !Collections.disjoint(UNFIT, possible)) {
            into.add(MoveReason.MAILBOX_UNKNOWN, ASK_FIRST, () -> "The mailbox is on " + known.value().release().orElseThrow()
                    + Seen.by(known.source()));
        }
    }

    /** What is known, of contacts that only may be in Exchange. */
    static void known(Findings into) {
        new Access(into, ASK_FIRST).check();
    }

    private void check() {
        Seen seen = into.seen();
        for (Fact.Known<Mailbox> claim : seen.facts().mailbox().claims()) {
            mailbox(claim);
        }
        for (Fact.Known<Boolean> claim : seen.facts().serverToServerTrust().claims()) {
            if (!claim.value()) {
                into.add(MoveReason.TRUST_MISSING, verdict, () -> "Lync Server and Exchange do not trust each other"
                        + Seen.by(claim.source()));
            }
        }
        for (Fact.Known<HomePool> claim : seen.facts().homePool().claims()) {
            if (claim.value().release().filter(HomePool.Release.OLDER_THAN_2013::equals).isPresent()) {
                into.add(MoveReason.POOL_TOO_OLD, ASK_FIRST, () -> "The user is homed on " + claim.value()
                        + Seen.by(claim.source()));
            }
        }
    }

    private void mailbox(Fact.Known<Mailbox> claim) {
        if (claim.value().release().isEmpty()) {
            into.add(MoveReason.MAILBOX_GONE, verdict, () -> "The mailbox is gone" + Seen.by(claim.source()));
            return;
        }
        Set<Generation> possible = claim.value().release().get().possible();
        if (UNFIT.containsAll(possible)) {
            into.add(ONLINE.containsAll(possible) ? MoveReason.MAILBOX_ONLINE : MoveReason.MAILBOX_TOO_OLD, ASK_FIRST,
                    () -> "The mailbox is on " + claim.value().release().get() + Seen.by(claim.source()));
        }
    }
}
