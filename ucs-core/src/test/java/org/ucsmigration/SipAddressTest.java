package org.ucsmigration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A SIP address")
class SipAddressTest {

    @ParameterizedTest
    @ValueSource(strings =
            {"kenmyer@litwareinc.com", "sip:kenmyer@litwareinc.com", "SIP:kenmyer@litwareinc.com", "KenMyer@LitwareInc.com",
        "  sip:kenmyer@litwareinc.com\n"})
    void isTheSameWithAndWithoutSipAndInAnyCase(String text) {
        SipAddress ken = SipAddress.of("sip:kenmyer@litwareinc.com");
        assertThat(SipAddress.of(text)).isEqualTo(ken).hasSameHashCodeAs(ken).isEqualByComparingTo(ken);
        assertThat(SipAddress.find(text)).contains(ken);
    }

    @Test
    void keepsTheCaseItWasGivenIn() {
        SipAddress ken = SipAddress.of("Sip:KenMyer@litwareinc.com");
        assertThat(ken.address()).isEqualTo("KenMyer@litwareinc.com");
        assertThat(ken.uri()).isEqualTo("sip:KenMyer@litwareinc.com");
        assertThat(ken).hasToString("KenMyer@litwareinc.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'brien@litwareinc.com", "a.b-c_d+e@x.y", "jörg@müller.de", "1@2", "ann&bob@litwareinc.com"})
    void takesWhatPeopleAreCalled(String text) {
        assertThat(SipAddress.of(text).address()).isEqualTo(text);
    }

    @Test
    void isSortedIgnoringCase() {
        assertThat(SipAddress.of("B@x")).isGreaterThan(SipAddress.of("a@x")).isLessThan(SipAddress.of("C@x"));
    }

    @Nested
    @DisplayName("refuses")
    class Refuses {

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "sip:", "kenmyer", "@litwareinc.com", "kenmyer@", "a@b@c", "sip:sip:a@b", "sips:a@b",
            "ken myer@litwareinc.com", "ken\u00A0myer@litwareinc.com", "ken@lit\u200Bware.com", "ken@litware\u202Ecom.exe",
                    "a@b\u0000", "a\r\n@b",
            "a@b\"", "a@b;Remove-Mailbox", "a@b|x", "$(x)@b", "a`n@b", "..\\a@b", "a/b@c", "a*@b", "?@b", "<a@b>", "a[0]@b",
                    "{a}@b",
            "a,b@c", "a:5061@b", "a@b:5061", "\uD800@b"})
        void whatIsNoAddressOrCouldHarm(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> SipAddress.of(text))
                    .withMessageContaining("is not a SIP address: it ")
                    .withMessageContaining("Give it as sip:kenmyer@litwareinc.com");
            assertThat(SipAddress.find(text)).isEmpty();
        }

        @Test
        void whatIsTooLongWithTheNumber() {
            String longest = "a".repeat(310) + "@litwareX.";
            assertThat(SipAddress.of(longest).address()).hasSize(320);
            assertThatIllegalArgumentException().isThrownBy(() -> SipAddress.of(longest + "c"))
                    .withMessageContaining("321 characters")
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250).contains("…"));
        }

        @Test
        void withoutRepeatingWhatCouldHarmATerminal() {
            assertThatIllegalArgumentException().isThrownBy(() -> SipAddress.of("\u001B[2J\u202E@\n"))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001B", "\u202E", "\n"));
        }

        @Test
        void nullWithAHint() {
            assertThatNullPointerException().isThrownBy(() -> SipAddress.of(null))
                    .withMessageContaining("sip:kenmyer@litwareinc.com");
        }
    }
}
