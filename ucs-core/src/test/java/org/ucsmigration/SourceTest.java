package org.ucsmigration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A source")
class SourceTest {

    private static final Instant AT = Instant.parse("2013-07-08T09:00:00Z");

    @Test
    void isATextAndWhereKnownATime() {
        assertThat(Source.of("Get-CsUser").at()).isEmpty();
        assertThat(Source.of("Get-CsUser", AT).at()).contains(AT);
        assertThat(Source.of("Get-CsUser", AT)).hasToString("Get-CsUser (2013-07-08T09:00:00Z)").isNotEqualTo(Source.of("Get-CsUser"));
        assertThat(Source.of("caller")).isEqualTo(Source.CALLER).hasSameHashCodeAs(Source.CALLER);
    }

    @Test
    void refusesABlankAndANull() {
        assertThatIllegalArgumentException().isThrownBy(() -> Source.of(" ")).withMessageContaining("Get-Mailbox");
        assertThatNullPointerException().isThrownBy(() -> Source.of("x", null)).withMessageContaining("Source.of(text)");
    }
}
