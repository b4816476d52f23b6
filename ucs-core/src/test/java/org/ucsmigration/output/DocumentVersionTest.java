package org.ucsmigration.output;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ucsmigration.testing.SampleUser;

@DisplayName("The version of a document")
class DocumentVersionTest {

    @Test
    @DisplayName("may be older or newer by its minor number")
    void read() {
        assertThatCode(() -> DocumentVersion.check(SampleUser.READY.report().toMap(), "The report")).doesNotThrowAnyException();
        assertThatCode(() -> DocumentVersion.check(Map.of("version", "1.7"), "The earlier run")).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is refused by a sentence that says what to do, where it is another")
    void refused() {
        for (String other : new String[] {"2.0", "0.9", "10.0", "1", "", "1.x", "\u202E1.0"}) {
            assertThatThrownBy(() -> DocumentVersion.check(Map.of("version", other), "The earlier run")).as(other)
                    .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("The earlier run has version ")
                    .hasMessageContaining("this library reads 1.0 to 1.x").hasMessageNotContaining("\u202E");
        }
        assertThatThrownBy(() -> DocumentVersion.check(Map.of("version", 1.0), "The run of today"))
                .hasMessageStartingWith("The run of today says no version: its first line");
        assertThatThrownBy(() -> DocumentVersion.check(Map.of(), "The run of today")).hasMessageContaining("says no version");
    }
}
