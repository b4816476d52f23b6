package org.ucsmigration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An age in words")
class AgesTest {

    private static final Instant NOW = Instant.parse("2014-03-17T12:00:00Z");

    @ParameterizedTest(name = "of {0} is {1}")
    @CsvSource({"PT0S, just now", "PT59.999S, just now", "PT1M, 1 minute ago", "PT59M59S, 59 minutes ago", "PT1H, 1 hour ago",
        "PT23H59M, 23 hours ago", "PT24H, 1 day ago", "PT335H59M, 13 days ago", "P14D, 14 days ago",
                "-PT0.000000001S, later than the report itself"})
    void ago(Duration age, String words) {
        assertThat(Ages.ago(NOW.minus(age), NOW)).isEqualTo(words);
    }

    @Test
    void aDayIsThatOfUtcInEnglish() {
        assertThat(Ages.day(Instant.parse("2014-03-03T23:59:59Z"))).isEqualTo("3 March 2014");
        assertThat(Ages.day(Instant.parse("2014-03-04T00:00:00Z"))).isEqualTo("4 March 2014");
        assertThat(Ages.day(Instant.MAX)).isEqualTo(Instant.MAX.toString());
        assertThat(Ages.day(Instant.MIN)).isEqualTo(Instant.MIN.toString());
    }

    @Test
    void bothEndASentence() {
        assertThat(Ages.when(Optional.of(NOW.minus(Duration.ofDays(14))), NOW)).isEqualTo("on 3 March 2014, 14 days ago");
        assertThat(Ages.when(Optional.empty(), NOW)).isEqualTo("at a time that is not known");
        assertThat(Ages.span(Duration.ofSeconds(5))).isEqualTo("0 minutes");
    }
}
