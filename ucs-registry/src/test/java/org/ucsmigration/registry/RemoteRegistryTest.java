package org.ucsmigration.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ucsmigration.registry.internal.windows.FakeWindows;
import org.ucsmigration.registry.internal.windows.WindowsError;

class RemoteRegistryTest {

    private static final String KEY = "HKEY_USERS\\S-1-5-21-1\\Software";

    private final FakeWindows windows = new FakeWindows(Registry.inMemory().value(KEY, RegistryValue.dword("n", 7))
            .key("HKLM\\Software").build());

    private Registry connect(String computer) {
        return RemoteRegistry.connect(computer, () -> windows);
    }

    @AfterEach
    @DisplayName("every handle was closed exactly once")
    void everyHandleWasClosedExactlyOnce() {
        assertThat(windows.stillOpen()).isZero();
        assertThat(windows.closed).isEqualTo(windows.opened);
        assertThat(windows.wrongCloses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESKTOP-7", "\\\\DESKTOP-7"})
    @DisplayName("shows who is signed in there and the computer's own")
    void showsWhoIsSignedInThereAndTheComputerSOwn(String name) {
        try (Registry registry = connect(name)) {
            assertThat(registry.name()).isEqualTo("registry of DESKTOP-7");
            assertThat(registry.roots()).containsExactly("HKEY_LOCAL_MACHINE", "HKEY_USERS");
            assertThat(registry.find(KEY).orElseThrow().value("n")).contains(RegistryValue.dword("n", 7));
            assertThat(registry.find("HKLM\\Software")).isPresent();
            assertThat(registry.find("HKCU\\Software")).isEmpty();
        }
    }

    @Test
    @DisplayName("a key that outlives its registry is refused")
    void aKeyThatOutlivesItsRegistryIsRefused() {
        Registry registry = connect("DESKTOP-7");
        RegistryKey key = registry.find(KEY).orElseThrow();
        registry.close();
        registry.close();
        assertThatThrownBy(key::values).isInstanceOf(RegistryException.class).hasMessageContaining("closed");
    }

    @ParameterizedTest
    @CsvSource({"5,access denied", "53,RemoteRegistry service is stopped", "1722,RemoteRegistry service is stopped",
        "1058,RemoteRegistry service is stopped or disabled", "1062,RemoteRegistry service is stopped or disabled",
        "87,Windows error 87"})
    @DisplayName("what cannot be connected to says why")
    void whatCannotBeConnectedToSaysWhy(int code, String words) {
        windows.fault("connect", "\\\\DESKTOP-7", code);
        try (Registry registry = connect("DESKTOP-7")) {
            assertThatThrownBy(() -> registry.find(KEY)).isInstanceOf(RegistryException.class)
                    .hasMessageStartingWith("registry of DESKTOP-7: ").hasMessageContaining(words);
        }
    }

    @Test
    @DisplayName("a connection that is made by half is closed")
    void aConnectionThatIsMadeByHalfIsClosed() {
        FakeWindows half = new FakeWindows(Registry.inMemory().build()) {
            @Override
            public synchronized Handle connect(String computer, long root) {
                return root == LOCAL_MACHINE ? Handle.failed(WindowsError.ACCESS_DENIED) : super.connect(computer, root);
            }
        };
        try (Registry registry = RemoteRegistry.connect("DESKTOP-7", () -> half)) {
            assertThatThrownBy(() -> registry.find(KEY)).hasMessageContaining("access denied");
        }
        assertThat(half.opened).isEqualTo(1);
        assertThat(half.closed).isEqualTo(1);
        assertThat(half.wrongCloses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\\\\", "a b", "PC\\C$", "a/b", "\\\\PC\\share", "a*"})
    @DisplayName("what is no computer is refused")
    void whatIsNoComputerIsRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> connect(name)).withMessageContaining("computer's name");
    }
}
