package org.ucsmigration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Text from outside is shown")
class ShownTest {

    @Test
    void asItIsWhereAReaderSeesAllOfIt() {
        assertThat(Shown.of("Zoë O’Brien, 日本 \uD83D\uDE00 (a\\b)", 100)).isEqualTo("Zoë O’Brien, 日本 \uD83D\uDE00 (a\\b)");
        assertThat(Shown.of("", 3)).isEmpty();
    }

    /** By Unicode's general category: Cc, Cf, Cs, Zl, Zp. */
    @ParameterizedTest
    @CsvSource({"0, \\u0000", "A, \\u000A", "1B, \\u001B", "7F, \\u007F", "9B, \\u009B", "AD, \\u00AD", "61C, \\u061C",
            "200B, \\u200B",
        "200F, \\u200F", "2028, \\u2028", "2029, \\u2029", "202E, \\u202E", "2066, \\u2066", "FEFF, \\uFEFF", "D800, \\uD800",
        "DFFF, \\uDFFF", "E0041, \\u{E0041}"})
    void withEveryHiddenCharacterAsAnEscape(String hexadecimal, String shown) {
        String hidden = Character.toString(Integer.parseInt(hexadecimal, 16));
        assertThat(Shown.of("a" + hidden + "b", 3)).isEqualTo("a" + shown + "b");
    }

    @Test
    void cutBetweenCodePoints() {
        String faces = "\uD83D\uDE00".repeat(4);
        assertThat(Shown.of(faces, 4)).isEqualTo(faces);
        assertThat(Shown.of(faces, 3)).isEqualTo("\uD83D\uDE00".repeat(3) + "…");
        assertThat(Shown.of("abc", 0)).isEqualTo("…");
    }

    @Test
    @DisplayName("so that it can always be encoded, and holds nothing hidden")
    void total() {
        Random random = new Random(13);
        for (int run = 0; run < 2000; run++) {
            StringBuilder any = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                any.append((char) random.nextInt(0x10000));
            }
            String shown = Shown.of(any.toString(), 10);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(shown)).isTrue();
            assertThat(shown.codePoints().noneMatch(Shown::isHidden)).isTrue();
        }
    }
}
