package org.ucsmigration.registry.probe;

import java.time.Clock;
import java.util.function.Consumer;

/** Where a sweep finds registries: it gives out one task after another as the consumer takes them. */
interface SweepSource {

    void give(Clock clock, Consumer<ReadingTask> into);
}
