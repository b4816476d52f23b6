package org.ucsmigration.registry.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The measure of the leak test: without this, a count that never moves would pass for "no leak". */
@OnWindows
class OpenHandlesLiveIT {

    @Test
    void countsTheRegistryKeysThatAreOpen() {
        int before = OpenHandles.count();
        List<WinReg.HKEY> keys = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            WinReg.HKEYByReference key = new WinReg.HKEYByReference();
            assertThat(Advapi32.INSTANCE.RegOpenKeyEx(WinReg.HKEY_CURRENT_USER, "Software", 0, WinNT.KEY_READ, key)).isZero();
            keys.add(key.getValue());
        }
        int during = OpenHandles.count();
        keys.forEach(Advapi32.INSTANCE::RegCloseKey);

        assertThat(during - before).isBetween(50, 150);
        assertThat(OpenHandles.count() - before).isLessThan(50);
    }
}
