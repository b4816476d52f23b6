package org.ucsmigration.testing;



import javax.annotation.Nullable;
import org.assertj.core.api.AbstractAssert;
import org.ucsmigration.SipAddress;
import org.ucsmigration.advice.Action;
import org.ucsmigration.report.Hazard;
import org.ucsmigration.report.UserReport;

/**
 * Assertions on a {@link UserReport}. A failure shows the whole report: findings, witnesses, next step, hazards, notes.
 *
 * @since 0.1.0
 */
public final class ReportAssert extends AbstractAssert<ReportAssert, UserReport> {

    ReportAssert(@Nullable UserReport actual) {
        super(actual, ReportAssert.class);
    }

    /**
     * It is about the user with that SIP address, with or without {@code sip:}, ignoring case.
     *
     * @throws IllegalArgumentException if the text is not a SIP address
     */
    public ReportAssert isAbout(String sipAddress) {
        return expect(present().identity().sip().equals(SipAddress.of(sipAddress)), "to be about " + sipAddress);
    }

    /** The account is known not to be for migration at all. */
    public ReportAssert isOutOfScope() {
        return expect(present().isOutOfScope(), "to be out of scope");
    }

    /** Nothing is known to take the account out of scope. */
    public ReportAssert isNotOutOfScope() {
        return expect(!present().isOutOfScope(), "not to be out of scope");
    }

    /** That is what to do next. */
    public ReportAssert hasNextStep(Action expected) {
        return expect(present().nextStep().action() == expected, "to have the next step " + expected);
    }

    /** Each of these kinds of hazard is seen. */
    public ReportAssert hasHazards(Hazard.Kind... expected) {
        for (Hazard.Kind kind : expected) {
            expect(present().hazards().stream().anyMatch(hazard -> hazard.kind() == kind), "to have the hazard " + kind);
        }
        return this;
    }

    /** That hazard is seen, and presses that much. */
    public ReportAssert hasHazard(Hazard.Kind kind, Hazard.Severity severity) {
        return expect(present().hazards().stream().anyMatch(hazard -> hazard.kind() == kind && hazard.severity() == severity),
                "to have the hazard " + kind + " as " + severity);
    }

    /** No hazard is seen, not even one that is true of everybody in that state. */
    public ReportAssert hasNoHazards() {
        return expect(present().hazards().isEmpty(), "to have no hazard");
    }

    /** No hazard is seen but those that are true of everybody in that state. */
    public ReportAssert hasNoAlarms() {
        return expect(present().hazards().stream().noneMatch(Hazard::isAlarm), "to have no alarm");
    }

    /** A note holds that text. */
    public ReportAssert hasNoteContaining(String text) {
        return expect(present().observations().notes().stream().anyMatch(note -> note.contains(text)), "to have a note with \""
                + text + "\"");
    }

    /** Goes on with the report's assessment. */
    public AssessmentAssert assessment() {
        return new AssessmentAssert(present().assessment()).as("assessment of %s", present().identity());
    }

    /** Goes on with the report's conclusion. */
    public ConclusionAssert conclusion() {
        return new ConclusionAssert(present().conclusion()).as("conclusion on %s", present().identity());
    }

    private ReportAssert expect(boolean holds, String what) {
        if (!holds) {
            throw failure("%s", "Expected the report " + what + ", but it says:\n" + Explanation.of(actual));
        }
        return this;
    }

    private UserReport present() {
        isNotNull();
        return actual;
    }
}
