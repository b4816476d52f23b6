package org.ucsmigration.registry.probe;

import java.util.List;
import java.util.concurrent.Callable;
import javax.annotation.Nullable;

/** One file, one computer, or what else a sweep finds, to be read on any thread. */
interface SweepTask extends Callable<SweepTask.Taken> {

    /** Its readings, or why there are none. */
    record Taken(List<RegistryReading> readings, @Nullable SweepResult.PassedOver passedOver) {

        static Taken of(List<RegistryReading> readings) {
            return new Taken(readings, null);
        }

        static Taken of(RegistryReading reading) {
            return of(List.of(reading));
        }

        static Taken passedOver(SweepResult.PassedOver kind) {
            return new Taken(List.of(), kind);
        }
    }

    @Override
    Taken call();
}
