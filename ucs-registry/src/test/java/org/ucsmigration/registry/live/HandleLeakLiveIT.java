package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.Advapi32Util.registryCreateKey;
import static com.sun.jna.platform.win32.WinReg.HKEY_CURRENT_USER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ucsmigration.UserIdentity;
import org.ucsmigration.evidence.MigrationState;
import org.ucsmigration.probe.Observations;
import org.ucsmigration.registry.Registry;
import org.ucsmigration.registry.probe.RegistryProbe;

/** Ten thousand probes hold no more handles than none. */
@OnWindows
class HandleLeakLiveIT {

    private static final String LYNC = "\\Root\\Software\\Microsoft\\Office\\15.0\\Lync";

    @Test
    void probesLeaveNoHandleOpen() {
        try (ScratchKey scratch = ScratchKey.create()) {
            RegistryTool.add(scratch.fullPath() + LYNC + "\\kenmyer@litwareinc.com\\UCS", "InUCSMode", "REG_DWORD", "2165");
            registryCreateKey(HKEY_CURRENT_USER, scratch.path() + LYNC + "\\denied@litwareinc.com\\UCS");
            DeniedKey.during(scratch.path() + LYNC + "\\denied@litwareinc.com\\UCS", () -> {
                scratch.standInFor(HKEY_CURRENT_USER, "\\Root");
                probe(100);
                int before = OpenHandles.count();
                probe(10_000);
                // The process itself closes some meanwhile: of programs that ended, of threads that idled.
                assertThat(OpenHandles.count() - before).isLessThan(50);
            });
        }
    }

    /** Each opens keys that are there, that are missing, and that are denied. */
    private static void probe(int times) {
        UserIdentity ken = UserIdentity.of("kenmyer@litwareinc.com");
        UserIdentity denied = UserIdentity.of("denied@litwareinc.com");
        for (int i = 0; i < times; i++) {
            try (Registry registry = Registry.currentUser()) {
                Observations seen = RegistryProbe.of(registry).observe(i % 2 == 0 ? ken : denied);
                assertThat(seen.evidence().get(0).state()).isEqualTo(i % 2 == 0 ? MigrationState.MIGRATED
                        : MigrationState.UNKNOWN);
            }
        }
    }
}
