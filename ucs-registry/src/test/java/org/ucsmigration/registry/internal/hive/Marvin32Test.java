package org.ucsmigration.registry.internal.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the vectors that .NET tests its own implementation with. */
class Marvin32Test {

    @ParameterizedTest
    @CsvSource({
        "'', 30ed35c100cd3c7d",
        "af, 48e73fc77d75ddc1",
        "e70f, b5f6e1fc485dbff8",
        "37f495, f0b07c789b8cf7e8",
        "8642dc59, 7008f2e87e9cf556",
        "153fb79826, e6c08c6da2afa997",
        "0932e6246c47, 6f04bf1a5ea24060",
        "ab427ea8d10fc7, e11847e4f0678c41"})
    @DisplayName("hashes bytes")
    void hashesBytes(String bytes, String hash) {
        byte[] padded = HexFormat.of().parseHex("ff" + bytes + "ff");
        assertThat(Marvin32.hash(0x004F_B61A_001B_DBCCL, padded, 1, padded.length - 2)).isEqualTo(Long.parseUnsignedLong(hash,
                16));
    }
}
