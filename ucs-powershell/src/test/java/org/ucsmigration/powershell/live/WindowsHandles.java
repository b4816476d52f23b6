package org.ucsmigration.powershell.live;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Kernel32;

/** How many handles this process holds: counted in the system's list, since Wine 8 answers zero where it is asked for that. */
final class WindowsHandles {

    private static final int SYSTEM_EXTENDED_HANDLE_INFORMATION = 64;
    private static final int SIZE = 1 << 25;
    private static final long FIRST_ENTRY = 16;
    private static final long ENTRY_SIZE = 40;
    private static final long PROCESS_ID_IN_ENTRY = 8;

    private WindowsHandles() {
    }

    static int count() {
        Function ask = NativeLibrary.getInstance("ntdll").getFunction("NtQuerySystemInformation");
        int process = Kernel32.INSTANCE.GetCurrentProcessId();
        try (Memory handles = new Memory(SIZE)) {
            int status = ask.invokeInt(new Object[] {SYSTEM_EXTENDED_HANDLE_INFORMATION, handles, SIZE, null});
            if (status != 0) {
                throw new IllegalStateException("The handles cannot be listed: status 0x" + Integer.toHexString(status));
            }
            int found = 0;
            for (long entry = 0; entry < handles.getLong(0); entry++) {
                if (handles.getLong(FIRST_ENTRY + entry * ENTRY_SIZE + PROCESS_ID_IN_ENTRY) == process) {
                    found++;
                }
            }
            return found;
        }
    }
}
