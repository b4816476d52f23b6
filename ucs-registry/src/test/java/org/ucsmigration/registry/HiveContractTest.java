package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;
import org.ucsmigration.registry.testing.RegistryContract;

class HiveContractTest extends RegistryContract {

    @TempDir
    private Path folder;

    @Override
    protected Registry registry() throws Exception {
        SampleKey lync = SampleKey.named("Lync", SampleKey.named("a]b;c=d"), SampleKey.named("Zoë@litwareinc.com",
                SampleKey.named("UCS")))
                .value("", 1, utf16("the default\0")).value("Mode", 4, new byte[] {0x75, 8, 0, 0}).value("Text", 1,
                utf16("2165\0"))
                .value("Odd", 0xFFFF0012, new byte[] {1, 2, 3}).value("Empty", 3, new byte[0])
                .time(133_500_960_000_000_001L);
        return Registry.hive(Files.write(folder.resolve("NTUSER.DAT"),
                HiveWriter.write(SampleKey.named("CMI-CreateHive{0}", SampleKey.named("Software", lync)))));
    }

    @Test
    @DisplayName("knows when a key was written")
    void knowsWhenAKeyWasWritten() throws Exception {
        try (Registry registry = registry()) {
            // 133,500,960,000,000,001 times 100 ns after 1601.
            assertThat(registry.find(LYNC).orElseThrow().lastWriteTime())
                    .contains(Instant.parse("2024-01-19T00:00:00.000000100Z"));
            assertThat(registry.find("HKCU\\Software").orElseThrow().lastWriteTime()).isEmpty();
        }
    }

    private static byte[] utf16(String text) {
        return text.getBytes(StandardCharsets.UTF_16LE);
    }
}
