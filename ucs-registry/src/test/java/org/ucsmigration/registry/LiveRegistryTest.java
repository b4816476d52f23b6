package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.testing.RegistryContract;

class LiveRegistryTest extends RegistryContract {

    private FakeWindows windows = new FakeWindows(sample().build());

    @Override
    protected Registry registry() {
        return live(windows);
    }

    private static Registry live(FakeWindows windows) {
        return LiveRegistry.open("registry of DESKTOP-7", () -> windows, Map.of(KeyPath.CURRENT_USER, NativeRegistry.CURRENT_USER));
    }

    private RegistryKey key(RegistryBuilder content) {
        windows = new FakeWindows(content.build());
        return live(windows).find("HKCU\\k").orElseThrow();
    }

    @AfterEach
    void every_handle_was_closed_exactly_once() {
        assertThat(windows.stillOpen()).isZero();
        assertThat(windows.closed).isEqualTo(windows.opened);
        assertThat(windows.wrongCloses).isEmpty();
    }

    @Test
    void tells_the_last_write_time() {
        assertThat(live(windows).find(LYNC).orElseThrow().lastWriteTime()).contains(Instant.parse("2015-10-21T07:28:00Z"));
    }

    @Test
    void asks_again_with_more_room_where_a_value_is_longer_than_expected() {
        byte[] large = new byte[1_000_000];
        large[999_999] = 7;
        RegistryValue value = RegistryValue.of("large", 3, large);
        RegistryKey key = key(Registry.inMemory().value("HKCU\\k", value).value("HKCU\\k", RegistryValue.dword("small", 1)));
        assertThat(key.value("large")).contains(value);
        assertThat(key.values()).containsExactly(value, RegistryValue.dword("small", 1));
    }

    @Test
    void gives_up_a_value_that_grows_for_ever_or_is_huge() {
        RegistryKey key = key(Registry.inMemory().value("HKCU\\k", RegistryValue.dword("n", 1)));
        windows.growing = true;
        assertThatThrownBy(() -> key.value("n")).isInstanceOf(RegistryException.class).hasMessageContaining("64 MiB");
        assertThatThrownBy(key::values).isInstanceOf(RegistryException.class).hasMessageContaining("64 MiB");
    }

    private static RegistryBuilder entries(String... names) {
        RegistryBuilder content = Registry.inMemory();
        for (String name : names) {
            content.key("HKCU\\k\\" + name).value("HKCU\\k", RegistryValue.dword(name, 1));
        }
        return content;
    }

    /** Where another program takes entries away when the second is asked for: the registry becomes each of these in turn. */
    private RegistryKey dwindling(Registry... then) {
        Iterator<Registry> next = List.of(then).iterator();
        windows = new FakeWindows(entries("a", "b", "c").build()) {
            @Override
            public synchronized int subKey(long handle, int index, char[] name, int[] length) {
                change(index);
                return super.subKey(handle, index, name, length);
            }

            @Override
            public synchronized int value(long handle, int index, char[] name, int[] nameLength, int[] type, byte[] data, int[] length) {
                change(index);
                return super.value(handle, index, name, nameLength, type, data, length);
            }

            private void change(int index) {
                if (index == 1 && next.hasNext()) {
                    become(next.next());
                }
            }
        };
        return live(windows).find("HKCU\\k").orElseThrow();
    }

    @Test
    void what_another_program_takes_away_hides_nothing_else() {
        Registry without = entries("b", "c").build();
        assertThat(dwindling(without).subKeyNames()).containsExactly("b", "c");
        assertThat(dwindling(without).values()).extracting(RegistryValue::name).containsExactly("b", "c");
    }

    @Test
    void what_changes_for_ever_is_unreadable() {
        Registry[] changes = Collections.nCopies(100, entries("b", "c").build()).toArray(Registry[]::new);
        assertThatThrownBy(() -> dwindling(changes).subKeyNames()).isInstanceOf(RegistryException.class)
                .hasMessage("registry of DESKTOP-7, HKEY_CURRENT_USER\\k: it changes while it is read");
        assertThatThrownBy(() -> dwindling(changes).values()).isInstanceOf(RegistryException.class).hasMessageContaining("changes while");
    }

    @Test
    void the_longest_names_are_read_and_longer_ones_refused() {
        RegistryValue value = RegistryValue.dword("v".repeat(16_383), 1);
        RegistryKey key = key(Registry.inMemory().key("HKCU\\k\\" + "k".repeat(255)).value("HKCU\\k", value));
        assertThat(key.subKeyNames()).containsExactly("k".repeat(255));
        assertThat(key.values()).containsExactly(value);
        // Wine takes a name of 256 characters, which Windows does not.
        RegistryKey wine = key(Registry.inMemory().key("HKCU\\k\\" + "k".repeat(256)));
        assertThatThrownBy(wine::subKeys).isInstanceOf(RegistryException.class).hasMessageContaining("Windows error 234");
    }

    @Test
    void a_string_need_not_end_in_nul() {
        byte[] bytes = "2165".getBytes(StandardCharsets.UTF_16LE);
        RegistryKey key = key(Registry.inMemory().value("HKCU\\k", RegistryValue.of("n", 1, bytes)));
        assertThat(key.value("n").orElseThrow().asText()).contains("2165");
        assertThat(key.value("n").orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    void a_value_of_the_wrong_type_is_read_as_it_is() {
        RegistryValue odd = RegistryValue.of("n", 4, new byte[] {1});
        assertThat(key(Registry.inMemory().value("HKCU\\k", odd)).value("n")).contains(odd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "subKey", "value", "lastWriteTime"})
    void a_refusal_names_the_key_and_the_reason(String call) {
        RegistryKey key = key(Registry.inMemory().key("HKCU\\k\\below"));
        windows.fault(call, "HKEY_CURRENT_USER\\k", WindowsError.ACCESS_DENIED);
        RegistryException refused = catchThrowableOfType(RegistryException.class, () -> {
            switch (call) {
                case "subKey" -> key.subKeys();
                case "lastWriteTime" -> key.lastWriteTime();
                default -> key.values();
            }
        });
        assertThat(refused).hasMessage("registry of DESKTOP-7, HKEY_CURRENT_USER\\k: access denied");
    }

    @Test
    void a_refused_value_is_named() {
        RegistryKey key = key(Registry.inMemory().key("HKCU\\k"));
        windows.fault("value", "HKEY_CURRENT_USER\\k", WindowsError.ACCESS_DENIED);
        assertThatThrownBy(() -> key.value("n")).hasMessage("registry of DESKTOP-7, HKEY_CURRENT_USER\\k, value \"n\": access denied");
    }

    @Test
    void a_refused_key_is_not_an_absent_one() {
        windows.fault("open", LYNC, WindowsError.ACCESS_DENIED);
        Registry registry = live(windows);
        assertThatThrownBy(() -> registry.find(LYNC)).isInstanceOf(RegistryException.class).hasMessageContaining("access denied");
        RegistryKey software = registry.find("HKCU\\Software").orElseThrow();
        assertThatThrownBy(() -> software.subKey("Lync")).isInstanceOf(RegistryException.class);
    }

    @Test
    void a_key_that_vanishes_between_two_questions_is_unreadable() {
        RegistryKey key = key(Registry.inMemory().key("HKCU\\k"));
        windows.fault("open", "HKEY_CURRENT_USER\\k", WindowsError.FILE_NOT_FOUND);
        assertThatThrownBy(key::values).hasMessageContaining("not there any more");
        windows.fault("open", "HKEY_CURRENT_USER\\k", 1450);
        assertThatThrownBy(key::values).hasMessageContaining("Windows error 1450");
    }

    @Test
    void ten_thousand_questions_leave_no_handle_open() {
        Registry registry = live(windows);
        for (int i = 0; i < 10_000; i++) {
            registry.find(LYNC).flatMap(key -> key.value("Mode")).orElseThrow();
        }
        assertThat(windows.opened).isEqualTo(20_000);
    }

    @Test
    void without_the_library_every_question_is_answered_with_the_reason() {
        Registry registry = LiveRegistry.open("registry of here", () -> {
            throw new UnsatisfiedLinkError("no advapi32");
        }, Map.of(KeyPath.CURRENT_USER, NativeRegistry.CURRENT_USER));
        assertThat(registry.roots()).containsExactly("HKEY_CURRENT_USER");
        assertThat(registry.caveats()).isEmpty();
        assertThat(registry.observedAt()).isEmpty();
        assertThatThrownBy(() -> registry.find("HKCU")).isInstanceOf(RegistryException.class).hasMessageStartingWith("registry of here: ");
    }
}
