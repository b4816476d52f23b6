package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.internal.hive.HiveWriter;
import org.ucsmigration.registry.internal.hive.SampleKey;

class HiveDamageTest extends DamagedHive {

    @Test
    @DisplayName("is sound to begin with")
    void isSoundToBeginWith() throws IOException {
        try (Registry registry = Registry.hive(written())) {
            walk(registry.find("HKCU").orElseThrow());
        }
    }

    @Nested
    class Cells {

        @ParameterizedTest
        @CsvSource({"0,size 0", "96,marked as free", "-2147483648,past the end", "-100000,past the end", "-4,too small",
                "-64,too small"})
        @DisplayName("of a wrong size")
        void ofAWrongSize(int size, String reason) throws IOException {
            hive.putInt(cell("Alpha") - 4, size);
            assertFault(cell("Alpha"), reason);
        }

        @ParameterizedTest
        @CsvSource({"-1,multiples of 8", "-8,past the end", "2147483640,past the end", "36,multiples of 8", "0,"})
        @DisplayName("that lie nowhere")
        void thatLieNowhere(int offset, String reason) throws IOException {
            hive.putInt(cell("Alpha") + VALUE_LIST, offset);
            RegistryException fault = fault();
            assertThat(fault.offset()).hasValue(4096L + Integer.toUnsignedLong(offset));
            assertThat(fault.reason()).contains(reason == null ? "" : reason);
            assertThat(fault.keyPath()).contains("HKEY_CURRENT_USER\\Alpha");
        }

        @Test
        @DisplayName("of another kind")
        void ofAnotherKind() throws IOException {
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
        @DisplayName("that lead back to the root")
        void thatLeadBackToTheRoot() throws IOException {
            hive.putInt(leaf() + 4, offset(cell("TheRoot")));
            assertFault(cell("TheRoot"), "belongs elsewhere");
        }

        @Test
        @DisplayName("that lead back to the root which pretends to lie below")
        void thatLeadBackToTheRootWhichPretendsToLieBelow() throws IOException {
            hive.putInt(cell("TheRoot") + PARENT, offset(cell("Alpha")));
            hive.putInt(referred(cell("Alpha") + SUB_KEY_LIST) + 4, offset(cell("TheRoot")));
            assertFault(cell("TheRoot"), "belongs elsewhere");
        }

        @Test
        @DisplayName("that hold a key of another")
        void thatHoldAKeyOfAnother() throws IOException {
            hive.putInt(referred(cell("Alpha") + SUB_KEY_LIST) + 4, offset(cell("Beta")));
            assertFault(cell("Beta"), "belongs elsewhere");
        }

        @Test
        @DisplayName("that hold a key twice")
        void thatHoldAKeyTwice() throws IOException {
            hive.putInt(leaf() + 12, offset(cell("Alpha")));
            assertFault(cell("TheRoot"), "twice");
        }

        @Test
        @DisplayName("of lists that hold themselves")
        void ofListsThatHoldThemselves() throws IOException {
            int root = referred(cell("TheRoot") + SUB_KEY_LIST);
            hive.putInt(root + 4, offset(root));
            assertFault(root, "no list of keys");
        }

        @Test
        @DisplayName("that are empty")
        void thatAreEmpty() throws IOException {
            hive.putShort(leaf() + 2, (short) 0);
            assertFault(leaf(), "empty");
        }

        @ParameterizedTest
        @ValueSource(ints = {2, 4, 200, 1 << 30, -1})
        @DisplayName("of another length than the key counts")
        void ofAnotherLengthThanTheKeyCounts(int count) throws IOException {
            hive.putInt(cell("TheRoot") + SUB_KEY_COUNT, count);
            assertThat(fault().reason()).containsAnyOf("counted", "counts");
        }

        @ParameterizedTest
        @ValueSource(ints = {4, 1 << 29, Integer.MAX_VALUE, -1})
        @DisplayName("of values that have no room")
        void ofValuesThatHaveNoRoom(int count) throws IOException {
            hive.putInt(cell("Alpha") + VALUE_COUNT, count);
            assertFault(referred(cell("Alpha") + VALUE_LIST), "room");
        }

        @Test
        @DisplayName("deeper than windows allows")
        void deeperThanWindowsAllows() throws IOException {
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
        @DisplayName("of a length that is not there")
        void ofALengthThatIsNotThere(String name, int length) throws IOException {
            hive.putInt(cell(name) + 4, length);
            assertThat(fault().reason()).contains("bytes");
        }

        @Test
        @DisplayName("in parts that are too few")
        void inPartsThatAreTooFew() throws IOException {
            hive.putShort(referred(cell("two") + 8) + 2, (short) 1);
            assertFault(referred(cell("two") + 8), "too few");
        }

        @Test
        @DisplayName("in parts before the format knew of such")
        void inPartsBeforeTheFormatKnewOfSuch() throws IOException {
            hive.putInt(24, 3);
            assertFault(referred(cell("two") + 8), "20000");
        }

        @Test
        @DisplayName("that one cannot be read leaves the others")
        void thatOneCannotBeReadLeavesTheOthers() throws IOException {
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
        @DisplayName("whose name is lost may be the one that is wanted")
        void whoseNameIsLostMayBeTheOneThatIsWanted() throws IOException {
            hive.putShort(cell("one"), (short) 0);
            try (Registry registry = Registry.hive(written())) {
                RegistryKey alpha = registry.find("HKCU\\Alpha").orElseThrow();
                assertThat(alpha.value("two")).isPresent();
                assertThat(catchThrowableOfType(RegistryException.class, () -> alpha.value("none"))).isNotNull();
            }
        }
    }

    @Test
    @DisplayName("a key that cannot be read leaves its siblings")
    void aKeyThatCannotBeReadLeavesItsSiblings() throws IOException {
        hive.putShort(cell("Alpha"), (short) 0);
        try (Registry registry = Registry.hive(written())) {
            assertThat(registry.find("HKCU\\gamma")).isPresent();
            assertThat(catchThrowableOfType(RegistryException.class, () -> registry.find("HKCU\\Alpha")).keyPath())
                    .contains("HKEY_CURRENT_USER\\Alpha");
            assertThat(catchThrowableOfType(RegistryException.class, () -> registry.find("HKCU\\Delta"))).isNotNull();
        }
    }
}
