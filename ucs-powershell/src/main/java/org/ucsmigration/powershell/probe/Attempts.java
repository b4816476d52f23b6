package org.ucsmigration.powershell.probe;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ucsmigration.Source;
import org.ucsmigration.evidence.Evidence;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.fact.Fact;
import org.ucsmigration.fact.MigrationFailure;
import org.ucsmigration.internal.Instants;
import org.ucsmigration.powershell.clixml.PsObject;

/**
 * The attempts to migrate on a user's own object of {@code Debug-CsUnifiedContactStore}.
 *
 * <p>Source: its page promises their number and the time of the last, and names no property. So it is inferred what is read here:
 * a property with "fail" in its name whose number is not 0 counts failures; one with "attempt" counts attempts, which have failed
 * where the server still waits for the user; a time under such a name is when the last one was.
 */
final class Attempts {

    private Attempts() {
    }

    /** The failure that is told; empty where the object tells none, which proves nothing. */
    static Optional<Fact<MigrationFailure>> of(PsObject row, Evidence state, Source source) {
        boolean waits = state.state() == MigrationState.NOT_MIGRATED
                && state.ucsMode().filter(mode -> !mode.equalsIgnoreCase("Disabled"))
                .isPresent();
        String counted = "";
        Optional<Instant> last = Optional.empty();
        for (String name : row.properties().keySet()) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean failed = lower.contains("fail");
            if (!failed && !lower.contains("attempt")) {
                continue;
            }
            last = Instants.later(last, row.instant(name).value());
            Optional<Long> count = row.number(name).value().filter(number -> number > 0);
            if (count.isPresent() && (failed || waits)) {
                counted += (counted.isEmpty() ? "" : ", ") + name + " " + count.get();
            }
        }
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        MigrationFailure failure = MigrationFailure.of("the server counts attempts of the user (" + counted + ")");
        return Optional.of(Fact.known(last.map(failure::withFailedAt).orElse(failure), source));
    }
}
