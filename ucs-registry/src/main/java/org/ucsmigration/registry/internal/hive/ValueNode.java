package org.ucsmigration.registry.internal.hive;

/** A value of a key in a hive. Immutable, and safe for use by several threads; its data is read when it is asked for. */
public final class ValueNode {

    private static final int VK = 'v' | 'k' << 8;
    private static final int COMPRESSED_NAME = 1;
    private static final int DATA_WITHIN = 0x80000000;
    private static final int DATA = 8;
    private static final int NAME = 20;
    /** Windows allows 16,383 characters. */
    private static final int LONGEST_NAME = 2 * 16_383;

    private final Hive hive;
    private final Cell cell;
    private final String name;
    private final long type;
    private final int size;
    private final boolean isWithin;

    ValueNode(Hive hive, Cell cell, int key) throws HiveException {
        if (cell.signature() != VK) {
            throw cell.damaged("the cell holds no value");
        }
        this.hive = hive;
        this.cell = cell;
        int length = cell.uint16(2);
        if (length > LONGEST_NAME) {
            throw cell.damaged("the value's name takes " + length + " bytes, more than the " + LONGEST_NAME
                    + " that Windows allows");
        }
        hive.bins().owners().claim(cell, length, key);
        this.name = cell.text(NAME, length, (cell.uint16(16) & COMPRESSED_NAME) != 0);
        this.type = Integer.toUnsignedLong(cell.int32(12));
        int declared = cell.int32(4);
        this.isWithin = (declared & DATA_WITHIN) != 0;
        this.size = declared & ~DATA_WITHIN;
        if (size > (isWithin ? 4 : hive.bins().size())) {
            throw cell.damaged("the value's data takes " + size + " bytes, " + (isWithin ? "but lies in a field of 4"
                    : "more than the file has"));
        }
    }

    /** The name; empty for the key's default value. */
    public String name() {
        return name;
    }

    /** The number of the type, 0 to 4294967295. */
    public long type() {
        return type;
    }

    /** The length of the data in bytes. */
    public int size() {
        return size;
    }

    /** Reads the data. */
    public byte[] bytes() throws HiveException {
        if (isWithin) {
            byte[] bytes = new byte[size];
            cell.copy(DATA, bytes, 0, size);
            return bytes;
        }
        return size == 0 ? new byte[0] : DataCells.read(hive, cell.int32(DATA), size, cell.offset());
    }

    @Override
    public String toString() {
        return name;
    }

    /** Says that it belongs to a key and to no other. */
    void claimAlone(int key) throws HiveException {
        hive.bins().owners().claimAlone(cell, key);
    }

    /** What it takes of the file at the least, in bytes. */
    long room() {
        return NAME + (long) name.length() + (isWithin ? 0 : size);
    }
}
