package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

class HiveDamageTest extends DamagedHive {

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
}
