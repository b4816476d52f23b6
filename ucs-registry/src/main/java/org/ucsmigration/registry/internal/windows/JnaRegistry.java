package org.ucsmigration.registry.internal.windows;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.win32.WinBase.FILETIME;
import com.sun.jna.platform.win32.WinNT;
import com.sun.jna.platform.win32.WinReg.HKEY;
import com.sun.jna.platform.win32.WinReg.HKEYByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.win32.StdCallLibrary;
import com.sun.jna.win32.W32APIOptions;
import java.util.Arrays;
import javax.annotation.Nullable;

/** Windows itself, through JNA: the only class that touches it. */
public final class JnaRegistry implements WindowsRegistry {

    /** The 64-bit view whatever this process is: ProfileList is not where a 32-bit process would look. */
    private static final int READ = WinNT.KEY_READ | WinNT.KEY_WOW64_64KEY;

    /** Windows' limits: 255 characters in a key's name, 16,383 in a value's; and room for the NUL. */
    private static final int KEY_NAME = 256;
    private static final int VALUE_NAME = 16_384;

    private final Library windows;

    /** The functions of advapi32.dll that are called, with the names and the order of arguments that Windows gives them. */
    interface Library extends StdCallLibrary {

        int RegOpenKeyEx(HKEY key, String path, int options, int access, HKEYByReference opened);

        int RegConnectRegistry(String computer, HKEY key, HKEYByReference opened);

        int RegCloseKey(HKEY key);

        int RegQueryInfoKey(HKEY key, @Nullable char[] className, @Nullable IntByReference classLength,
                @Nullable IntByReference reserved,
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
    public static WindowsRegistry load() {
        return new JnaRegistry(Native.load("Advapi32", Library.class, W32APIOptions.DEFAULT_OPTIONS));
    }

    @Override
    public Handle open(long key, String path) {
        HKEYByReference opened = new HKEYByReference();
        return handle(windows.RegOpenKeyEx(key(key), path, 0, READ, opened), opened);
    }

    @Override
    public Handle connect(String computer, long root) {
        HKEYByReference opened = new HKEYByReference();
        return handle(windows.RegConnectRegistry(computer, key(root), opened), opened);
    }

    @Override
    public int close(long handle) {
        return windows.RegCloseKey(key(handle));
    }

    @Override
    public Time lastWriteTime(long handle) {
        FILETIME written = new FILETIME();
        int error = windows.RegQueryInfoKey(key(handle), null, null, null, null, null, null, null, null, null, null, written);
        return new Time(error, ((long) written.dwHighDateTime << 32) | (written.dwLowDateTime & 0xFFFFFFFFL));
    }

    @Override
    public Name subKey(long handle, int index) {
        char[] name = new char[KEY_NAME];
        IntByReference length = new IntByReference(name.length);
        int error = windows.RegEnumKeyEx(key(handle), index, name, length, null, null, null, null);
        return error == WindowsError.SUCCESS ? new Name(error, new String(name, 0, length.getValue())) : Name.failed(error);
    }

    @Override
    public Value value(long handle, int index, int room) {
        char[] name = new char[VALUE_NAME];
        IntByReference nameLength = new IntByReference(name.length);
        IntByReference type = new IntByReference();
        byte[] data = new byte[room];
        IntByReference size = new IntByReference(room);
        int error = windows.RegEnumValue(key(handle), index, name, nameLength, null, type, data, size);
        return error == WindowsError.SUCCESS ? value(new String(name, 0, nameLength.getValue()), type, data, size)
                : Value.failed(error, size.getValue());
    }

    @Override
    public Value value(long handle, String name, int room) {
        IntByReference type = new IntByReference();
        byte[] data = new byte[room];
        IntByReference size = new IntByReference(room);
        int error = windows.RegQueryValueEx(key(handle), name, null, type, data, size);
        return error == WindowsError.SUCCESS ? value(name, type, data, size) : Value.failed(error, size.getValue());
    }

    private static Value value(String name, IntByReference type, byte[] data, IntByReference size) {
        byte[] own = Arrays.copyOf(data, Math.min(data.length, Math.max(0, size.getValue())));
        return new Value(WindowsError.SUCCESS, name, type.getValue() & 0xFFFFFFFFL, own, own.length);
    }

    private static Handle handle(int error, HKEYByReference opened) {
        return error == WindowsError.SUCCESS ? new Handle(error, Pointer.nativeValue(opened.getValue().getPointer()))
                : Handle.failed(error);
    }

    private static HKEY key(long handle) {
        return new HKEY(new Pointer(handle));
    }
}
