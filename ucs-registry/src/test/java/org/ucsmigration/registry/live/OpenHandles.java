package org.ucsmigration.registry.live;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.ptr.IntByReference;

/** How many handles this process holds. */
final class OpenHandles {

    private static final int SYSTEM_EXTENDED_HANDLE_INFORMATION = 64;
    private static final int STATUS_INFO_LENGTH_MISMATCH = 0xC0000004;
    private static final int LIMIT = 1 << 28;
    private static final long FIRST_ENTRY = 16;
    private static final long ENTRY_SIZE = 40;
    private static final long PROCESS_ID_IN_ENTRY = 8;

    private OpenHandles() {
    }

    static int count() {
        IntByReference count = new IntByReference();
        Function ask = NativeLibrary.getInstance("kernel32").getFunction("GetProcessHandleCount");
        boolean answered = ask.invokeInt(new Object[] {Kernel32.INSTANCE.GetCurrentProcess(), count}) != 0;
        // Wine 8 answers, but always zero: there the handles of the whole system are counted one by one.
        return answered && count.getValue() > 0 ? count.getValue() : listed();
    }

    private static int listed() {
        Function ask = NativeLibrary.getInstance("ntdll").getFunction("NtQuerySystemInformation");
        for (int size = 1 << 16; size <= LIMIT; size *= 2) {
            try (Memory handles = new Memory(size)) {
                int status = ask.invokeInt(new Object[] {SYSTEM_EXTENDED_HANDLE_INFORMATION, handles, size, null});
                if (status == 0) {
                    return ofThisProcess(handles);
                }
                if (status != STATUS_INFO_LENGTH_MISMATCH) {
                    throw new IllegalStateException("The handles cannot be listed: status 0x" + Integer.toHexString(status));
                }
            }
        }
        throw new IllegalStateException("The list of handles is longer than " + LIMIT + " bytes.");
    }

    private static int ofThisProcess(Memory handles) {
        int process = Kernel32.INSTANCE.GetCurrentProcessId();
        int found = 0;
        for (long entry = 0; entry < handles.getLong(0); entry++) {
            if (handles.getLong(FIRST_ENTRY + entry * ENTRY_SIZE + PROCESS_ID_IN_ENTRY) == process) {
                found++;
            }
        }
        return found;
    }
}
