package org.ucsmigration.registry.probe;

import java.util.List;
import javax.annotation.Nullable;

/**
 * The readings of what a sweep found, or why there are none: it is passed over, or the table of the computers that were asked.
 */
record Taken(List<RegistryReading> readings, @Nullable SweepResult.PassedOver passedOver, @Nullable ComputerTable table) {

    static Taken of(List<RegistryReading> readings) {
        return new Taken(readings, null, null);
    }

    static Taken of(ComputerTable table) {
        return new Taken(List.of(), null, table);
    }

    static Taken of(RegistryReading reading) {
        return of(List.of(reading));
    }

    static Taken passedOver(SweepResult.PassedOver kind) {
        return new Taken(List.of(), kind, null);
    }
}
