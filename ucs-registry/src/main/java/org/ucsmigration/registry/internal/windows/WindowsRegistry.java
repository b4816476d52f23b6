package org.ucsmigration.registry.internal.windows;

/**
 * The calls of Windows that this module needs, in Java's own types, so that a fake can stand for Windows. Each answer carries a
 * Windows error code, {@link WindowsError#SUCCESS} where all went well; what else it carries counts only then, unless said.
 */
public interface WindowsRegistry {

    /** The predefined handles, sign-extended as Windows defines them. */
    long CURRENT_USER = (int) 0x80000001L;
    long LOCAL_MACHINE = (int) 0x80000002L;
    long USERS = (int) 0x80000003L;

    /** A key that was opened, to be closed by its handle. */
    record Handle(int error, long value) {

        public static Handle failed(int error) {
            return new Handle(error, 0);
        }

        public boolean isOpen() {
            return error == WindowsError.SUCCESS;
        }
    }

    /** A time in 100 ns since 1601. */
    record Time(int error, long value) {
    }

    /** A key's name. */
    record Name(int error, String value) {

        public static Name failed(int error) {
            return new Name(error, "");
        }
    }

    /**
     * A value.
     *
     * @param size the bytes that its data takes, also with {@link WindowsError#MORE_DATA}, where the room was too small
     */
    record Value(int error, String name, long type, byte[] data, int size) {

        public static Value failed(int error, int size) {
            return new Value(error, "", 0, new byte[0], size);
        }
    }

    /** {@code RegOpenKeyEx}, to read. */
    Handle open(long key, String path);

    /** {@code RegConnectRegistry}. */
    Handle connect(String computer, long root);

    /** {@code RegCloseKey}; returns the error code. */
    int close(long handle);

    /** {@code RegQueryInfoKey}: the last write time. */
    Time lastWriteTime(long handle);

    /** {@code RegEnumKeyEx}. */
    Name subKey(long handle, int index);

    /** {@code RegEnumValue}, with room for so many bytes of data. */
    Value value(long handle, int index, int room);

    /** {@code RegQueryValueEx}, with room for so many bytes of data. */
    Value value(long handle, String name, int room);
}
