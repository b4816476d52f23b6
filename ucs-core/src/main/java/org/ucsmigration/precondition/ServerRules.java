package org.ucsmigration.precondition;

import java.util.Optional;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.HomePool;
import org.ucsmigration.fact.UserFacts;

/** What only the servers know: the home pool's release, the trust with Exchange, and whether the server enables the user. */
final class ServerRules {

    private ServerRules() {
    }

    static Precondition homePool() {
        return new FactRule<>("home-pool-on-lync-2013", UserFacts::homePool, ServerRules::pool, "the home pool",
                ReasonCode.POOL_UNKNOWN, ReasonCode.POOL_CONTESTED);
    }

    private static Finding pool(Finding.About finding, Fact.Known<HomePool> claim) {
        Optional<HomePool.Release> release = claim.value().release();
        String by = " (" + claim.source().text() + ").";
        if (release.isEmpty()) {
            return finding.of(ReasonCode.POOL_UNKNOWN, "The user is homed on " + claim.value()
                    + ", whose release is not known" + by);
        }
        return release.get() == HomePool.Release.OLDER_THAN_2013
                ? finding.of(ReasonCode.POOL_TOO_OLD, "The user is homed on " + claim.value() + ", which cannot use UCS" + by)
                : finding.of(ReasonCode.POOL_SUPPORTED, "The user is homed on " + claim.value() + by);
    }

    static Precondition trust() {
        return new FactRule<Boolean>("server-to-server-trust", UserFacts::serverToServerTrust, (finding, claim) -> claim.value()
                ? finding.of(ReasonCode.TRUST_IN_PLACE, "Lync Server and Exchange trust each other ("
                        + claim.source().text() + ").")
                : finding.of(ReasonCode.TRUST_MISSING, "Lync Server and Exchange do not trust each other ("
                        + claim.source().text() + ")."),
                "server-to-server trust", ReasonCode.TRUST_UNKNOWN, ReasonCode.TRUST_CONTESTED);
    }

    static Precondition enabled() {
        return new FactRule<Boolean>("enabled-by-server", UserFacts::enabledByServer, (finding, claim) -> claim.value()
                ? finding.of(ReasonCode.SERVER_ENABLED, "The server waits for the user's sign-in only ("
                        + claim.source().text() + ").")
                : finding.of(ReasonCode.SERVER_DISABLED, "The server says that the user is not enabled for UCS ("
                        + claim.source().text() + ")."),
                "whether the server enables the user", ReasonCode.SERVER_ENABLED_UNKNOWN, ReasonCode.SERVER_ENABLED_CONTESTED);
    }
}
