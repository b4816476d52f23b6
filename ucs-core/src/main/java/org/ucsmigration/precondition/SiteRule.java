package org.ucsmigration.precondition;

import java.util.function.BiFunction;
import org.ucsmigration.fact.UserFacts;
import org.ucsmigration.internal.Failures;
import org.ucsmigration.internal.Sentences;

/** A rule that somebody else wrote: whatever it does, an assessment gets a finding. */
record SiteRule(Finding.About about, String id, BiFunction<Finding.About, UserFacts, Finding> rule) implements Precondition {

    /** The precondition itself where it keeps its promise by its making, else one that keeps it for another's class. */
    static Precondition guarding(Precondition any) {
        return any instanceof FactRule || any instanceof SiteRule ? any
                : Precondition.of(any.id(), (about, facts) -> any.check(facts));
    }

    @Override
    public Finding check(UserFacts facts) {
        Finding finding;
        try {
            finding = rule.apply(about, facts);
        } catch (Exception | AssertionError | StackOverflowError e) {
            // A Groovy assert is an Error, and Groovy throws checked exceptions undeclared.
            return failed("failed with " + Failures.words(e));
        }
        if (finding == null) {
            return failed("returned nothing");
        }
        return finding.precondition().equals(id) ? finding
                : failed("returned a finding of \"" + finding.precondition() + "\" instead of its own");
    }

    private Finding failed(String how) {
        return about.of(ReasonCode.RULE_FAILED, Sentences.ended("The precondition \"" + id + "\" " + how));
    }

    @Override
    public String toString() {
        return id;
    }
}
