package org.ucsmigration.registry.internal.hive;

/** The data of a value: one cell, or where it is large, several that a {@code db} cell lists. */
final class DataCells {

    private static final int DB = 'd' | 'b' << 8;
    private static final int SEGMENT = 16_344;
    /** The format's minor version before the one that brought big data. */
    private static final int WITHOUT_BIG_DATA = 3;

    private DataCells() {
    }

    static byte[] read(Hive hive, int offset, int size, int owner) throws HiveException {
        Bins bins = hive.bins();
        Cell cell = bins.cell(offset);
        if (cell.length() >= size) {
            bins.owners().claim(cell, size, owner);
            byte[] bytes = new byte[size];
            cell.copy(0, bytes, 0, size);
            return bytes;
        }
        if (size <= SEGMENT || hive.minorVersion() <= WITHOUT_BIG_DATA || cell.signature() != DB) {
            throw cell.damaged("the cell has " + cell.length() + " bytes, but the value in it " + size);
        }
        return segments(bins, cell, size, owner);
    }

    private static byte[] segments(Bins bins, Cell cell, int size, int owner) throws HiveException {
        int count = cell.uint16(2);
        Cell list = bins.cell(cell.int32(4));
        if ((long) count * SEGMENT < size || 4L * count > list.length()) {
            throw cell.damaged("the value, of " + size + " bytes, is in " + count + " parts, and the list of them has "
                    + list.length() + " bytes: too few");
        }
        byte[] bytes = new byte[size];
        for (int done = 0, part = 0; done < size; part++) {
            Cell segment = bins.cell(list.int32(4 * part));
            int length = Math.min(SEGMENT, size - done);
            bins.owners().claim(segment, length, owner);
            segment.copy(0, bytes, done, length);
            done += length;
        }
        return bytes;
    }
}
