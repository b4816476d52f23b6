package org.ucsmigration.registry.internal.hive;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Whose the large cells are. In a sound hive each has one owner and none overlaps another; without this, a small hostile file
 * in which thousands of keys share one large cell would take hours to walk. Safe for use by several threads.
 */
final class Owners {

    /** Below this many bytes a cell may be shared: it costs little to read, and nothing to remember. */
    private static final int LARGE = 1024;

    /** No cell starts at this offset, so that it is nobody's. */
    private static final int SHARED = 1;

    private final long size;
    private final Map<Integer, Integer> owners = new ConcurrentHashMap<>();
    private final AtomicLong owned = new AtomicLong();

    /** @param size the size of the hive bins in bytes */
    Owners(long size) {
        this.size = size;
    }

    /**
     * Says that bytes of a cell belong to another cell.
     *
     * @throws HiveException if they belong to a third one, or large cells overlap
     */
    void claim(Cell cell, long length, int owner) throws HiveException {
        if (length <= LARGE) {
            return;
        }
        if (isFirst(cell, owner) && owned.addAndGet(length) > size) {
            throw cell.damaged("the cell overlaps others: all large cells together take more than the file has");
        }
    }

    /**
     * Says that a cell of whatever size belongs to another cell, and to none else: a list that many keys share would be gone
     * through for each of them, and a value that two keys share is at best one's. Once found out, neither has it.
     *
     * @throws HiveException if it was claimed for a third one, too
     */
    void claimAlone(Cell cell, int owner) throws HiveException {
        isFirst(cell, owner);
    }

    private boolean isFirst(Cell cell, int owner) throws HiveException {
        Integer other = owners.putIfAbsent(cell.offset(), owner);
        if (other != null && other != owner) {
            owners.put(cell.offset(), SHARED);
            throw cell.damaged(other == SHARED ? "the cell is used twice" : "the cell is used twice, from offset "
                    + Cell.place(other)
                    + " and from offset " + Cell.place(owner));
        }
        return other == null;
    }
}
