package org.ucsmigration.registry;

/**
 * The calls of Windows that this module needs, in Java's own types, so that a fake can stand for Windows. Each returns a
 * Windows error code; results go into the arrays.
 */
interface NativeRegistry {

    /** The predefined handles, sign-extended as Windows defines them. */
    long CURRENT_USER = (int) 0x80000001L;
    long LOCAL_MACHINE = (int) 0x80000002L;
    long USERS = (int) 0x80000003L;

    /** {@code RegOpenKeyEx}, to read. */
    int open(long key, String path, long[] handle);

    /** {@code RegConnectRegistry}. */
    int connect(String computer, long root, long[] handle);

    /** {@code RegCloseKey}. */
    int close(long handle);

    /** {@code RegQueryInfoKey}: the last write time, in 100 ns since 1601. */
    int lastWriteTime(long handle, long[] time);

    /** {@code RegEnumKeyEx}: {@code length} holds the room for the name going in, the name's length coming out. */
    int subKey(long handle, int index, char[] name, int[] length);

    /** {@code RegEnumValue}: {@code nameLength} as above, {@code length} likewise in bytes of data. */
    int value(long handle, int index, char[] name, int[] nameLength, int[] type, byte[] data, int[] length);

    /** {@code RegQueryValueEx}. */
    int value(long handle, String name, int[] type, byte[] data, int[] length);
}
