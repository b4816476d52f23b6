package org.ucsmigration.testing;

import javax.annotation.Nullable;
import org.assertj.core.api.AbstractAssert;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.evidence.MigrationState;

/**
 * Assertions on a {@link MigrationConclusion}. A failure shows every witness and what it says.
 *
 * @since 0.1.0
 */
public final class ConclusionAssert extends AbstractAssert<ConclusionAssert, MigrationConclusion> {

    ConclusionAssert(@Nullable MigrationConclusion actual) {
        super(actual, ConclusionAssert.class);
    }

    /** The contacts are in Exchange. */
    public ConclusionAssert isMigrated() {
        return hasState(MigrationState.MIGRATED);
    }

    /** The contacts are on their way. */
    public ConclusionAssert isMigrating() {
        return hasState(MigrationState.MIGRATING);
    }

    /** The contacts are proven to be in Lync: the server's own state says so, and not only a weaker witness. */
    public ConclusionAssert isProvenNotMigrated() {
        return hasState(MigrationState.NOT_MIGRATED).expect(!present().isProvisional(), "to be proven by the server's own state");
    }

    /** A weaker witness last saw the contacts in Lync, which is no proof. */
    public ConclusionAssert isProvisionallyNotMigrated() {
        return hasState(MigrationState.NOT_MIGRATED).expect(present().isProvisional(), "to be provisional");
    }

    /** A fresh reading of the server, or for "migrated" a fresh test that succeeded, decided. */
    public ConclusionAssert isDefinite() {
        return expect(present().isDefinite(), "to be definite");
    }

    /** Only something weaker or older decided, or nothing at all. */
    public ConclusionAssert isProvisional() {
        return expect(present().isProvisional(), "to be provisional");
    }

    /** Nobody can say. */
    public ConclusionAssert isUnknown() {
        return hasState(MigrationState.UNKNOWN);
    }

    /** The conclusion has that state. */
    public ConclusionAssert hasState(MigrationState expected) {
        return expect(present().state() == expected, "to be " + expected.name());
    }

    /** A witness says otherwise than the conclusion, or two say what cannot both be so. */
    public ConclusionAssert isContested() {
        return expect(present().isContested(), "to be contested");
    }

    /** No witness says otherwise. */
    public ConclusionAssert isUncontested() {
        return expect(!present().isContested(), "to be uncontested");
    }

    /** Witnesses contradict each other so that somebody must ask again. */
    public ConclusionAssert isContradictory() {
        return expect(present().isContradictory(), "to be contradictory");
    }

    /** A witness of that authority decided. */
    public ConclusionAssert isDecidedBy(Evidence.Authority expected) {
        return expect(present().deciding().filter(evidence -> evidence.authority() == expected).isPresent(),
                "to be decided by the " + expected);
    }

    private ConclusionAssert expect(boolean holds, String what) {
        if (!holds) {
            throw failure("%s", "Expected the conclusion " + what + ", but it says:\n" + Explanation.of(actual));
        }
        return this;
    }

    private MigrationConclusion present() {
        isNotNull();
        return actual;
    }
}
