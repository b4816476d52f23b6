package org.ucsmigration.precondition;

import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;

/** Does the user services policy in effect allow UCS? */
final class PolicyRule {

    private PolicyRule() {
    }

    static Precondition precondition() {
        return new FactRule<>("policy-allows-ucs", UserFacts::policy, PolicyRule::ruling, "the user services policy in effect",
                ReasonCode.POLICY_UNKNOWN, ReasonCode.POLICY_CONTESTED);
    }

    private static Finding ruling(Finding.About finding, Fact.Known<UserServicesPolicy> claim) {
        UserServicesPolicy policy = claim.value();
        String named = switch (policy.scope()) {
            case GLOBAL -> "The global user services policy";
            case SITE -> "The site's user services policy " + policy.identity();
            case SERVICE -> "The pool's user services policy " + policy.identity();
            case USER -> "The user's user services policy " + policy.identity();
        };
        return policy.allowsUcs()
                ? finding.of(ReasonCode.POLICY_ALLOWS, named + " has UcsAllowed True (" + claim.source().text() + ").")
                : finding.of(ReasonCode.POLICY_FORBIDS, named + " has UcsAllowed False (" + claim.source().text() + ").");
    }
}
