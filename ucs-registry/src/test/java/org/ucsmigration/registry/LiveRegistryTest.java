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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.internal.windows.FakeWindows;
import org.ucsmigration.registry.internal.windows.WindowsError;
import org.ucsmigration.registry.internal.windows.WindowsRegistry;
import org.ucsmigration.registry.testing.RegistryContract;

class LiveRegistryTest extends RegistryContract {

    private FakeWindows windows = new FakeWindows(sample().build());

    @Override
    protected Registry registry() {
        return live(windows);
    }

    private static Registry live(FakeWindows windows) {
        return LiveRegistry.open("registry of DESKTOP-7", () -> windows, Map.of(RegistryPath.CURRENT_USER,
                WindowsRegistry.CURRENT_USER));
    }

    private RegistryKey key(Registry.Builder content) {
        windows = new FakeWindows(content.build());
        return live(windows).find("HKCU\\k").orElseThrow();
    }

    @AfterEach
    @DisplayName("every handle was closed exactly once")
    void everyHandleWasClosedExactlyOnce() {
        assertThat(windows.stillOpen()).isZero();
        assertThat(windows.closed).isEqualTo(windows.opened);
        assertThat(windows.wrongCloses).isEmpty();
    }

    @Test
    @DisplayName("tells the last write time")
    void tellsTheLastWriteTime() {
        assertThat(live(windows).find(LYNC).orElseThrow().lastWriteTime()).contains(Instant.parse("2015-10-21T07:28:00Z"));
    }

    @Test
    @DisplayName("asks again with more room where a value is longer than expected")
    void asksAgainWithMoreRoomWhereAValueIsLongerThanExpected() {
        byte[] large = new byte[1_000_000];
        large[999_999] = 7;
        RegistryValue value = RegistryValue.of("large", 3, large);
        RegistryKey key = key(Registry.inMemory().value("HKCU\\k", value).value("HKCU\\k", RegistryValue.dword("small", 1)));
        assertThat(key.value("large")).contains(value);
        assertThat(key.values()).containsExactly(value, RegistryValue.dword("small", 1));
    }

    @Test
    @DisplayName("gives up a value that grows for ever or is huge")
    void givesUpAValueThatGrowsForEverOrIsHuge() {
        RegistryKey key = key(Registry.inMemory().value("HKCU\\k", RegistryValue.dword("n", 1)));
        windows.growing = true;
        assertThatThrownBy(() -> key.value("n")).isInstanceOf(RegistryException.class).hasMessageContaining("64 MiB");
        assertThatThrownBy(key::values).isInstanceOf(RegistryException.class).hasMessageContaining("64 MiB");
    }

    private static Registry.Builder entries(String... names) {
        Registry.Builder content = Registry.inMemory();
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
            public synchronized Name subKey(long handle, int index) {
                change(index);
                return super.subKey(handle, index);
            }

            @Override
            public synchronized Value value(long handle, int index, int room) {
                change(index);
                return super.value(handle, index, room);
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
    @DisplayName("what another program takes away hides nothing else")
    void whatAnotherProgramTakesAwayHidesNothingElse() {
        Registry without = entries("b", "c").build();
        assertThat(dwindling(without).subKeyNames()).containsExactly("b", "c");
        assertThat(dwindling(without).values()).extracting(RegistryValue::name).containsExactly("b", "c");
    }

    @Test
    @DisplayName("what changes for ever is unreadable")
    void whatChangesForEverIsUnreadable() {
        Registry[] changes = Collections.nCopies(100, entries("b", "c").build()).toArray(Registry[]::new);
        assertThatThrownBy(() -> dwindling(changes).subKeyNames()).isInstanceOf(RegistryException.class)
                .hasMessage("registry of DESKTOP-7, HKEY_CURRENT_USER\\k: it changes while it is read");
        assertThatThrownBy(() -> dwindling(changes).values()).isInstanceOf(RegistryException.class)
                .hasMessageContaining("changes while");
    }

    @Test
    @DisplayName("the longest names are read and longer ones refused")
    void theLongestNamesAreReadAndLongerOnesRefused() {
        RegistryValue value = RegistryValue.dword("v".repeat(16_383), 1);
        RegistryKey key = key(Registry.inMemory().key("HKCU\\k\\" + "k".repeat(255)).value("HKCU\\k", value));
        assertThat(key.subKeyNames()).containsExactly("k".repeat(255));
        assertThat(key.values()).containsExactly(value);
        // Wine takes a name of 256 characters, which Windows does not.
        RegistryKey wine = key(Registry.inMemory().key("HKCU\\k\\" + "k".repeat(256)));
        assertThatThrownBy(wine::subKeys).isInstanceOf(RegistryException.class).hasMessageContaining("Windows error 234");
    }

    @Test
    @DisplayName("a string need not end in nul")
    void aStringNeedNotEndInNul() {
        byte[] bytes = "2165".getBytes(StandardCharsets.UTF_16LE);
        RegistryKey key = key(Registry.inMemory().value("HKCU\\k", RegistryValue.of("n", 1, bytes)));
        assertThat(key.value("n").orElseThrow().asText()).contains("2165");
        assertThat(key.value("n").orElseThrow().bytes()).isEqualTo(bytes);
    }

    @Test
    @DisplayName("a value of the wrong type is read as it is")
    void aValueOfTheWrongTypeIsReadAsItIs() {
        RegistryValue odd = RegistryValue.of("n", 4, new byte[] {1});
        assertThat(key(Registry.inMemory().value("HKCU\\k", odd)).value("n")).contains(odd);
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "subKey", "value", "lastWriteTime"})
    @DisplayName("a refusal names the key and the reason")
    void aRefusalNamesTheKeyAndTheReason(String call) {
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
    @DisplayName("a refused value is named")
    void aRefusedValueIsNamed() {
        RegistryKey key = key(Registry.inMemory().key("HKCU\\k"));
        windows.fault("value", "HKEY_CURRENT_USER\\k", WindowsError.ACCESS_DENIED);
        assertThatThrownBy(() -> key.value("n"))
                .hasMessage("registry of DESKTOP-7, HKEY_CURRENT_USER\\k, value \"n\": access denied");
    }

    @Test
    @DisplayName("a refused key is not an absent one")
    void aRefusedKeyIsNotAnAbsentOne() {
        windows.fault("open", LYNC, WindowsError.ACCESS_DENIED);
        Registry registry = live(windows);
        assertThatThrownBy(() -> registry.find(LYNC)).isInstanceOf(RegistryException.class).hasMessageContaining("access denied");
        RegistryKey software = registry.find("HKCU\\Software").orElseThrow();
        assertThatThrownBy(() -> software.subKey("Lync")).isInstanceOf(RegistryException.class);
    }

    @Test
    @DisplayName("a key that vanishes between two questions is unreadable")
    void aKeyThatVanishesBetweenTwoQuestionsIsUnreadable() {
        RegistryKey key = key(Registry.inMemory().key("HKCU\\k"));
        windows.fault("open", "HKEY_CURRENT_USER\\k", WindowsError.FILE_NOT_FOUND);
        assertThatThrownBy(key::values).hasMessageContaining("not there any more");
        windows.fault("open", "HKEY_CURRENT_USER\\k", 1450);
        assertThatThrownBy(key::values).hasMessageContaining("Windows error 1450");
    }

    @Test
    @DisplayName("ten thousand questions leave no handle open")
    void tenThousandQuestionsLeaveNoHandleOpen() {
        Registry registry = live(windows);
        for (int i = 0; i < 10_000; i++) {
            registry.find(LYNC).flatMap(key -> key.value("Mode")).orElseThrow();
        }
        assertThat(windows.opened).isEqualTo(20_000);
    }

    @Test
    @DisplayName("without the library every question is answered with the reason")
    void withoutTheLibraryEveryQuestionIsAnsweredWithTheReason() {
        Registry registry = LiveRegistry.open("registry of here", () -> {
            throw new UnsatisfiedLinkError("no advapi32");
        }, Map.of(RegistryPath.CURRENT_USER, WindowsRegistry.CURRENT_USER));
        assertThat(registry.roots()).containsExactly("HKEY_CURRENT_USER");
        assertThat(registry.caveats()).isEmpty();
        assertThat(registry.observedAt()).isEmpty();
        assertThatThrownBy(() -> registry.find("HKCU")).isInstanceOf(RegistryException.class)
                .hasMessageStartingWith("registry of here: ");
    }
}
