package org.ucsmigration.testing;

import javax.annotation.Nullable;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.report.UserReport;

/**
 * The assertions of this library: import {@code assertThat} statically, beside AssertJ's own.
 *
 * <pre>{@code
 * assertThat(assessment).isNotReady().isBlockedBy(ReasonCode.POLICY_FORBIDS);
 * }</pre>
 *
 * @since 0.1.0
 */
public final class UcsAssertions {

    private UcsAssertions() {
    }

    /** Asserts on whether the contacts may migrate. */
    public static AssessmentAssert assertThat(@Nullable Assessment actual) {
        return new AssessmentAssert(actual);
    }

    /** Asserts on whether the contacts have migrated. */
    public static ConclusionAssert assertThat(@Nullable MigrationConclusion actual) {
        return new ConclusionAssert(actual);
    }

    /** Asserts on everything there is to say about one user. */
    public static ReportAssert assertThat(@Nullable UserReport actual) {
        return new ReportAssert(actual);
    }

    /** Asserts on whether a user may be moved. */
    public static MoveAssert assertThat(@Nullable MoveCheck actual) {
        return new MoveAssert(actual);
    }
}
