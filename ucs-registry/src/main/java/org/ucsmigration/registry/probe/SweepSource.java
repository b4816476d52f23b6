package org.ucsmigration.registry.probe;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Where a sweep finds registries: it gives out one task after another as the consumer takes them. */
interface SweepSource {

    void give(Terms terms, Consumer<SweepTask> into);

    /**
     * On what terms registries are read.
     *
     * @param clock tells when a live registry is seen
     * @param limit for each computer
     */
    record Terms(Clock clock, Duration limit) {
    }
}
