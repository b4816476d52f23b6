package org.example.inventory;

import java.time.Duration;
import java.time.Instant;
import org.ucsmigration.survey.Watch;

/** A time that goes by only while somebody waits. */
public final class SteppingTimer implements Watch.Timer {

    private Instant now;

    public SteppingTimer(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void pause(Duration length) {
        now = now.plus(length);
    }
}
