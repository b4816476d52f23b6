package org.ucsmigration.evidence;

import java.util.Objects;
import org.ucsmigration.Source;
import org.ucsmigration.internal.Shown;

/** The parts that the sentences of evidence share. */
final class Wording {

    private Wording() {
    }

    /** Who says it, and the end of the sentence. */
    static String said(Source source) {
        Objects.requireNonNull(source, "source: say who says it, as in Source.of(\"Get-Mailbox\")");
        return " (" + source.text() + ").";
    }

    /** What a witness printed, on one line. */
    static String shown(String text) {
        return Shown.of(text.strip().replaceAll("\\s+", " "), 200);
    }

    /** What a mode of the server means, behind the mode. */
    static String meaning(MigrationState ofMode) {
        return switch (ofMode) {
            case MIGRATED -> ": the contacts are in Exchange";
            case MIGRATING -> ": the contacts are being moved to Exchange";
            case NOT_MIGRATED -> ": the contacts are in Lync";
            case UNKNOWN -> ", which is not a mode known here";
        };
    }
}
