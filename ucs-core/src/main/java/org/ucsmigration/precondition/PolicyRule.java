package org.ucsmigration.precondition;

import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.fact.UserServicesPolicy;
import org.ucsmigration.internal.Shown;

/** Does the user services policy in effect allow UCS? */
final class PolicyRule {

    private static final int LONGEST_NAME = 200;

    private PolicyRule() {
    }

    static Precondition precondition() {
        return new FactRule<>("policy-allows-ucs", UserFacts::policy, PolicyRule::ruling, "the user services policy in effect",
                ReasonCode.POLICY_UNKNOWN, ReasonCode.POLICY_CONTESTED);
    }

    private static Finding ruling(Finding.About finding, Fact.Known<UserServicesPolicy> claim) {
        UserServicesPolicy policy = claim.value();
        String name = Shown.of(policy.identity(), LONGEST_NAME);
        String named = switch (policy.scope()) {
            case GLOBAL -> "The global user services policy";
            case SITE -> "The site's user services policy " + name;
            case SERVICE -> "The pool's user services policy " + name;
            case USER -> "The user's user services policy " + name;
        };
        return policy.allowsUcs()
                ? finding.of(ReasonCode.POLICY_ALLOWS, named + " has UcsAllowed True (" + claim.source().text() + ").")
                : finding.of(ReasonCode.POLICY_FORBIDS, named + " has UcsAllowed False (" + claim.source().text() + ").");
    }
}
