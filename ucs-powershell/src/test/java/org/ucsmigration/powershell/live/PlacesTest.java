package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.powershell.internal.session.Deadline;
import org.ucsmigration.powershell.internal.session.SessionFault;

@DisplayName("A place in which no shell could be started")
class PlacesTest {

    private final List<Place> started = new ArrayList<>();

    private Places afterFailures(int count, Duration rest) {
        Places places = new Places(1, started::add, rest);
        for (int i = 0; i < count; i++) {
            places.fail(places.all().get(0), new IllegalStateException("not today"));
        }
        return places;
    }

    private static void assertFault(Places places, String message) {
        assertThatThrownBy(() -> places.claim(1, Deadline.after(Duration.ofMillis(20)))).isInstanceOf(SessionFault.class)
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("is left alone for a while: who asks is told at once why there is none")
    void resting() {
        assertFault(afterFailures(1_000, Duration.ofHours(1)), "there is no new one: not today");
        assertThat(started).isEmpty();
    }

    @Test
    @DisplayName("is tried again by a call behind that, however often it failed")
    void again() {
        assertFault(afterFailures(1_000, Duration.ZERO), "the new one was not ready within 0.02 seconds");
        assertThat(started).hasSize(1);
    }
}
