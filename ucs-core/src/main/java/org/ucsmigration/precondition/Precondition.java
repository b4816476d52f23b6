package org.ucsmigration.precondition;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.ucsmigration.fact.UserFacts;

/**
 * One condition that must hold before a user's contacts migrate. Implementations are pure and thread-safe.
 *
 * <p>Source of the first four: "Migrate users to unified contact store" (Lync Server 2013); of the other two:
 * "Requirements for unified contact store" and "Configuring Lync Server to use the unified contact store".
 *
 * @since 0.1.0
 */
public interface Precondition {

    /** The user services policy in effect has UcsAllowed True. */
    Precondition POLICY_ALLOWS_UCS = PolicyRule.precondition();

    /** The mailbox is on Exchange 2013 or later; one on Exchange Online is UNKNOWN. */
    Precondition MAILBOX_ON_EXCHANGE_2013 = MailboxRule.precondition(Outcome.UNKNOWN);

    /** The mailbox was opened at least once. */
    Precondition MAILBOX_OPENED = MailboxRule.opened();

    /**
     * The user signed in with a Lync 2013 or later rich client. Any such sign-in meets it. Only older clients, or no rich
     * client at all (phones, mobiles, web), is NOT_MET where the source declares its list complete, else UNKNOWN.
     */
    Precondition RICH_CLIENT_SIGN_IN = ClientRule.precondition();

    /** The home pool runs Lync Server 2013 or later. Not among the page's four: heeded, unless you require it. */
    Precondition HOME_POOL_ON_LYNC_2013 = ServerRules.homePool();

    /** Lync and Exchange trust each other. Not among the page's four: heeded, unless you require it. */
    Precondition SERVER_TO_SERVER_TRUST = ServerRules.trust();

    /**
     * The server enables the user, as its {@code UcsMode} tells: a second witness on the policy. Heeded, unless you require
     * it.
     */
    Precondition ENABLED_BY_SERVER = ServerRules.enabled();

    /** A stable id, unique among the rules of an assessment; for example {@code policy-allows-ucs}. */
    String id();

    /** What the facts say. Never null, never throws: of a class that does, an assessment makes {@link ReasonCode#RULE_FAILED}. */
    Finding check(UserFacts facts);

    /** The page's four, in its order. */
    static List<Precondition> documented() {
        return List.of(POLICY_ALLOWS_UCS, MAILBOX_ON_EXCHANGE_2013, MAILBOX_OPENED, RICH_CLIENT_SIGN_IN);
    }

    /**
     * {@link #MAILBOX_ON_EXCHANGE_2013} with a decision on Exchange Online, of which Microsoft's pages contradict each other.
     *
     * @param online what an Exchange Online mailbox counts as
     */
    static Precondition mailboxOnExchange2013(Outcome online) {
        return MailboxRule.precondition(Objects.requireNonNull(online, "online: say MET, NOT_MET or UNKNOWN"));
    }

    /**
     * A site's own precondition.
     *
     * <pre>{@code
     * Precondition.of("on-pilot-pool", (finding, facts) -> facts.homePool().isKnown()
     *         ? finding.met("POOL_KNOWN", "The home pool is known.")
     *         : finding.unknown("POOL_NOT_KNOWN", "The home pool is not known.", "Collect Get-CsUser."));
     * }</pre>
     *
     * @param id   its id
     * @param rule makes the finding; one that throws or returns null is UNKNOWN with the reason {@link ReasonCode#RULE_FAILED}
     * @throws IllegalArgumentException if the id is blank
     */
    static Precondition of(String id, BiFunction<Finding.About, UserFacts, Finding> rule) {
        return new SiteRule(Finding.about(id), id, Objects.requireNonNull(rule, "rule"));
    }
}
