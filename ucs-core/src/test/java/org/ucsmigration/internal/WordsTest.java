package org.ucsmigration.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The words that all modules share")
class WordsTest {

    @Test
    @DisplayName("say why a file cannot be read")
    void files(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(FileTrouble.words(thrownBy(() -> Files.readString(folder.resolve("none")))))
                .isEqualTo("there is no such file");
        assertThat(FileTrouble.words(thrownBy(() -> Files.newDirectoryStream(file).close()))).isEqualTo("it is not a folder");
        assertThat(FileTrouble.words(new AccessDeniedException("x"))).isEqualTo("access denied");
        assertThat(FileTrouble.words(new SecurityException("x"))).isEqualTo("access denied");
        assertThat(FileTrouble.words(new IOException("Input/output error")))
                .isEqualTo("it cannot be read: IOException: Input/output error");
        assertThat(FileTrouble.words(new FileNotFoundException())).isEqualTo("it cannot be read: FileNotFoundException");
    }

    @Test
    @DisplayName("say what was thrown, and nothing behind it where it says nothing")
    void failures() {
        assertThat(Failures.words(new IllegalStateException(" no\nnetwork ")))
                .isEqualTo("IllegalStateException: no\\u000Anetwork");
        assertThat(Failures.words(new IllegalStateException(" "))).isEqualTo("IllegalStateException");
        assertThat(Failures.words(new StackOverflowError())).isEqualTo("StackOverflowError");
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 1 second", "PT10S, 10 seconds", "PT0.25S, 0.25 seconds", "PT1.5S, 1.5 seconds", "PT0S, 0 seconds",
        "PT10M, 600 seconds"})
    void tellASpanOfTime(Duration span, String words) {
        assertThat(Durations.words(span)).isEqualTo(words);
    }

    @Test
    void refuseATimeThatIsNone() {
        assertThat(Durations.positive("pause", Duration.ofNanos(1), "Duration.ofMinutes(1)")).isEqualTo(Duration.ofNanos(1));
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.positive("pause", Duration.ZERO, "Duration.ofMinutes(1)"))
                .withMessage("The pause is a positive time, for example Duration.ofMinutes(1), but got PT0S.");
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.positive("pause", Duration.ofNanos(-1), "x"));
        assertThatNullPointerException().isThrownBy(() -> Durations.positive("pause", null, "Duration.ofMinutes(1)"))
                .withMessage("The pause is null: give a time, for example Duration.ofMinutes(1).");
    }

    @Test
    void tellTheLaterOfTwoInstants() {
        Optional<Instant> early = Optional.of(Instant.EPOCH);
        Optional<Instant> late = Optional.of(Instant.EPOCH.plusNanos(1));
        assertThat(Instants.later(early, late)).isEqualTo(Instants.later(late, early)).isEqualTo(late);
        assertThat(Instants.later(early, Optional.empty())).isEqualTo(Instants.later(Optional.empty(), early)).isEqualTo(early);
        assertThat(Instants.later(Optional.empty(), Optional.empty())).isEmpty();
        assertThat(Instants.isLater(early, early)).isFalse();
    }

    @Test
    void makeASentence() {
        assertThat(Sentences.ended("It is")).isEqualTo(Sentences.ended("It is.")).isEqualTo("It is.");
        assertThat(Sentences.begun("the mailbox")).isEqualTo("The mailbox");
        assertThat(Sentences.begun("\uD801\uDC28")).isEqualTo("\uD801\uDC00");
    }

    private static Exception thrownBy(Action action) {
        try {
            action.run();
        } catch (Exception e) {
            return e;
        }
        throw new AssertionError("nothing was thrown");
    }

    private interface Action {
        void run() throws Exception;
    }
}
