package org.ucsmigration.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.ucsmigration.internal.Durations;

/** The time of this computer. */
final class SystemTimer implements Watch.Timer {

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void pause(Duration length) throws InterruptedException {
        Objects.requireNonNull(length, "length");
        Thread.sleep(Durations.nanos(length) / 1_000_000);
    }
}
