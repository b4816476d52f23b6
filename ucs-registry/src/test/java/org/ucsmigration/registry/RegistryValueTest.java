package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryValueTest {

    private static RegistryValue value(long type, String hex) {
        return RegistryValue.of("v", type, HexFormat.of().parseHex(hex));
    }

    @ParameterizedTest
    @CsvSource({"4,75080000,2165", "4,00000000,0", "4,ffffffff,4294967295", "5,00000875,2165", "5,ffffffff,4294967295",
        "11,7508000000000000,2165", "11,ffffffffffffffff,-1"})
    @DisplayName("numbers are read in every numeric type")
    void numbersAreReadInEveryNumericType(long type, String hex, long number) {
        assertThat(value(type, hex).asNumber()).isEqualTo(OptionalLong.of(number));
    }

    @ParameterizedTest
    @CsvSource({"4,750800", "4,7508000000", "11,75080000", "5,0875", "3,75080000", "0,75080000", "4294901778,75080000"})
    @DisplayName("a length or type that does not fit is no number")
    void aLengthOrTypeThatDoesNotFitIsNoNumber(long type, String hex) {
        assertThat(value(type, hex).asNumber()).isEmpty();
    }

    @Test
    @DisplayName("decimal text is a number")
    void decimalTextIsANumber() {
        assertThat(RegistryValue.text("v", "2165").asNumber()).hasValue(2165);
        assertThat(RegistryValue.text("v", " 0 ").asNumber()).hasValue(0);
        assertThat(RegistryValue.of("v", 2, "2165".getBytes(StandardCharsets.UTF_16LE)).asNumber()).hasValue(2165);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-1", "+1", "0x875", "2165.0", "twenty", "２１６５", "9999999999999999999"})
    @DisplayName("other text is no number")
    void otherTextIsNoNumber(String text) {
        assertThat(RegistryValue.text("v", text).asNumber()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"68006900,hi", "680069000000,hi", "6800690000007800,hi", "680069,h", "'',''", "00,''"})
    @DisplayName("text ends at its first nul or at its last whole character")
    void textEndsAtItsFirstNulOrAtItsLastWholeCharacter(String hex, String text) {
        assertThat(value(1, hex).asText()).contains(text);
    }

    @Test
    @DisplayName("text is what the type says is text")
    void textIsWhatTheTypeSaysIsText() {
        assertThat(value(3, "68006900").asText()).isEmpty();
        assertThat(value(7, "680069000000").asText()).isEmpty();
        assertThat(value(6, "68006900").asText()).contains("hi");
    }

    @Test
    @DisplayName("a list of texts ends at an empty one")
    void aListOfTextsEndsAtAnEmptyOne() {
        assertThat(value(7, "6f006e00650000007400770000000000").asTexts()).containsExactly("one", "tw");
        assertThat(value(7, "6f00").asTexts()).containsExactly("o");
        assertThat(value(7, "").asTexts()).isEmpty();
        assertThat(value(1, "6f00").asTexts()).containsExactly("o");
        assertThat(value(3, "6f00").asTexts()).isEmpty();
    }

    @Test
    @DisplayName("keeps any type and names the known ones")
    void keepsAnyTypeAndNamesTheKnownOnes() {
        assertThat(value(4, "00000000").typeName()).isEqualTo("REG_DWORD");
        assertThat(value(11, "").typeName()).isEqualTo("REG_QWORD");
        assertThat(value(0xFFFF0012L, "").typeName()).isEqualTo("type 0xffff0012");
        assertThat(value(0xFFFF0012L, "").type()).isEqualTo(0xFFFF0012L);
    }

    @Test
    @DisplayName("gives its bytes away as copies only")
    void givesItsBytesAwayAsCopiesOnly() {
        byte[] bytes = {1, 2};
        RegistryValue value = RegistryValue.of("v", 3, bytes);
        bytes[0] = 9;
        value.bytes()[1] = 9;
        assertThat(value.bytes()).containsExactly(1, 2);
        assertThat(value.size()).isEqualTo(2);
    }

    @Test
    @DisplayName("says what it is")
    void saysWhatItIs() {
        assertThat(value(4, "75080000")).hasToString("REG_DWORD 2165");
        assertThat(value(3, "750800")).hasToString("REG_BINARY of 3 bytes: 75 08 00");
        assertThat(value(3, "")).hasToString("REG_BINARY of 0 bytes");
        assertThat(RegistryValue.text("v", "2165")).hasToString("REG_SZ \"2165\"");
        assertThat(RegistryValue.text("v", "a\u202E" + "x".repeat(77) + "\uD83D\uDE00y").toString())
                .startsWith("REG_SZ \"a\\u202Exx").endsWith("x\uD83D\uDE00…\"");
        assertThat(value(3, "00".repeat(17)).toString()).endsWith("00 …");
    }

    @Test
    @DisplayName("refuses what no registry can hold")
    void refusesWhatNoRegistryCanHold() {
        assertThatIllegalArgumentException().isThrownBy(() -> RegistryValue.dword("v", -1)).withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> RegistryValue.dword("v", 1L << 32));
        assertThatIllegalArgumentException().isThrownBy(() -> RegistryValue.of("v", 1L << 32, new byte[0]));
    }
}
