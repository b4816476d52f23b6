package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.LogWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

class HiveFileDamageTest extends DamagedHive {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 512, 4095, 4096, 4100, 4196, 5000, 10_000, 20_000})
    @DisplayName("a file that is cut off")
    void aFileThatIsCutOff(int length) throws IOException {
        hive = buffer(Arrays.copyOf(hive.array(), length));
        assertThat(fault().reason()).isNotBlank();
    }

    @Test
    @DisplayName("a file that is no hive")
    void aFileThatIsNoHive() throws IOException {
        hive = buffer("Windows Registry Editor Version 5.00\r\n".repeat(200).getBytes(StandardCharsets.UTF_8));
        assertThat(fault().reason()).contains("not a registry hive");
    }

    @Test
    @DisplayName("a log")
    void aLog() throws IOException {
        hive = buffer(LogWriter.entries(7, new byte[4096 + 4096], hive.array()));
        hive.put(0, "regf".getBytes(StandardCharsets.US_ASCII));
        assertThat(fault().reason()).contains("transaction log");
    }

    @ParameterizedTest
    @CsvSource({"20,2", "24,1", "24,7"})
    @DisplayName("an unknown version")
    void anUnknownVersion(int place, int number) throws IOException {
        hive.putInt(place, number);
        assertThat(fault().reason()).contains("version");
    }

    @Test
    @DisplayName("a file that shrinks while it is read")
    void aFileThatShrinksWhileItIsRead() throws IOException {
        Path file = written();
        try (Registry registry = Registry.hive(file)) {
            RegistryKey alpha = registry.find("HKCU\\Alpha").orElseThrow();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(9_000);
            }
            RegistryException fault = catchThrowableOfType(RegistryException.class, () -> alpha.value("two"));
            assertThat(fault.reason()).contains("shrank");
            assertThat(fault.offset()).hasValue(9_000);
        }
    }

    @Test
    @DisplayName("a file that was closed")
    void aFileThatWasClosed() throws IOException {
        Registry registry = Registry.hive(written());
        RegistryKey alpha = registry.find("HKCU\\Alpha").orElseThrow();
        registry.close();
        assertThat(catchThrowableOfType(RegistryException.class, () -> alpha.value("two")).reason()).contains("closed");
    }

    @Nested
    class Bombs {

        @Test
        @DisplayName("in which many keys share one long list of values")
        void inWhichManyKeysShareOneLongListOfValues() throws IOException {
            SampleKey[] keys = IntStream.range(0, 1_000).mapToObj(i -> SampleKey.named(String.format("k%04d", i)).value("v", 3,
                    new byte[1]))
                    .toArray(SampleKey[]::new);
            SampleKey[] all = Arrays.copyOf(keys, keys.length + 1);
            all[keys.length] = SampleKey.named("TheLong");
            IntStream.range(0, 20_000).forEach(i -> all[keys.length].value("" + i, 3, new byte[1]));
            hive = buffer(HiveWriter.write(SampleKey.named("TheRoot", all)));
            int from = cell("TheLong");
            IntStream.range(0, keys.length).map(i -> cell(String.format("k%04d", i))).forEach(key -> hive
                    .putInt(key + VALUE_COUNT, hive.getInt(from + VALUE_COUNT)).putInt(key + VALUE_LIST, hive.getInt(from
                    + VALUE_LIST)));
            assertThat(fault().reason()).contains("used twice");
        }

        @Test
        @DisplayName("in which many values share one large cell")
        void inWhichManyValuesShareOneLargeCell() throws IOException {
            SampleKey key = SampleKey.named("TheRoot").value("large", 3, new byte[1 << 20]);
            IntStream.range(0, 1_000).forEach(i -> key.value(String.format("v%04d", i), 3, new byte[5]));
            hive = buffer(HiveWriter.write(key));
            IntStream.range(0, 1_000).map(i -> cell(String.format("v%04d", i)))
                    .forEach(value -> hive.putInt(value + 4, 1 << 20).putInt(value + 8, hive.getInt(cell("large") + 8)));
            assertThat(fault().reason()).contains("more room than the file has");
        }
    }
}
