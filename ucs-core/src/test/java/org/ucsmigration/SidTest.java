package org.ucsmigration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A SID")
class SidTest {

    /** The well-known ones of MS-DTYP 2.4.2.4, an account of a domain, one of Entra ID, and the limits of the syntax. */
    @ParameterizedTest
    @ValueSource(strings = {"S-1-0-0", "S-1-1-0", "S-1-5-10", "S-1-5-18", "S-1-5-32-544", "S-1-15-2-1", "S-1-16-12288",
        "S-1-5-21-1004336348-1177238915-682003330-1104", "S-1-12-1-1004336348-1177238915-682003330-4294967295",
        "S-1-5-80-1-2-3-4-5-6-7-8-9-10-11-12-13-14", "S-1-4294967295-0", "S-1-0x000100000000-7", "S-1-0xFFFFFFFFFFFF-7"})
    void isWrittenAsItWasRead(String text) {
        assertThat(Sid.of(text)).hasToString(text).isEqualTo(Sid.of(" " + text.toLowerCase() + "\t"))
                .hasSameHashCodeAs(Sid.of(text));
        assertThat(Sid.find(text)).contains(Sid.of(text));
    }

    @Test
    void isComparedByWhatItMeans() {
        assertThat(Sid.of("s-1-5-21-7")).isEqualTo(Sid.of("S-1-5-21-7")).isNotEqualTo(Sid.of("S-1-5-21-8"))
                .isNotEqualTo(Sid.of("S-1-5-21")).isNotEqualTo(Sid.of("S-1-5-21-7-0")).isNotEqualTo(Sid.of("S-1-6-21-7"));
        assertThat(Sid.of("S-1-0x000000000005-21-007")).isEqualTo(Sid.of("S-1-5-21-7")).hasToString("S-1-5-21-7");
        assertThat(Sid.of("S-1-5-4294967295")).isNotEqualTo(Sid.of("S-1-5-2147483647"));
    }

    @ParameterizedTest
    @CsvSource({"S-1-5-21-1004336348-1177238915-682003330-1104, true", "s-1-5-21-1-2-3-500, true", "S-1-12-1-1-2-3-4, true",
        "S-1-5-21, false", "S-1-5-18, false", "S-1-5-10, false", "S-1-5-32-544, false", "S-1-5-82-1-2, false",
                "S-1-12-2-1, false",
        "S-1-12-21-1, false", "S-1-5-1-1, false", "S-1-5-210-1, false"})
    @DisplayName("tells the accounts that people have from those of the system")
    void isPerson(String text, boolean person) {
        assertThat(Sid.of(text).isPerson()).isEqualTo(person);
    }

    @ParameterizedTest
    @ValueSource(strings =
            {"", " ", "S", "S-1", "S-1-5", "S-1-5-", "S-1--21", "S-2-5-21-7", "S-1-5-21-x", "S-1-5-21--7", "S-1-5-21-7 8",
        "S-1-5-4294967296", "S-1-4294967296-1", "S-1-5-00000000021", "S-1-0x5-21-7", "S-1-0x00000000000G-7",
                "S-1-5-\u0662\u0661-7",
        "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16", "S-1-5-21-7_Classes", ".DEFAULT", "kenmyer@litwareinc.com",
                "\u202E7-12-5-1-S"})
    void refusesWhatIsNone(String text) {
        assertThat(Sid.find(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Sid.of(text)).withMessageContaining("is not a SID")
                .withMessageContaining("S-1-5-21-1004336348").satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u202E"));
    }

    @Test
    void refusesNullWithAHint() {
        assertThatNullPointerException().isThrownBy(() -> Sid.of(null)).withMessageContaining("S-1-5-21-");
    }
}
