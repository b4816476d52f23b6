package org.ucsmigration.registry.internal.hive;

import java.nio.charset.StandardCharsets;

/** The content of a cell in use. Positions count from its start; nothing beyond its end is read. */
final class Cell {

    private final Bins bins;
    private final int offset;
    private final long start;
    private final int length;

    Cell(Bins bins, int offset, long start, int length) {
        this.bins = bins;
        this.offset = offset;
        this.start = start;
        this.length = length;
    }

    /** The cell's offset from the start of the hive bins, by which others refer to it. */
    int offset() {
        return offset;
    }

    /** The length of the content in bytes. */
    int length() {
        return length;
    }

    /** The place in the file of what an offset refers to. */
    static long place(int offset) {
        return BaseBlock.BINS + Integer.toUnsignedLong(offset);
    }

    /** Two letters, the first of which is the low byte. */
    int signature() throws HiveException {
        return uint16(0);
    }

    int uint16(int at) throws HiveException {
        need(at, 2);
        return bins.uint16(start + at);
    }

    int int32(int at) throws HiveException {
        need(at, 4);
        return bins.int32(start + at);
    }

    /** At 4 more than a multiple of 8, so that no page ends within. */
    long int64(int at) throws HiveException {
        need(at, 8);
        return bins.int64(start + at);
    }

    void copy(int at, byte[] into, int from, int count) throws HiveException {
        need(at, count);
        bins.copy(start + at, into, from, count);
    }

    /** A name: Latin-1 where it is compressed, else UTF-16. */
    String text(int at, int count, boolean compressed) throws HiveException {
        need(at, count);
        byte[] bytes = new byte[compressed ? count : count & ~1];
        bins.copy(start + at, bytes, 0, bytes.length);
        return compressed ? new String(bytes, StandardCharsets.ISO_8859_1) : utf16(bytes);
    }

    HiveException damaged(String reason) {
        return new HiveException(place(offset), reason);
    }

    /** Lone surrogate halves are kept, which the JDK's decoder would replace. */
    private static String utf16(byte[] bytes) {
        char[] chars = new char[bytes.length / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) Bytes.uint16(bytes, 2 * i);
        }
        return new String(chars);
    }

    private void need(int at, int count) throws HiveException {
        if (at + (long) count > length) {
            throw damaged("the cell is too small: it has " + length + " bytes where " + (at + (long) count) + " are needed");
        }
    }
}
