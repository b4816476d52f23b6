package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.Advapi32Util.registryGetIntValue;
import static com.sun.jna.platform.win32.Advapi32Util.registryKeyExists;
import static com.sun.jna.platform.win32.WinReg.HKEY_CURRENT_USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** What makes it safe to run the live tests on somebody's machine. */
@OnWindows
class ScratchKeyLiveIT {

    @Test
    void leavesTheRegistryAsItWas() {
        String path;
        try (ScratchKey outer = ScratchKey.create()) {
            try (ScratchKey inner = ScratchKey.create(outer.path() + "\\made\\for\\it")) {
                path = inner.path();
                RegistryTool.add(inner.fullPath() + "\\UCS", "InUCSMode", "REG_DWORD", "2165");
                assertThat(registryGetIntValue(HKEY_CURRENT_USER, path + "\\UCS", "InUCSMode")).isEqualTo(2165);
            }
            assertThat(registryKeyExists(HKEY_CURRENT_USER, outer.path())).isTrue();
            assertThat(registryKeyExists(HKEY_CURRENT_USER, outer.path() + "\\made")).isFalse();
            path = outer.path();
        }
        assertThat(registryKeyExists(HKEY_CURRENT_USER, path)).isFalse();
    }

    @Test
    void keepsWhatOthersWroteAboveIt() {
        try (ScratchKey outer = ScratchKey.create()) {
            try (ScratchKey inner = ScratchKey.create(outer.path() + "\\shared\\own")) {
                RegistryTool.add(outer.fullPath() + "\\shared", "theirs", "REG_SZ", "kept");
                assertThat(registryKeyExists(HKEY_CURRENT_USER, inner.path())).isTrue();
            }
            assertThat(registryKeyExists(HKEY_CURRENT_USER, outer.path() + "\\shared")).isTrue();
        }
    }

    @Test
    void refusesAKeyThatIsThere() {
        assertThatIllegalStateException().isThrownBy(() -> ScratchKey.create("Software")).withMessageContaining("exists");
        assertThat(registryKeyExists(HKEY_CURRENT_USER, "Software")).isTrue();
    }

    @Test
    void standsInForARootInThisProcessOnly() {
        try (ScratchKey scratch = ScratchKey.create()) {
            RegistryTool.add(scratch.fullPath() + "\\Root\\Here", "value", "REG_DWORD", "1");
            scratch.standInFor(HKEY_CURRENT_USER, "\\Root");
            assertThat(registryGetIntValue(HKEY_CURRENT_USER, "Here", "value")).isEqualTo(1);
            assertThat(registryKeyExists(HKEY_CURRENT_USER, "Software")).isFalse();
            RegistryTool.add(scratch.fullPath() + "\\Root\\Here", "value", "REG_DWORD", "2");
            assertThat(registryGetIntValue(HKEY_CURRENT_USER, "Here", "value")).isEqualTo(2);
        }
        assertThat(registryKeyExists(HKEY_CURRENT_USER, "Software")).isTrue();
    }
}
