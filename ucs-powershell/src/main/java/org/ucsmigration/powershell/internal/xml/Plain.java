package org.ucsmigration.powershell.internal.xml;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes of UTF-8 that need no second look: ASCII without an ampersand. Seen eight at a time, as nearly all of an export are. */
final class Plain {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long AMPERSANDS = '&' * ONES;

    private Plain() {
    }

    /** Whether all of them are. */
    static boolean are(byte[] bytes, int from, int end) {
        int i = from;
        for (; i <= end - 4 * Long.BYTES; i += 4 * Long.BYTES) {
            long marks = marks(bytes, i) | marks(bytes, i + Long.BYTES) | marks(bytes, i + 2 * Long.BYTES)
                    | marks(bytes, i + 3 * Long.BYTES);
            if ((marks & HIGHEST_BITS) != 0) {
                return false;
            }
        }
        for (; i < end; i++) {
            if (bytes[i] < 0 || bytes[i] == '&') {
                return false;
            }
        }
        return true;
    }

    /** Of eight bytes, the highest bit of each that is not plain. */
    private static long marks(byte[] bytes, int at) {
        long eight = (long) EIGHT.get(bytes, at);
        // Of bytes below 128, only a zero borrows when one is taken off: an ampersand.
        return eight | (eight ^ AMPERSANDS) - ONES;
    }
}
