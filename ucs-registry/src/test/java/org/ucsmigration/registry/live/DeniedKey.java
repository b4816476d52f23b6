package org.ucsmigration.registry.live;

import static com.sun.jna.platform.win32.WinReg.HKEY_CURRENT_USER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Advapi32;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;

/** A key that nobody may open for a while. */
final class DeniedKey {

    private static final int SIZE_OF_DESCRIPTOR = 20;
    private static final short SELF_RELATIVE_WITH_DACL = (short) 0x8004;
    private static final int OFFSET_OF_DACL = 16;

    /** Opened before it is denied: rights are checked at opening. */
    private final HKEYByReference key = new HKEYByReference();

    private DeniedKey(String path) {
        assertThat(Advapi32.INSTANCE.RegOpenKeyEx(HKEY_CURRENT_USER, path, 0, WinNT.KEY_ALL_ACCESS, key)).isZero();
    }

    /** @param path of a key that is there, below the current user */
    static void during(String path, Runnable test) {
        DeniedKey denied = new DeniedKey(path);
        try {
            denied.setAccess(SIZE_OF_DESCRIPTOR);
            test.run();
        } finally {
            denied.setAccess(0);
            Advapi32.INSTANCE.RegCloseKey(denied.key.getValue());
        }
    }

    /** An access list without an entry grants nothing to anybody; where there is no list at all, all is granted to everybody. */
    private void setAccess(int offsetOfList) {
        Function set = NativeLibrary.getInstance("advapi32").getFunction("RegSetKeySecurity");
        try (Memory descriptor = new Memory(SIZE_OF_DESCRIPTOR + 8)) {
            descriptor.clear();
            descriptor.setByte(0, (byte) 1);
            descriptor.setShort(2, SELF_RELATIVE_WITH_DACL);
            descriptor.setInt(OFFSET_OF_DACL, offsetOfList);
            descriptor.setByte(SIZE_OF_DESCRIPTOR, (byte) 2);
            descriptor.setShort(SIZE_OF_DESCRIPTOR + 2, (short) 8);
            assertThat(set.invokeInt(new Object[] {key.getValue(), WinNT.DACL_SECURITY_INFORMATION, descriptor})).isZero();
        }
    }
}
