package org.ucsmigration.powershell.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.ucsmigration.powershell.clixml.PsObject;

@EnabledIfEnvironmentVariable(named = "UCS_PWSH", matches = ".+", disabledReason = "no PowerShell engine is at hand")
@DisplayName("In a heap of 64 MB, a live session")
class LiveSessionMemoryTest {

    private static String run(Class<?> main) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), main.getName()).redirectErrorStream(true).start();
        try {
            String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(java.waitFor(5, TimeUnit.MINUTES)).isTrue();
            return output.strip();
        } finally {
            java.destroyForcibly();
        }
    }

    @Test
    @DisplayName("streams 100,000 objects of a kilobyte to a slow consumer, and makes the shell wait while that sleeps")
    void slowConsumer() throws Exception {
        assertThat(run(SlowConsumer.class)).isEqualTo("100000 objects, 0 made in the second half of the sleep");
    }

    /** Sleeps once in the middle, and looks at when the shell made each object. */
    static final class SlowConsumer {

        private static final String SCRIPT = """
                $text = 'x' * 1000
                foreach ($i in 1..100000) { [pscustomobject]@{ Number = $i; Text = $text; Made = [DateTime]::UtcNow } }""";
        private static final Duration HALF = Duration.ofSeconds(2);

        private long seen;
        private long madeLate;
        private Instant halfTime = Instant.MAX;
        private Instant end = Instant.MAX;

        public static void main(String[] args) {
            SlowConsumer consumer = new SlowConsumer();
            try (LiveSession session = Engine.start()) {
                session.script("objects", SCRIPT, Map.of(), consumer::consume);
            }
            System.out.println(consumer.seen + " objects, " + consumer.madeLate + " made in the second half of the sleep");
        }

        private void consume(Object value) {
            PsObject object = (PsObject) value;
            if (++seen != object.number("Number").orElseThrow() || object.string("Text").orElseThrow().length() != 1000) {
                throw new IllegalStateException("not in order: " + object.number("Number") + " in place " + seen);
            }
            Instant made = object.instant("Made").orElseThrow();
            madeLate += made.isAfter(halfTime) && made.isBefore(end) ? 1 : 0;
            if (seen == 30_000) {
                halfTime = Instant.now().plus(HALF);
                try {
                    Thread.sleep(HALF.multipliedBy(2).toMillis());
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                end = Instant.now();
            }
        }
    }
}
