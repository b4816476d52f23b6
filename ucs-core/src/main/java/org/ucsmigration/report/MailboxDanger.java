package org.ucsmigration.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;

/**
 * What endangers contacts in a mailbox. One claim is enough, if others contradict it too: a known obstacle always counts.
 *
 * @param sentence what it is, and which deadline there is
 */
record MailboxDanger(Kind kind, String sentence) {

    /** In the order in which they are told. */
    enum Kind { MOVING, GONE, ONLINE, TOO_OLD }

    private static final Set<Generation> ONLINE = EnumSet.of(Generation.EXCHANGE_ONLINE);
    private static final Set<Generation> UNFIT = EnumSet.of(Generation.EXCHANGE_2007_OR_OLDER, Generation.EXCHANGE_2010,
            Generation.EXCHANGE_ONLINE);

    /** Whether it is an emergency wherever the contacts may be in Exchange. */
    boolean isEmergency() {
        return kind != Kind.TOO_OLD;
    }

    /** Whether it has happened, so that a rollback before it comes too late. */
    boolean isDone() {
        return kind != Kind.MOVING;
    }

    static List<MailboxDanger> of(UserFacts facts, Instant asOf) {
        List<MailboxDanger> dangers = new ArrayList<>();
        for (String move : moves(facts)) {
            dangers.add(new MailboxDanger(Kind.MOVING, move + " Suspend it before it completes: that is the last moment to roll "
                    + "back."));
        }
        for (Fact.Known<Mailbox> claim : facts.mailbox().claims()) {
            kind(claim.value()).ifPresent(kind -> dangers.add(new MailboxDanger(kind, switch (kind) {
                case GONE -> "The mailbox is gone" + by(claim)
                        + " A mailbox that was disconnected can be connected again for 30 days.";
                case ONLINE -> "The mailbox is in Exchange Online" + by(claim) + " " + OnlineEws.sentence(asOf);
                default -> "The mailbox is on " + claim.value().release().map(ExchangeRelease::toString).orElse("no server")
                        + by(claim) + " That release cannot hold contacts for Lync.";
            })));
        }
        dangers.sort((one, other) -> one.kind.compareTo(other.kind));
        return dangers;
    }

    /** The moves that are under way, each in a sentence. */
    static List<String> moves(UserFacts facts) {
        return facts.mailboxMove().claims().stream().filter(claim -> claim.value().isPending())
                .map(claim -> "The mailbox is being moved: " + claim.value() + by(claim)).toList();
    }

    private static Optional<Kind> kind(Mailbox mailbox) {
        if (mailbox.release().isEmpty()) {
            return Optional.of(Kind.GONE);
        }
        Set<Generation> possible = mailbox.release().get().possible();
        return ONLINE.containsAll(possible) ? Optional.of(Kind.ONLINE) : UNFIT.containsAll(possible) ? Optional.of(Kind.TOO_OLD)
                : Optional.empty();
    }

    private static String by(Fact.Known<?> claim) {
        return " (" + claim.source().text() + ").";
    }
}
