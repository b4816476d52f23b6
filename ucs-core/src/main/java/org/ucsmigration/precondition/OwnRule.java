package org.ucsmigration.precondition;

import java.util.function.BiFunction;
import org.ucsmigration.fact.UserFacts;

/** A rule that somebody else wrote: whatever it does, an assessment gets a finding. */
record OwnRule(Finding.About about, String id, BiFunction<Finding.About, UserFacts, Finding> rule) implements Precondition {

    @Override
    public Finding check(UserFacts facts) {
        Finding finding;
        try {
            finding = rule.apply(about, facts);
        } catch (Exception | AssertionError | StackOverflowError e) {
            // A Groovy assert is an Error, and Groovy throws checked exceptions undeclared.
            return failed("failed with " + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage().strip()));
        }
        if (finding == null) {
            return failed("returned nothing");
        }
        return finding.precondition().equals(id) ? finding
                : failed("returned a finding of \"" + finding.precondition() + "\" instead of its own");
    }

    private Finding failed(String how) {
        return about.of(ReasonCode.RULE_FAILED, "The precondition \"" + id + "\" " + how + ".");
    }
}
