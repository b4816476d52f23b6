package org.ucsmigration.testing;

import java.util.List;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationConclusion;
import org.ucsmigration.move.MoveCheck;
import org.ucsmigration.precondition.Assessment;
import org.ucsmigration.report.UserReport;

/** A verdict with everything behind it, a line each: what a failed assertion shows. */
final class Explanation {

    private Explanation() {
    }

    static String of(Assessment assessment) {
        return "  " + assessment.sentence() + "\n" + lines("    ", assessment.findings());
    }

    static String of(MigrationConclusion conclusion) {
        List<String> witnesses = conclusion.evidence().stream().map(Explanation::witness).toList();
        return "  " + conclusion.sentence() + "\n"
                + lines("    ", witnesses.isEmpty() ? List.of("no witness was asked") : witnesses);
    }

    private static String witness(Evidence one) {
        return one.authority() + ": " + one.state().name() + ", " + one.sentence()
                + one.observedAt().map(at -> " Seen " + at + ".").orElse("")
                + one.changedAt().map(at -> " Changed " + at + ".").orElse("");
    }

    static String of(UserReport report) {
        return "  " + report.identity() + " as of " + report.asOf() + (report.isOutOfScope() ? ", out of scope" : "") + "\n"
                + of(report.assessment()) + of(report.conclusion())
                + "  Next: " + report.nextStep().action() + ", " + report.nextStep().sentence() + "\n"
                + lines("  Hazard: ", report.hazards().stream().map(hazard -> hazard.kind() + " " + hazard.severity() + ", "
                        + hazard.sentence()).toList())
                + lines("  Note: ", report.observations().notes());
    }

    static String of(MoveCheck check) {
        return "  " + check.identity() + ": " + check.move() + ": " + check.verdict() + "\n" + lines("    ", check.findings())
                + lines("  Hazard: ", check.hazards())
                + lines("  Step: ", check.steps().stream()
                .map(step -> step.action() + ", " + step + " " + step.commands()).toList());
    }

    private static String lines(String before, List<?> items) {
        StringBuilder text = new StringBuilder();
        items.forEach(item -> text.append(before).append(item).append('\n'));
        return text.toString();
    }
}
