package org.ucsmigration.deployment;

import java.util.List;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.precondition.Finding;

/** What must hold on every server. */
record EveryServer(DeploymentFacts facts) {

    Finding autodiscover() {
        return named(Check.AUTODISCOVER_DIRECTORY, facts.autodiscoverRefusing(), DeploymentReason.AUTODISCOVER_TOKENS_UNKNOWN,
                DeploymentReason.AUTODISCOVER_TOKENS_CONTESTED, DeploymentReason.AUTODISCOVER_ACCEPTS_TOKENS,
                "Every autodiscover directory of Exchange accepts tokens", DeploymentReason.AUTODISCOVER_REFUSES_TOKENS,
                "OAuthAuthentication is False for the autodiscover directory ");
    }

    Finding webServices() {
        return named(Check.WEB_SERVICES_DIRECTORY, facts.webServicesRefusing(), DeploymentReason.WEB_SERVICES_TOKENS_UNKNOWN,
                DeploymentReason.WEB_SERVICES_TOKENS_CONTESTED, DeploymentReason.WEB_SERVICES_ACCEPT_TOKENS,
                "Every web services directory of Exchange accepts tokens", DeploymentReason.WEB_SERVICES_REFUSE_TOKENS,
                "OAuthAuthentication is False for the web services directory ");
    }

    Finding replication() {
        return named(Check.REPLICATION, facts.replicasBehind(), DeploymentReason.REPLICATION_UNKNOWN,
                DeploymentReason.REPLICATION_CONTESTED,
                DeploymentReason.REPLICATION_UP_TO_DATE, "Every Lync server has the configuration of today",
                        DeploymentReason.REPLICATION_BEHIND,
                "A policy granted today may not hold everywhere: the configuration is not up to date on ");
    }

    private static Finding named(Check check, Fact<List<String>> fact, DeploymentReason unknown, DeploymentReason contested,
            DeploymentReason none, String everywhere, DeploymentReason some, String where) {
        return check.over(fact, unknown, contested, (names, by) -> names.isEmpty() ? check.found(none, everywhere + by)
                : check.found(some, where + Words.some(names) + by));
    }
}
