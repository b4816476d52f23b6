package org.ucsmigration.registry.internal.hive;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The hive bins as they are after recovery: the file's pages, and over them what the transaction logs say. Pages are read when
 * they are asked for, and the latest are kept. Safe for use by several threads.
 */
final class Bins {

    private static final int PAGE = 4096;
    /** At most 2 MiB are kept. */
    private static final int MOST_PAGES = 512;
    private static final int SMALLEST_CELL = 8;

    private final HiveFile file;
    private final DirtySectors dirty;
    private final long size;
    private final AtomicReferenceArray<Page> pages;
    private final Owners owners;

    private record Page(int index, byte[] bytes) {
    }

    /** @param size the size of the bins in bytes */
    Bins(HiveFile file, DirtySectors dirty, long size) {
        this.file = file;
        this.dirty = dirty;
        this.size = size;
        this.pages = new AtomicReferenceArray<>((int) Math.min(MOST_PAGES, size / PAGE + 1));
        this.owners = new Owners(size);
    }

    long size() {
        return size;
    }

    Owners owners() {
        return owners;
    }

    /** The cell at an offset. Its size, a negative number where it is in use, stands before its content. */
    Cell cell(int offset) throws HiveException {
        long at = Integer.toUnsignedLong(offset);
        long place = BaseBlock.BINS + at;
        if (at % SMALLEST_CELL != 0 || at + SMALLEST_CELL > size) {
            throw new HiveException(place, at % SMALLEST_CELL != 0 ? "no cell starts here: cells lie at multiples of 8"
                    : "the cell lies past the end of the hive");
        }
        int length = int32(at);
        if (length >= 0) {
            throw new HiveException(place, length == 0 ? "the cell has the size 0" : "the cell is in use, but marked as free");
        }
        long taken = -(long) length;
        if (taken < SMALLEST_CELL || at + taken > size) {
            throw new HiveException(place, "the cell, of " + taken + " bytes, "
                    + (taken < SMALLEST_CELL ? "is too small" : "reaches past the end of the hive"));
        }
        return new Cell(this, offset, at + 4, (int) taken - 4);
    }

    /** At a multiple of 2, so that no page ends within. */
    int uint16(long at) throws HiveException {
        return Bytes.uint16(page(at), (int) (at % PAGE));
    }

    /** At a multiple of 4. */
    int int32(long at) throws HiveException {
        return Bytes.int32(page(at), (int) (at % PAGE));
    }

    /** At a multiple of 8. */
    long int64(long at) throws HiveException {
        return Bytes.int64(page(at), (int) (at % PAGE));
    }

    void copy(long at, byte[] into, int from, int count) throws HiveException {
        for (int done = 0; done < count;) {
            int within = (int) ((at + done) % PAGE);
            int some = Math.min(PAGE - within, count - done);
            System.arraycopy(page(at + done), within, into, from + done, some);
            done += some;
        }
    }

    private byte[] page(long at) throws HiveException {
        int index = (int) (at / PAGE);
        int slot = index % pages.length();
        Page kept = pages.get(slot);
        if (kept == null || kept.index != index) {
            kept = new Page(index, load(index));
            pages.set(slot, kept);
        }
        return kept.bytes;
    }

    private byte[] load(int index) throws HiveException {
        byte[] bytes = new byte[PAGE];
        long place = BaseBlock.BINS + (long) index * PAGE;
        int inFile = (int) Math.max(0, Math.min(PAGE, file.length() - place));
        file.read(place, bytes, 0, inFile);
        dirty.over(index * (PAGE / DirtySectors.LENGTH), bytes);
        return bytes;
    }
}
