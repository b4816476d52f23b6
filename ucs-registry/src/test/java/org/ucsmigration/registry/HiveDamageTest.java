package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.LogWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

@Timeout(60)
class HiveDamageTest {

    /** Offsets within a key's cell, after the size. */
    private static final int PARENT = 16;
    private static final int SUB_KEY_COUNT = 20;
    private static final int SUB_KEY_LIST = 28;
    private static final int VALUE_COUNT = 36;
    private static final int VALUE_LIST = 40;

    @TempDir
    private Path folder;
    private ByteBuffer hive;

    @BeforeEach
    void soundHive() {
        hive = buffer(HiveWriter.write(SampleKey.named("TheRoot",
                SampleKey.named("Alpha", SampleKey.named("Below")).value("one", 3, new byte[40]).value("two", 3, new byte[20_000]),
                SampleKey.named("Beta").value("three", 4, new byte[4]), SampleKey.named("Gamma")).list("ri-lh")));
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the cell of that key, or value, starts after its size. */
    private int cell(String name) {
        int at = new String(hive.array(), StandardCharsets.ISO_8859_1).indexOf(name);
        return hive.getShort(at - 76) == ('n' | 'k' << 8) ? at - 76 : at - 20;
    }

    /** Where the content of the cell starts to which a field refers. */
    private int referred(int field) {
        return 4096 + hive.getInt(field) + 4;
    }

    private int offset(int cell) {
        return cell - 4 - 4096;
    }

    private Path written() throws IOException {
        return Files.write(folder.resolve("NTUSER.DAT"), hive.array());
    }

    private static void walk(RegistryKey key) {
        key.values();
        key.lastWriteTime();
        key.subKeys().forEach(HiveDamageTest::walk);
    }

    /** Reads everything; it must fail at a place, given as where the content of a cell starts. */
    private RegistryException fault() throws IOException {
        Path file = written();
        RegistryException fault = catchThrowableOfType(RegistryException.class, () -> {
            try (Registry registry = Registry.hive(file)) {
                walk(registry.find("HKCU").orElseThrow());
            }
        });
        assertThat(fault).isNotNull();
        assertThat(fault.source()).isEqualTo(file.toString());
        assertThat(fault.offset()).isPresent();
        assertThat(fault.offset().getAsLong()).isBetween(0L, 4096L + 0xFFFFFFFFL);
        return fault;
    }

    private void assertFault(int cell, String reason) throws IOException {
        RegistryException fault = fault();
        assertThat(fault.reason()).contains(reason);
        assertThat(fault.offset()).hasValue(cell - 4);
    }

    @Test
    void is_sound_to_begin_with() throws IOException {
        try (Registry registry = Registry.hive(written())) {
            walk(registry.find("HKCU").orElseThrow());
        }
    }

    @Nested
    class Cells {

        @ParameterizedTest
        @CsvSource({"0,size 0", "96,marked as free", "-2147483648,past the end", "-100000,past the end", "-4,too small", "-64,too small"})
        void of_a_wrong_size(int size, String reason) throws IOException {
            hive.putInt(cell("Alpha") - 4, size);
            assertFault(cell("Alpha"), reason);
        }

        @ParameterizedTest
        @CsvSource({"-1,multiples of 8", "-8,past the end", "2147483640,past the end", "36,multiples of 8", "0,"})
        void that_lie_nowhere(int offset, String reason) throws IOException {
            hive.putInt(cell("Alpha") + VALUE_LIST, offset);
            RegistryException fault = fault();
            assertThat(fault.offset()).hasValue(4096L + Integer.toUnsignedLong(offset));
            assertThat(fault.reason()).contains(reason == null ? "" : reason);
            assertThat(fault.keyPath()).contains("HKEY_CURRENT_USER\\Alpha");
        }

        @Test
        void of_another_kind() throws IOException {
            int alpha = cell("Alpha");
            hive.putShort(alpha, (short) 0x6B76);
            assertFault(alpha, "holds no key");
        }
    }

    @Nested
    class Lists {

        private int leaf() {
            return referred(referred(cell("TheRoot") + SUB_KEY_LIST) + 4);
        }

        @Test
        void that_lead_back_to_the_root() throws IOException {
            hive.putInt(leaf() + 4, offset(cell("TheRoot")));
            assertFault(cell("TheRoot"), "belongs elsewhere");
        }

        @Test
        void that_lead_back_to_the_root_which_pretends_to_lie_below() throws IOException {
            hive.putInt(cell("TheRoot") + PARENT, offset(cell("Alpha")));
            hive.putInt(referred(cell("Alpha") + SUB_KEY_LIST) + 4, offset(cell("TheRoot")));
            assertFault(cell("TheRoot"), "belongs elsewhere");
        }

        @Test
        void that_hold_a_key_of_another() throws IOException {
            hive.putInt(referred(cell("Alpha") + SUB_KEY_LIST) + 4, offset(cell("Beta")));
            assertFault(cell("Beta"), "belongs elsewhere");
        }

        @Test
        void that_hold_a_key_twice() throws IOException {
            hive.putInt(leaf() + 12, offset(cell("Alpha")));
            assertFault(cell("TheRoot"), "twice");
        }

        @Test
        void of_lists_that_hold_themselves() throws IOException {
            int root = referred(cell("TheRoot") + SUB_KEY_LIST);
            hive.putInt(root + 4, offset(root));
            assertFault(root, "no list of keys");
        }

        @Test
        void that_are_empty() throws IOException {
            hive.putShort(leaf() + 2, (short) 0);
            assertFault(leaf(), "empty");
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 4, 200, 1 << 30, -1})
        void of_another_length_than_the_key_counts(int count) throws IOException {
            hive.putInt(cell("TheRoot") + SUB_KEY_COUNT, count);
            assertThat(fault().reason()).containsAnyOf("counted", "counts");
        }

        @ParameterizedTest
        @ValueSource(ints = {4, 1 << 29, Integer.MAX_VALUE, -1})
        void of_values_that_have_no_room(int count) throws IOException {
            hive.putInt(cell("Alpha") + VALUE_COUNT, count);
            assertFault(referred(cell("Alpha") + VALUE_LIST), "room");
        }

        @Test
        void deeper_than_windows_allows() throws IOException {
            SampleKey key = SampleKey.named("deepest");
            for (int i = 0; i < 600; i++) {
                key = SampleKey.named("k" + i, key);
            }
            hive = buffer(HiveWriter.write(SampleKey.named("TheRoot", key)));
            assertThat(fault().reason()).contains("512 levels");
        }
    }

    @Nested
    class Values {

        @ParameterizedTest
        @CsvSource({"one,45", "one,2147483647", "one,-2147483643", "two,32689", "two,30000000"})
        void of_a_length_that_is_not_there(String name, int length) throws IOException {
            hive.putInt(cell(name) + 4, length);
            assertThat(fault().reason()).contains("bytes");
        }

        @Test
        void in_parts_that_are_too_few() throws IOException {
            hive.putShort(referred(cell("two") + 8) + 2, (short) 1);
            assertFault(referred(cell("two") + 8), "too few");
        }

        @Test
        void in_parts_before_the_format_knew_of_such() throws IOException {
            hive.putInt(24, 3);
            assertFault(referred(cell("two") + 8), "20000");
        }

        @Test
        void that_one_cannot_be_read_leaves_the_others() throws IOException {
            hive.putInt(cell("one") + 8, -8);
            try (Registry registry = Registry.hive(written())) {
                RegistryKey alpha = registry.find("HKCU\\Alpha").orElseThrow();
                assertThat(alpha.value("two")).isPresent();
                assertThat(alpha.value("none")).isEmpty();
                RegistryException fault = catchThrowableOfType(RegistryException.class, () -> alpha.value("ONE"));
                assertThat(fault.valueName()).contains("ONE");
            }
        }

        @Test
        void whose_name_is_lost_may_be_the_one_that_is_wanted() throws IOException {
            hive.putShort(cell("one"), (short) 0);
            try (Registry registry = Registry.hive(written())) {
                RegistryKey alpha = registry.find("HKCU\\Alpha").orElseThrow();
                assertThat(alpha.value("two")).isPresent();
                assertThat(catchThrowableOfType(RegistryException.class, () -> alpha.value("none"))).isNotNull();
            }
        }
    }

    @Test
    void a_key_that_cannot_be_read_leaves_its_siblings() throws IOException {
        hive.putShort(cell("Alpha"), (short) 0);
        try (Registry registry = Registry.hive(written())) {
            assertThat(registry.find("HKCU\\gamma")).isPresent();
            assertThat(catchThrowableOfType(RegistryException.class, () -> registry.find("HKCU\\Alpha")).keyPath())
                    .contains("HKEY_CURRENT_USER\\Alpha");
            assertThat(catchThrowableOfType(RegistryException.class, () -> registry.find("HKCU\\Delta"))).isNotNull();
        }
    }

    @Nested
    class Files_that_are {

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 511, 512, 4095, 4096, 4100, 4196, 5000, 10_000, 20_000})
        void cut_off(int length) throws IOException {
            hive = buffer(Arrays.copyOf(hive.array(), length));
            assertThat(fault().reason()).isNotBlank();
        }

        @Test
        void no_hives() throws IOException {
            hive = buffer("Windows Registry Editor Version 5.00\r\n".repeat(200).getBytes(StandardCharsets.UTF_8));
            assertThat(fault().reason()).contains("not a registry hive");
        }

        @Test
        void logs() throws IOException {
            hive = buffer(LogWriter.entries(7, new byte[4096 + 4096], hive.array()));
            hive.put(0, "regf".getBytes(StandardCharsets.US_ASCII));
            assertThat(fault().reason()).contains("transaction log");
        }

        @ParameterizedTest
        @CsvSource({"20,2", "24,1", "24,7"})
        void of_an_unknown_version(int place, int number) throws IOException {
            hive.putInt(place, number);
            assertThat(fault().reason()).contains("version");
        }

        @Test
        void shrinking_while_they_are_read() throws IOException {
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
        void closed() throws IOException {
            Registry registry = Registry.hive(written());
            RegistryKey alpha = registry.find("HKCU\\Alpha").orElseThrow();
            registry.close();
            assertThat(catchThrowableOfType(RegistryException.class, () -> alpha.value("two")).reason()).contains("closed");
        }
    }

    @Nested
    class Bombs {

        @Test
        void in_which_many_keys_share_one_long_list_of_values() throws IOException {
            SampleKey[] keys = IntStream.range(0, 4_000).mapToObj(i -> SampleKey.named(String.format("k%04d", i)).value("v", 3, new byte[1]))
                    .toArray(SampleKey[]::new);
            SampleKey[] all = Arrays.copyOf(keys, keys.length + 1);
            all[keys.length] = SampleKey.named("TheLong");
            IntStream.range(0, 20_000).forEach(i -> all[keys.length].value("" + i, 3, new byte[1]));
            hive = buffer(HiveWriter.write(SampleKey.named("TheRoot", all)));
            int from = cell("TheLong");
            IntStream.range(0, keys.length).map(i -> cell(String.format("k%04d", i))).forEach(key -> hive
                    .putInt(key + VALUE_COUNT, hive.getInt(from + VALUE_COUNT)).putInt(key + VALUE_LIST, hive.getInt(from + VALUE_LIST)));
            assertThat(fault().reason()).contains("used twice");
        }

        @Test
        void in_which_many_values_share_one_large_cell() throws IOException {
            SampleKey key = SampleKey.named("TheRoot").value("large", 3, new byte[1 << 20]);
            IntStream.range(0, 5_000).forEach(i -> key.value(String.format("v%04d", i), 3, new byte[5]));
            hive = buffer(HiveWriter.write(key));
            IntStream.range(0, 5_000).map(i -> cell(String.format("v%04d", i)))
                    .forEach(value -> hive.putInt(value + 4, 1 << 20).putInt(value + 8, hive.getInt(cell("large") + 8)));
            assertThat(fault().reason()).contains("more room than the file has");
        }
    }
}
