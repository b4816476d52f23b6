package org.ucsmigration.powershell.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is fetched lazily")
class LazyTest {

    @Test
    @DisplayName("is fetched once")
    void once() {
        AtomicInteger fetched = new AtomicInteger();
        Lazy<Integer> lazy = new Lazy<>(fetched::incrementAndGet);
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(lazy.get()).isEqualTo(1);
    }

    @Test
    @DisplayName("is fetched again where the thread was interrupted meanwhile, since it may be cut short")
    void interrupted() {
        AtomicInteger fetched = new AtomicInteger();
        Lazy<Integer> lazy = new Lazy<>(() -> {
            if (fetched.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
            return fetched.get();
        });
        assertThat(lazy.get()).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(lazy.get()).isEqualTo(2);
    }
}
