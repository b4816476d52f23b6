package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, a result or the documented exception comes out; {@code -Ducs.mutations=100000} for the full number. */
class RegFileMutationTest {

    private static final int MUTATIONS = Integer.getInteger("ucs.mutations", 3_000);
    private static final String LOCAL = """
            Windows Registry Editor Version 5.00

            [HKEY_CURRENT_USER\\Software\\Lync]
            @="the \\"default\\" \\\\"
            "Mode"=dword:00000875
            "List"=hex(7):6f,00,6e,00,65,00,00,00,\\
              74,00,00,00,00,00
            "Gone"=-

            [-HKEY_CURRENT_USER\\Software\\Lync\\a]
            ; comment
            """;

    @Test
    @DisplayName("no mutation escapes")
    void noMutationEscapes() throws IOException {
        List<byte[]> seeds = new ArrayList<>(List.of(LOCAL.getBytes(StandardCharsets.UTF_8),
                LOCAL.replace("Windows Registry Editor Version 5.00", "REGEDIT4").getBytes(StandardCharsets.ISO_8859_1),
                ("\uFEFF" + LOCAL).getBytes(StandardCharsets.UTF_16LE)));
        if (System.getenv("UCS_CORPORA") != null) {
            seeds.add(Files.readAllBytes(Corpora.file("reg/office-lync-v5.reg")));
        }
        Random random = new Random(2165);
        int refused = 0;
        long start = System.nanoTime();
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] mutated = mutated(seeds.get(i % seeds.size()), random);
            try {
                Registry registry = RegFile.parse("mutation " + i, mutated, RegFile.CODE_PAGE_1252, Instant.EPOCH);
                registry.roots().forEach(root -> walk(registry.find(root).orElseThrow()));
            } catch (RegistryException documented) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1, MUTATIONS - 1);
        assertThat((System.nanoTime() - start) / 1e9).as("seconds").isLessThan(10 + MUTATIONS / 500.0);
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int n = 1 + random.nextInt(8); n > 0; n--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = (byte) "\\\"[]=-;@,:\r\n()".charAt(random.nextInt(14));
                case 2 -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
                default -> System.arraycopy(bytes, at, bytes, at / 2, Math.min(bytes.length - at, 40));
            }
        }
        return bytes;
    }

    private static void walk(RegistryKey key) {
        key.values().forEach(value -> {
            value.asNumber();
            value.asTexts();
            assertThat(value.toString()).isNotBlank();
        });
        try {
            key.value("not there");
        } catch (RegistryException documented) {
            assertThat(documented.line()).isPresent();
        }
        key.subKeys().forEach(RegFileMutationTest::walk);
    }
}
