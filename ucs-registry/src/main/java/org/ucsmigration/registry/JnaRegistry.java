package org.ucsmigration.registry;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import javax.annotation.Nullable;

/** Windows itself, through JNA: the only class that touches it. */
final class JnaRegistry implements NativeRegistry {

    /** The 64-bit view whatever this process is: ProfileList is not where a 32-bit process would look. */
    private static final int READ = WinNT.KEY_READ | WinNT.KEY_WOW64_64KEY;

    private final Library windows;

    /** The functions of advapi32.dll that are called, with the names and the order of arguments that Windows gives them. */
    interface Library extends StdCallLibrary {

        int RegOpenKeyEx(HKEY key, String path, int options, int access, HKEYByReference opened);

        int RegConnectRegistry(String computer, HKEY key, HKEYByReference opened);

        int RegCloseKey(HKEY key);

        int RegQueryInfoKey(HKEY key, @Nullable char[] className, @Nullable IntByReference classLength, @Nullable IntByReference reserved,
                @Nullable IntByReference subKeys, @Nullable IntByReference longestSubKey, @Nullable IntByReference longestClass,
                @Nullable IntByReference values, @Nullable IntByReference longestValueName, @Nullable IntByReference longestValue,
                @Nullable IntByReference securityDescriptor, FILETIME lastWriteTime);

        int RegEnumKeyEx(HKEY key, int index, char[] name, IntByReference length, @Nullable IntByReference reserved,
                @Nullable char[] className, @Nullable IntByReference classLength, @Nullable FILETIME lastWriteTime);

        int RegEnumValue(HKEY key, int index, char[] name, IntByReference nameLength, @Nullable IntByReference reserved,
                IntByReference type, byte[] data, IntByReference length);

        int RegQueryValueEx(HKEY key, String name, @Nullable IntByReference reserved, IntByReference type, byte[] data,
                IntByReference length);
    }

    JnaRegistry(Library windows) {
        this.windows = windows;
    }

    /**
     * Loads the library.
     *
     * @throws LinkageError on another system than Windows, and where native access is denied
     */
    static NativeRegistry load() {
        return new JnaRegistry(Native.load("Advapi32", Library.class, W32APIOptions.DEFAULT_OPTIONS));
    }

    @Override
    public int open(long key, String path, long[] handle) {
        HKEYByReference opened = new HKEYByReference();
        return given(windows.RegOpenKeyEx(key(key), path, 0, READ, opened), opened, handle);
    }

    @Override
    public int connect(String computer, long root, long[] handle) {
        HKEYByReference opened = new HKEYByReference();
        return given(windows.RegConnectRegistry(computer, key(root), opened), opened, handle);
    }

    @Override
    public int close(long handle) {
        return windows.RegCloseKey(key(handle));
    }

    @Override
    public int lastWriteTime(long handle, long[] time) {
        FILETIME written = new FILETIME();
        int error = windows.RegQueryInfoKey(key(handle), null, null, null, null, null, null, null, null, null, null, written);
        time[0] = (long) written.dwHighDateTime << 32 | written.dwLowDateTime & 0xFFFFFFFFL;
        return error;
    }

    @Override
    public int subKey(long handle, int index, char[] name, int[] length) {
        IntByReference size = new IntByReference(length[0]);
        int error = windows.RegEnumKeyEx(key(handle), index, name, size, null, null, null, null);
        length[0] = size.getValue();
        return error;
    }

    @Override
    public int value(long handle, int index, char[] name, int[] nameLength, int[] type, byte[] data, int[] length) {
        IntByReference nameSize = new IntByReference(nameLength[0]);
        IntByReference kind = new IntByReference();
        IntByReference size = new IntByReference(length[0]);
        int error = windows.RegEnumValue(key(handle), index, name, nameSize, null, kind, data, size);
        nameLength[0] = nameSize.getValue();
        type[0] = kind.getValue();
        length[0] = size.getValue();
        return error;
    }

    @Override
    public int value(long handle, String name, int[] type, byte[] data, int[] length) {
        IntByReference kind = new IntByReference();
        IntByReference size = new IntByReference(length[0]);
        int error = windows.RegQueryValueEx(key(handle), name, null, kind, data, size);
        type[0] = kind.getValue();
        length[0] = size.getValue();
        return error;
    }

    private static int given(int error, HKEYByReference opened, long[] handle) {
        if (error == 0) {
            handle[0] = Pointer.nativeValue(opened.getValue().getPointer());
        }
        return error;
    }

    private static HKEY key(long handle) {
        return new HKEY(new Pointer(handle));
    }
}
