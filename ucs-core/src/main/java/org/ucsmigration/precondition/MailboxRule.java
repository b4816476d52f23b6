package org.ucsmigration.precondition;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ucsmigration.fact.ExchangeRelease;
import org.ucsmigration.fact.ExchangeRelease.Generation;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.Mailbox;
import org.ucsmigration.fact.UserFacts;

/** Is the mailbox on Exchange 2013 or later, and was it opened once? */
final class MailboxRule {

    private static final Set<Generation> TOO_OLD = EnumSet.of(Generation.EXCHANGE_2007_OR_OLDER, Generation.EXCHANGE_2010);
    private static final Set<Generation> ONLINE = EnumSet.of(Generation.EXCHANGE_ONLINE);

    /** One for each decision, so that rules made by the same decision are equal. */
    private static final Map<Outcome, Precondition> BY_DECISION = new EnumMap<>(Map.of(Outcome.MET, rule(Outcome.MET),
            Outcome.NOT_MET, rule(Outcome.NOT_MET), Outcome.UNKNOWN, rule(Outcome.UNKNOWN)));

    private MailboxRule() {
    }

    static Precondition precondition(Outcome online) {
        return Objects.requireNonNull(BY_DECISION.get(online));
    }

    private static Precondition rule(Outcome online) {
        return new FactRule<Mailbox>("mailbox-on-exchange-2013", UserFacts::mailbox,
                (finding, claim) -> ruling(finding, claim, online),
                "the mailbox", ReasonCode.MAILBOX_UNKNOWN, ReasonCode.MAILBOX_CONTESTED);
    }

    private static Finding ruling(Finding.About finding, Fact.Known<Mailbox> claim, Outcome online) {
        String by = " (" + claim.source().text() + ").";
        if (claim.value().release().isEmpty()) {
            return finding.of(ReasonCode.NO_MAILBOX, "The user has no Exchange mailbox" + by);
        }
        ExchangeRelease release = claim.value().release().get();
        Set<Generation> possible = release.possible();
        String is = "The mailbox is on " + release;
        if (possible.equals(ONLINE)) {
            return switch (online) {
                case MET -> finding.of(ReasonCode.MAILBOX_ONLINE_ACCEPTED, is + ", which counts here" + by);
                case NOT_MET -> finding.of(ReasonCode.MAILBOX_ONLINE_REFUSED, is + ", which does not count here" + by);
                case UNKNOWN -> finding.of(ReasonCode.MAILBOX_ONLINE_UNDECIDED, is
                        + ", of which the documentation contradicts itself" + by);
            };
        }
        if (TOO_OLD.containsAll(possible)) {
            return finding.of(ReasonCode.MAILBOX_TOO_OLD, is + ", which never qualifies" + by);
        }
        boolean noneTooOld = Collections.disjoint(possible, TOO_OLD);
        boolean onlineIsNoMatter = !possible.contains(Generation.EXCHANGE_ONLINE) || online.isMet();
        if (noneTooOld && onlineIsNoMatter) {
            return finding.of(ReasonCode.MAILBOX_SUPPORTED, is + by);
        }
        return finding.of(ReasonCode.MAILBOX_RELEASE_UNCLEAR, is + ", which does not decide" + by);
    }

    static Precondition opened() {
        return new FactRule<Boolean>("mailbox-opened", UserFacts::mailboxOpened, (finding, claim) -> claim.value()
                ? finding.of(ReasonCode.MAILBOX_OPENED, "The mailbox was opened by someone or something ("
                        + claim.source().text() + ").")
                : finding.of(ReasonCode.MAILBOX_NEVER_OPENED, "The mailbox was never opened (" + claim.source().text() + ")."),
                "whether the mailbox was ever opened", ReasonCode.MAILBOX_OPENED_UNKNOWN, ReasonCode.MAILBOX_OPENED_CONTESTED);
    }
}
