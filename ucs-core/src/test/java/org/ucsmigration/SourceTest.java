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
        assertThat(Source.of("Get-CsUser", AT)).hasToString("Get-CsUser (2013-07-08T09:00:00Z)")
                .isNotEqualTo(Source.of("Get-CsUser"));
        assertThat(Source.of("caller")).isEqualTo(Source.CALLER).hasSameHashCodeAs(Source.CALLER);
    }

    @Test
    void refusesABlankAndANull() {
        assertThatIllegalArgumentException().isThrownBy(() -> Source.of(" ")).withMessageContaining("Get-Mailbox");
        assertThatNullPointerException().isThrownBy(() -> Source.of("x", null))
                .withMessageContaining("leave it out where the time is not known");
    }

    @Test
    @DisplayName("joined with another keeps each name once, exactly, and the later time")
    void joins() {
        Source user = Source.of("Get-CsUser");
        Source longer = Source.of("MyGet-CsUser and y", AT);

        assertThat(longer.and(user).names()).containsExactly("MyGet-CsUser and y", "Get-CsUser");
        assertThat(longer.and(user)).hasToString("MyGet-CsUser and y and Get-CsUser (2013-07-08T09:00:00Z)");
        assertThat(user.and(longer).at()).contains(AT);
        assertThat(user.and(longer).and(user).and(longer).names()).containsExactly("Get-CsUser", "MyGet-CsUser and y");
        assertThat(Source.of("a", AT).and(Source.of("a", AT.minusSeconds(1)))).isEqualTo(Source.of("a", AT));
        assertThat(Source.of("a", AT).and(Source.of("a", AT.plusSeconds(1)))).isEqualTo(Source.of("a", AT.plusSeconds(1)));
        assertThat(user.and(user)).isEqualTo(user).hasSameHashCodeAs(user);
    }

    @Test
    void changesItsTimeAlone() {
        assertThat(Source.of("a").and(Source.of("b", AT)).withTime(AT.plusSeconds(1)))
                .hasToString("a and b (2013-07-08T09:00:01Z)");
    }
}
