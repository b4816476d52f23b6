package org.ucsmigration.testing;

import java.util.Arrays;
import java.util.List;
import javax.annotation.Nullable;
import org.assertj.core.api.AbstractAssert;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.precondition.Finding;
import org.ucsmigration.precondition.Outcome;
import org.ucsmigration.precondition.Precondition;
import org.ucsmigration.precondition.ReasonCode;

/**
 * Assertions on an {@link Assessment}. A failure shows every finding with its reason and remedy.
 *
 * @since 0.1.0
 */
public final class AssessmentAssert extends AbstractAssert<AssessmentAssert, Assessment> {

    AssessmentAssert(@Nullable Assessment actual) {
        super(actual, AssessmentAssert.class);
    }

    /** Every precondition is met. */
    public AssessmentAssert isReady() {
        return expect(present().isReady(), "to be ready");
    }

    /** Not every precondition is known to be met. */
    public AssessmentAssert isNotReady() {
        return expect(!present().isReady(), "not to be ready");
    }

    /** Only the sign-in with a Lync 2013 or later client is to come. */
    public AssessmentAssert isEligible() {
        return expect(present().isEligible(), "to be eligible, with only the sign-in to come");
    }

    /** Something else than the sign-in is lacking, or nothing is. */
    public AssessmentAssert isNotEligible() {
        return expect(!present().isEligible(), "not to be eligible");
    }

    /** All findings together have that outcome. */
    public AssessmentAssert hasOutcome(Outcome expected) {
        return expect(present().outcome() == expected, "to have the outcome " + expected);
    }

    /** The policy is moot: only older clients, or no mailbox on Exchange 2013 or later. */
    public AssessmentAssert ignoresPolicy() {
        return expect(present().isPolicyIgnored(), "to say that the policy is ignored");
    }

    /** Each of these reasons is among the blockers. */
    public AssessmentAssert isBlockedBy(ReasonCode... reasons) {
        return isBlockedBy(names(reasons));
    }

    /** Each of these reasons, the library's or a site's own, is among the blockers. */
    public AssessmentAssert isBlockedBy(String... reasons) {
        return has(present().blockers(), "to be blocked by", reasons);
    }

    /** Each of these reasons is among what is not known. */
    public AssessmentAssert isUnknownFor(ReasonCode... reasons) {
        return isUnknownFor(names(reasons));
    }

    /** Each of these reasons, the library's or a site's own, is among what is not known. */
    public AssessmentAssert isUnknownFor(String... reasons) {
        return has(present().unknowns(), "to be unknown for", reasons);
    }

    /** Each of these preconditions was asked and is met. */
    public AssessmentAssert meets(Precondition... preconditions) {
        for (Precondition precondition : preconditions) {
            expect(present().finding(precondition.id()).filter(Finding::isMet).isPresent(), "to meet " + precondition.id());
        }
        return this;
    }

    private AssessmentAssert has(List<Finding> findings, String what, String... reasons) {
        for (String reason : reasons) {
            expect(findings.stream().anyMatch(finding -> finding.reason().equals(reason)), what + " " + reason);
        }
        return this;
    }

    private AssessmentAssert expect(boolean holds, String what) {
        if (!holds) {
            throw failure("%s", "Expected the assessment " + what + ", but it says:\n" + Explanation.of(actual));
        }
        return this;
    }

    private Assessment present() {
        isNotNull();
        return actual;
    }

    private static String[] names(ReasonCode... reasons) {
        return Arrays.stream(reasons).map(ReasonCode::name).toArray(String[]::new);
    }
}
